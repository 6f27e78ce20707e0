import { useParams } from '@solidjs/router';
import { Show, type JSX } from 'solid-js';
import { EmptyState } from '../../kit/empty-state.tsx';
import { useAssembly } from '../../projection/context.ts';
import { LookingDots } from '../../rings/looking-dots.tsx';
import { useHref } from '../../routes.ts';
import { Page } from '../../shell/page.tsx';
import { Split } from '../../shell/split.tsx';
import { ProposalColumn } from '../proposal/proposal-column.tsx';
import { OneBallot } from './one-ballot.tsx';

/** One ballot, with what else is being decided beside it on wide screens. */
export default function BallotPage(): JSX.Element {
  const assembly = useAssembly();
  const params = useParams<{ ballot: string }>();
  const href = useHref();
  const back = () => ({ href: href().proposals(assembly.open.id), label: assembly.summary().name });
  return (
    <Split list={<ProposalColumn />}>
      {/* Another ballot is another page: nothing half-filled moves over. */}
      <Show when={params.ballot} keyed>
        {(id) => (
          <Show
            when={assembly.ballots.get(id)}
            fallback={
              <Page title="A ballot" back={back()}>
                <EmptyState bare sign={<LookingDots size={64} />} title="This ballot isn’t here yet">
                  It comes as soon as a device that has it is near. Nothing of yours is lost.
                </EmptyState>
              </Page>
            }
          >
            {(ballot) => <OneBallot ballot={ballot()} back={back()} />}
          </Show>
        )}
      </Show>
    </Split>
  );
}
