import { useParams } from '@solidjs/router';
import { Show, type JSX } from 'solid-js';
import { EmptyState } from '../../kit/empty-state.tsx';
import { useAssembly } from '../../projection/context.ts';
import { LookingDots } from '../../rings/looking-dots.tsx';
import { useHref } from '../../routes.ts';
import { Page } from '../../shell/page.tsx';
import { Split } from '../../shell/split.tsx';
import { OneProposal } from './one-proposal.tsx';
import { ProposalColumn } from './proposal-column.tsx';

/** One proposal, with the others beside it on wide screens. */
export default function ProposalPage(): JSX.Element {
  const assembly = useAssembly();
  const params = useParams<{ proposal: string }>();
  const href = useHref();
  const back = () => ({ href: href().proposals(assembly.open.id), label: assembly.summary().name });
  return (
    <Split list={<ProposalColumn />}>
      {/* Another proposal is another page: nothing half-typed moves over. */}
      <Show when={params.proposal} keyed>
        {(id) => (
          <Show
            when={assembly.proposals.get(id)}
            fallback={
              <Page title="A proposal" back={back()}>
                <EmptyState bare sign={<LookingDots size={64} />} title="This proposal isn’t here yet">
                  It comes as soon as a device that has it is near. Nothing of yours is lost.
                </EmptyState>
              </Page>
            }
          >
            {(proposal) => <OneProposal proposal={proposal()} back={back()} />}
          </Show>
        )}
      </Show>
    </Split>
  );
}
