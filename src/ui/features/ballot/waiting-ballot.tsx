import { For, Show, type JSX } from 'solid-js';
import { Banner } from '../../kit/banner.tsx';
import { Button } from '../../kit/button.tsx';
import { createAct } from '../../kit/create-act.ts';
import { Section } from '../../kit/sheet.tsx';
import { useToasts } from '../../kit/toasts.tsx';
import { couldBegin, METHODS, OPTION_ABOUT } from '../../words/ballots.ts';
import { inWords, plural } from '../../words/counts.ts';
import { refusalSentence } from '../../words/refusals.ts';
import type { BallotView } from './ballot-view.ts';
import css from './one-ballot.module.css';
import { TellersList } from './tellers-list.tsx';
import { sealProgress } from './teller-words.ts';
import { Voters } from './voters.tsx';

/** Opened, and waiting for more than half of its tellers (BAL-2). */
export function WaitingBallot(props: { readonly view: BallotView }): JSX.Element {
  const ballot = () => props.view.ballot();
  const accepted = () => sealProgress(ballot()).accepted;
  return (
    <>
      <p class={css.lead}>
        <b>
          {inWords(accepted())} of {inWords(ballot().tellers.length).toLowerCase()} tellers{' '}
          {accepted() === 1 ? 'has' : 'have'} accepted.
        </b>{' '}
        It begins once {props.view.needed()} have; then members can put their papers in.
      </p>
      <Show when={props.view.teller()}>
        {(teller) => (
          <Show when={!teller().accepted}>
            <AcceptTelling view={props.view} />
          </Show>
        )}
      </Show>
      <Section title="The options">
        <ul class={css.options}>
          <For each={ballot().options}>
            {(option) => (
              <li>
                <span dir="auto">{option.label}</span>
                <Show when={OPTION_ABOUT[option.type]}>
                  {(about) => <span class={css.soft}>{about()}</span>}
                </Show>
              </li>
            )}
          </For>
        </ul>
        <p>
          {ballot().seats > 1 ? `${plural(ballot().seats, 'seat')}. ` : ''}
          {METHODS[ballot().method].about}
        </p>
      </Section>
      <Section title="The tellers">
        <TellersList view={props.view} />
        <p class={css.soft}>{couldBegin(ballot().tellers.length)}</p>
      </Section>
      <Section title="Who may vote">
        <Voters of={ballot()} nameOf={props.view.nameOf} fixed />
      </Section>
      <Show when={props.view.may().takeBack === null}>
        <TakeBack view={props.view} />
      </Show>
    </>
  );
}

/** One tap, and an honest word about what one attests by it. */
function AcceptTelling(props: { readonly view: BallotView }): JSX.Element {
  const { busy, run } = createAct();
  const toasts = useToasts();
  const ballot = () => props.view.ballot();
  const refusal = () => props.view.may().acceptTelling;
  const accept = async (): Promise<void> => {
    if (await run(() => props.view.assembly.open.acceptTelling(ballot().id)))
      toasts.say({ words: 'You’re a teller. Open Moot on this device after the close.' });
  };
  return (
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
      <Show when={refusal()}>{(reason) => <Banner tone="refused">{refusalSentence(reason())}</Banner>}</Show>
      <Show when={refusal() === null}>
        <Button look="needs" icon="tick" busy={busy()} onClick={() => void accept()}>
          I’ll be a teller
        </Button>
      </Show>
    </section>
  );
}

function TakeBack(props: { readonly view: BallotView }): JSX.Element {
  const { busy, run } = createAct();
  const takeBack = async (): Promise<void> => {
    await run(() => props.view.assembly.open.takeBackBallot(props.view.ballot().id));
  };
  return (
    <Section title="Opened by mistake?">
      <p class={css.soft}>You opened it, so until it begins you can take it back.</p>
      <Button look="quiet" busy={busy()} onClick={() => void takeBack()}>
        Take the ballot back
      </Button>
    </Section>
  );
}
