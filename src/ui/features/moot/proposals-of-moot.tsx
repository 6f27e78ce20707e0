import { For, Show, type JSX } from 'solid-js';
import type { RecordId } from '../../../domain/burst.ts';
import { useAssembly } from '../../projection/context.ts';
import { ProposalRow } from '../proposal/proposal-row.tsx';

/** Proposals that people meet about, each as in the lists. */
export function ProposalsOfMoot(props: {
  readonly proposals: readonly RecordId[];
  readonly now: number;
}): JSX.Element {
  const assembly = useAssembly();
  const needsMe = () =>
    new Set(assembly.summary().needs.flatMap((need) => ('proposal' in need ? [need.proposal] : [])));
  return (
    <ul role="list">
      <For each={props.proposals}>
        {(id) => (
          <Show when={assembly.proposals.get(id)}>
            {(proposal) => <ProposalRow proposal={proposal()} needsMe={needsMe().has(id)} now={props.now} />}
          </Show>
        )}
      </For>
    </ul>
  );
}
