import { useParams } from '@solidjs/router';
import { Show, type JSX } from 'solid-js';
import { EmptyState } from '../../kit/empty-state.tsx';
import { useAssembly } from '../../projection/context.ts';
import { LookingDots } from '../../rings/looking-dots.tsx';
import { useHref } from '../../routes.ts';
import { Page } from '../../shell/page.tsx';
import { OneDecision } from './one-decision.tsx';

/** One decision of the register. */
export default function DecisionPage(): JSX.Element {
  const assembly = useAssembly();
  const params = useParams<{ decision: string }>();
  const href = useHref();
  const back = () => ({
    href: href().decisions(assembly.open.id),
    label: `Decisions of ${assembly.summary().name}`,
  });
  return (
    <Show
      when={assembly.decisions.get(params.decision)}
      fallback={
        <Page title="A decision" back={back()}>
          <EmptyState bare sign={<LookingDots size={64} />} title="This decision isn’t here yet">
            It comes as soon as a device that has it is near.
          </EmptyState>
        </Page>
      }
    >
      {(decision) => <OneDecision decision={decision()} back={back()} />}
    </Show>
  );
}
