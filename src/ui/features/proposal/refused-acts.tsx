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
};

const SHOWN = 5;

/** What I did that the rules give no effect, and what I can do about it. Silent where there is nothing. */
export function RefusedActs(): JSX.Element {
  const assembly = useAssembly();
  const now = createNow();
  const mine = createMemo(() =>
    assembly.refused
      .all()
      .filter((refused) => refused.person !== null && refused.person === assembly.me() && refused.kind in DID)
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
