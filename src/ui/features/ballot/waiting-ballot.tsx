import { For, Show, type JSX } from 'solid-js';
import { Button } from '../../kit/button.tsx';
import { createAct } from '../../kit/create-act.ts';
import { Section } from '../../kit/sheet.tsx';
import { couldBegin, METHODS, OPTION_ABOUT } from '../../words/ballots.ts';
import { inWords, plural } from '../../words/counts.ts';
import { AcceptTelling } from './accept-telling.tsx';
import type { BallotView } from './ballot-view.ts';
import { DecidedTexts } from './decided-texts.tsx';
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
      <AcceptTelling view={props.view} />
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
      <DecidedTexts view={props.view} />
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
