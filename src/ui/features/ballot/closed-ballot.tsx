import { For, Match, Show, Switch, type JSX } from 'solid-js';
import type { BallotActs } from '../../../app/acts-api.ts';
import { Button } from '../../kit/button.tsx';
import { createAct } from '../../kit/create-act.ts';
import { Section, Sheet } from '../../kit/sheet.tsx';
import { deadlineSays, MY_PAPER_STATES, papersCame, TWO_TELLERS } from '../../words/ballots.ts';
import { everyName, inWords, plural } from '../../words/counts.ts';
import { until } from '../../words/time.ts';
import { RepeatLink } from './ballot-end.tsx';
import type { BallotView } from './ballot-view.ts';
import css from './one-ballot.module.css';
import { receiptOf } from './receipt.ts';
import { RoomsPanel } from './rooms-panel.tsx';
import { SealSign } from './seal-sign.tsx';
import { TellersList } from './tellers-list.tsx';
import { sealProgress } from './teller-words.ts';
import { Voters } from './voters.tsx';

/** After the close: returns come in, are signed and confirmed; until then there is nothing to read. */
export function ClosedBallot(props: { readonly view: BallotView }): JSX.Element {
  const ballot = () => props.view.ballot();
  const progress = () => sealProgress(ballot());
  const missing = () => ballot().tellers.filter((teller) => teller.return === null && !teller.twoReturns);
  return (
    <>
      <Sheet>
        <div class={css.seal}>
          <SealSign
            signed={Math.max(progress().signed, progress().confirmed)}
            tellers={ballot().tellers.length}
            sealed={false}
            size={64}
          />
          <div>
            <p>
              <b>Not settled yet, as far as this device has heard:</b> {stageWords(props.view)}
            </p>
            <p class={css.soft}>{deadlineSays(ballot().tellers.length)}</p>
          </div>
        </div>
      </Sheet>
      <Show when={props.view.speaks() && props.view.teller()}>
        <TellersTurn view={props.view} />
      </Show>
      <Show when={props.view.may().repeat}>
        <p>
          <b>Twice the tellers’ time has passed, and it isn’t sealed.</b> It can be voted on again, with other
          tellers.
        </p>
      </Show>
      <RepeatLink view={props.view} />
      <Section title="The returns">
        <p>
          A return says which papers a teller’s device held at the close. A paper counts if two of those that
          are sealed list it
          {ballot().tellers.length === 1 ? '; here there is one teller, and one is enough' : ''}.
        </p>
        <TellersList view={props.view} />
        <Show when={missing().length > 0}>
          <p>
            Missing: {everyName(missing().map(({ person }) => props.view.callName(person)))}.{' '}
            {progress().graceEnds > props.view.now()
              ? `All are waited for until ${until(progress().graceEnds, props.view.now())}; after that, more than half are enough.`
              : 'Their time is over: more than half of the returns are enough now.'}
          </p>
        </Show>
        <p class={css.soft}>{TWO_TELLERS}</p>
      </Section>
      <Section title="The papers">
        <p>{papersCame(props.view.papersIn(), ballot().electorate.length)}</p>
        <For each={props.view.mine()}>
          {(paper) => (
            <p>
              Yours is <b>{receiptOf(paper.id)}</b>. {heldBy(props.view, paper.listedBy)}
            </p>
          )}
        </For>
      </Section>
      <RoomsPanel view={props.view} />
      <Section title="Who may vote">
        <Voters of={ballot()} nameOf={props.view.nameOf} fixed />
      </Section>
    </>
  );
}

function heldBy({ callName, me }: BallotView, tellers: readonly string[]): string {
  if (tellers.length === 0) return MY_PAPER_STATES.cast;
  const others = tellers.filter((person) => person !== me());
  const theirs = `${others.length === 1 ? 'the return' : 'the returns'} of ${everyName(others.map(callName))}`;
  if (others.length === tellers.length) return `It is in ${theirs}.`;
  return others.length === 0 ? 'It is in your own return.' : `It is in your own return and in ${theirs}.`;
}

function stageWords(view: BallotView): string {
  const { returns, signed, confirmed, needed } = sealProgress(view.ballot());
  const of = `of ${inWords(view.ballot().tellers.length).toLowerCase()} tellers`;
  const seals = needed - confirmed;
  if (confirmed > 0) {
    return `${inWords(confirmed).toLowerCase()} ${of} ${confirmed === 1 ? 'has' : 'have'} confirmed the returns; ${inWords(seals).toLowerCase()} more ${seals === 1 ? 'seals' : 'seal'} it.`;
  }
  if (signed > 0) {
    return `${inWords(signed).toLowerCase()} ${of} ${signed === 1 ? 'has' : 'have'} signed the returns. Once ${needed} sign the same, they confirm it, and it is sealed.`;
  }
  return returns === 0
    ? 'no return has come yet. Tellers’ devices send them as soon as Moot is open there.'
    : `${plural(returns, 'return')} ${of} ${returns === 1 ? 'has' : 'have'} come.`;
}

type Turn = 'signReturn' | 'signReturns' | 'confirmReturns';

const TURNS = {
  signReturn: {
    words: 'Say which papers this device held at the close. It does so by itself; you can do it now.',
    label: 'Sign my return',
  },
  signReturns: {
    words: 'The returns are here. Sign that you hold this set of them.',
    label: 'Sign the returns',
  },
  confirmReturns: {
    words: 'More than half have signed one set. Confirm it, once for all: that seals the ballot.',
    label: 'Confirm the returns',
  },
} as const satisfies Record<Turn, { readonly words: string; readonly label: string }>;

/** What waits for me as a teller. */
function TellersTurn(props: { readonly view: BallotView }): JSX.Element {
  const { busy, run } = createAct();
  const turn = (): Turn | undefined =>
    (['confirmReturns', 'signReturns', 'signReturn'] as const).find(
      (each) => props.view.may()[each] === null,
    );
  const take = async (act: keyof BallotActs & Turn): Promise<void> => {
    const { open } = props.view.assembly;
    const { id } = props.view.ballot();
    await run(() =>
      act === 'signReturn'
        ? open.signReturn(id)
        : act === 'signReturns'
          ? open.signReturns(id)
          : open.confirmReturns(id),
    );
  };
  return (
    <Switch
      fallback={
        <p class={css.soft}>
          You’re a teller, and nothing waits for you now. This device does the rest by itself while Moot is
          open here.
        </p>
      }
    >
      <Match when={turn()}>
        {(now) => (
          <section class={css.ask} aria-label="You as a teller">
            <h2>Your part as a teller</h2>
            <p>{TURNS[now()].words}</p>
            <Button look="needs" busy={busy()} onClick={() => void take(now())}>
              {TURNS[now()].label}
            </Button>
          </section>
        )}
      </Match>
    </Switch>
  );
}
