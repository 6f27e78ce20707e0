import { createMemo, For, Show, type JSX } from 'solid-js';
import { Kind } from '../../../domain/kinds.ts';
import { Banner } from '../../kit/banner.tsx';
import { useAssembly } from '../../projection/context.ts';
import { createNow } from '../../shell/now.ts';
import { refusalSentence } from '../../words/refusals.ts';
import { ago } from '../../words/time.ts';
import css from './refused-acts.module.css';

/** What the person did, by kind of record. Other kinds are explained where they are done. */
const DID: Readonly<Record<number, string>> = {
  [Kind.proposalPut]: 'A proposal that you put',
  [Kind.proposalRevised]: 'A text that you put',
  [Kind.proposalWithdrawn]: 'Your withdrawal of a proposal',
  [Kind.positionTaken]: 'A position that you took',
  [Kind.concernRaised]: 'A worry that you said',
  [Kind.concernAnswered]: 'An answer that you gave',
  [Kind.concernResolved]: 'That a worry of yours is settled',
  [Kind.mootAskedFor]: 'That you asked for a Moot',
  [Kind.mootAskWithdrawn]: 'That you took back asking for a Moot',
  [Kind.outcomeRecorded]: 'A consensus that you recorded',
  [Kind.outcomeWithdrawn]: 'That you took a record back',
  [Kind.outcomeStands]: 'That you recorded something as standing',
  [Kind.ballotOpened]: 'A ballot that you opened',
  [Kind.ballotTakenBack]: 'That you took a ballot back',
  [Kind.tellingAccepted]: 'That you accepted as a teller',
  [Kind.paperCast]: 'A ballot paper that you sent',
  [Kind.slipsEntered]: 'Slips that you entered',
  [Kind.tickDenied]: 'That you were not handed a slip',
  [Kind.ballotDecided]: 'A result that you put on record',
};

/** What a ballot's page shows of it. */
export const BALLOT_KINDS: readonly number[] = [
  Kind.ballotOpened,
  Kind.ballotTakenBack,
  Kind.tellingAccepted,
  Kind.paperCast,
  Kind.slipsEntered,
  Kind.tickDenied,
  Kind.ballotDecided,
];

const SHOWN = 5;

/** What I did that the rules give no effect, and what I can do about it. Silent where there is nothing. */
export function RefusedActs(props: {
  /** Only records of these kinds; without it, of all. */
  readonly kinds?: readonly number[];
}): JSX.Element {
  const assembly = useAssembly();
  const now = createNow();
  const mine = createMemo(() =>
    assembly.refused
      .all()
      .filter(({ person, kind }) => person !== null && person === assembly.me() && kind in DID)
      .filter(({ kind }) => props.kinds?.includes(kind) ?? true)
      .sort((a, b) => b.time - a.time || (a.id < b.id ? 1 : -1))
      .slice(0, SHOWN),
  );
  return (
    <Show when={mine().length > 0}>
      <Banner tone="refused" lead="Not counted.">
        <ul class={css.list} role="list">
          <For each={mine()}>
            {(refused) => (
              <li>
                {DID[refused.kind]}, {ago(refused.time, now())}: {refusalSentence(refused.reason)}
              </li>
            )}
          </For>
        </ul>
      </Banner>
    </Show>
  );
}
