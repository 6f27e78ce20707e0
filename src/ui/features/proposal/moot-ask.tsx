import { Show, type JSX } from 'solid-js';
import { Button } from '../../kit/button.tsx';
import { capital } from './spoken.ts';
import { names } from '../../words/counts.ts';
import { createAct } from '../../kit/create-act.ts';
import type { ProposalView } from './proposal-view.ts';
import css from './moot-ask.module.css';

/** "This needs a Moot", one tap, and the way to take it back. */
export function MootAsk(props: { readonly view: ProposalView }): JSX.Element {
  const { busy, run } = createAct();
  const id = () => props.view.proposal().id;
  const mine = () => props.view.proposal().mootAskedBy.includes(props.view.assembly.me() ?? '');
  const others = () =>
    props.view.proposal().mootAskedBy.filter((person) => person !== props.view.assembly.me());
  const ask = async (): Promise<void> => {
    await run(() => props.view.assembly.open.askForMoot(id()));
  };
  const takeBack = async (): Promise<void> => {
    await run(() => props.view.assembly.open.takeBackMootAsk(id()));
  };
  return (
    <div class={css.ask} aria-live="polite">
      <Show
        when={mine()}
        fallback={
          <Button wide look="quiet" icon="moots" busy={busy()} onClick={() => void ask()}>
            This needs a Moot
          </Button>
        }
      >
        <p class={css.words}>You asked for a Moot.</p>
        <Button wide look="quiet" busy={busy()} onClick={() => void takeBack()}>
          Take it back
        </Button>
      </Show>
      <Show when={others().length > 0}>
        <p class={css.words}>
          {capital(names(others().map(props.view.listener().callName)))}{' '}
          {others().length === 1 ? 'asks' : 'ask'} for one
          {mine() ? ' too' : ''}.
        </p>
      </Show>
    </div>
  );
}
