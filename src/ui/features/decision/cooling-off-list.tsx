import { createMemo, Show, type JSX } from 'solid-js';
import { ByKey } from '../../kit/by-key.tsx';
import { useAssembly } from '../../projection/context.ts';
import { createNow } from '../../shell/now.ts';
import { ProposalRow } from '../proposal/proposal-row.tsx';
import css from './cooling-off-list.module.css';
import { createNeedsMe } from '../proposal/needs-me.ts';

/** What is settled and not in the register yet. */
export function CoolingOffList(): JSX.Element {
  const assembly = useAssembly();
  const now = createNow();
  const needsMe = createMemo(createNeedsMe(assembly));
  const coolingOff = createMemo(() =>
    assembly.proposals
      .all()
      .filter(({ stage }) => stage === 'coolingOff')
      .sort((a, b) => b.touched - a.touched || (a.id < b.id ? -1 : 1)),
  );
  return (
    <Show when={coolingOff().length > 0}>
      <section class={css.cooling} aria-labelledby="cooling-off">
        <h2 id="cooling-off">Cooling off</h2>
        <p class={css.soft}>
          Settled as far as this device has heard, and not in the register yet: whoever was away can still
          speak.
        </p>
        <ul role="list">
          <ByKey of={coolingOff()} key={({ id }) => id}>
            {(proposal) => (
              <ProposalRow proposal={proposal()} needsMe={needsMe().has(proposal().id)} now={now()} />
            )}
          </ByKey>
        </ul>
      </section>
    </Show>
  );
}
