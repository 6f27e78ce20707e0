import { Show, type JSX } from 'solid-js';
import { Banner } from '../../kit/banner.tsx';
import { Button } from '../../kit/button.tsx';
import { createAct } from '../../kit/create-act.ts';
import { useToasts } from '../../kit/toasts.tsx';
import { plural } from '../../words/counts.ts';
import { refusalSentence } from '../../words/refusals.ts';
import type { BallotView } from './ballot-view.ts';
import css from './one-ballot.module.css';

/**
 * For whom the Moot named as a teller and who hasn't accepted: one tap, and an honest word about what one
 * attests by it. Silent for everybody else.
 */
export function AcceptTelling(props: { readonly view: BallotView }): JSX.Element {
  const { busy, run } = createAct();
  const toasts = useToasts();
  const ballot = () => props.view.ballot();
  const refusal = () => props.view.may().acceptTelling;
  const accept = async (): Promise<void> => {
    if (await run(() => props.view.assembly.open.acceptTelling(ballot().id)))
      toasts.say({ words: 'You’re a teller. Open Moot on this device after the close.' });
  };
  return (
    <Show when={props.view.speaks() && props.view.teller()?.accepted === false}>
      <section class={css.ask} aria-label="You as a teller">
        <h2>The Moot named you as a teller</h2>
        <p>By accepting, you attest two things, and this device checks both:</p>
        <ul class={css.points}>
          <li>it knows the same {plural(ballot().electorate.length, 'member')} as this ballot;</li>
          <li>it knows of no earlier count of it that was sealed.</li>
        </ul>
        <p>
          After the close, this device says which papers it held, and what the tellers agree on is counted. It
          does that by itself while Moot is open here: so open it after the close, on this very device. You
          can’t change a paper, and you can vote like everyone.
        </p>
        <Show when={refusal()}>
          {(reason) => <Banner tone="refused">{refusalSentence(reason())}</Banner>}
        </Show>
        <Show when={refusal() === null}>
          <Button look="needs" icon="tick" busy={busy()} onClick={() => void accept()}>
            I’ll be a teller
          </Button>
        </Show>
      </section>
    </Show>
  );
}
