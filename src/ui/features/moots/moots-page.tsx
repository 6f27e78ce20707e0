import { createResource, For, Show } from 'solid-js';
import type { AssemblySummary, Moot } from '../../../app/api.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { PositionTally } from '../../kit/position-tally.tsx';
import { RowLink, Rows, Section } from '../../kit/sheet.tsx';
import { fromReadable } from '../../projection/from-readable.ts';
import { useMoot } from '../../projection/context.ts';
import { StepRing } from '../../rings/step-ring.tsx';
import { useHref } from '../../routes.ts';
import { Page } from '../../shell/page.tsx';
import { plural } from '../../words/counts.ts';
import { ago } from '../../words/time.ts';
import { createNow } from '../../shell/now.ts';
import { waitingForMoot, type WaitingProposal } from './waiting.ts';
import styles from './moots.module.css';

async function allWaiting(
  moot: Moot,
  assemblies: readonly AssemblySummary[],
): Promise<readonly WaitingProposal[]> {
  const opened = await Promise.all(
    assemblies.map(async (summary) => ({ summary, open: await moot.assembly(summary.id) })),
  );
  return opened.flatMap(({ summary, open }) => (open ? waitingForMoot(summary, open.governance.get()) : []));
}

/** What a Moot is, and which proposals wait for one. */
export default function MootsPage() {
  const moot = useMoot();
  const href = useHref();
  const now = createNow();
  const assemblies = fromReadable(moot.assemblies);
  const [waiting] = createResource(assemblies, (all) => allWaiting(moot, all));
  return (
    <Page
      title="Moots"
      wall="step"
      step="moot"
      below="An open meeting of everyone in an assembly, in a room or online."
    >
      <div class={styles.page}>
        <p>
          When talking in writing hasn’t settled it, anyone can say “This needs a Moot”. Then no consensus can
          be recorded until those who asked take that back.
        </p>
        <p>
          The app can’t hold the meeting for you yet. Meet where you always meet, and bring back here what
          came of it.
        </p>
        <Show
          when={(waiting.latest ?? []).length > 0}
          fallback={
            <EmptyState title="No proposal waits for a Moot" sign={<StepRing step="moot" size={72} />}>
              <p>
                Everything in your assemblies is being settled in writing, as far as this device has heard.
              </p>
            </EmptyState>
          }
        >
          <Section title="These wait for one" aside={plural((waiting.latest ?? []).length, 'proposal')}>
            <Rows>
              <For each={waiting.latest ?? []}>
                {(one) => (
                  <RowLink
                    href={href().proposal(one.assembly, one.id)}
                    sign={<StepRing step="moot" />}
                    title={one.title}
                  >
                    <span class={styles.who}>
                      {one.assemblyName} · {plural(one.asked, 'person asks', 'people ask')}, put{' '}
                      {ago(one.time, now())}
                    </span>
                    <PositionTally counts={one.counts} />
                  </RowLink>
                )}
              </For>
            </Rows>
          </Section>
        </Show>
      </div>
    </Page>
  );
}
