import { createMemo, For, Show, type JSX } from 'solid-js';
import { ButtonLink } from '../../kit/button.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { RowLink, Rows, Section } from '../../kit/sheet.tsx';
import { useAssembly } from '../../projection/context.ts';
import { StepRing } from '../../rings/step-ring.tsx';
import { useHref } from '../../routes.ts';
import { createNow } from '../../shell/now.ts';
import { Page } from '../../shell/page.tsx';
import { ago } from '../../words/time.ts';
import { ProposalList } from './proposal-list.tsx';
import css from './proposals-page.module.css';
import { RefusedActs } from './refused-acts.tsx';

/** Everything that was put to the assembly, and what is still being written. */
export default function ProposalsPage(): JSX.Element {
  const assembly = useAssembly();
  const href = useHref();
  const now = createNow();
  const drafts = createMemo(() =>
    assembly.drafts
      .all()
      .filter((draft) => draft.putAs === null)
      .sort((a, b) => b.time - a.time || (a.id < b.id ? -1 : 1)),
  );
  return (
    <Page
      title="Proposals"
      wall="sign"
      back={{ href: href().assembly(assembly.open.id), label: assembly.summary().name }}
    >
      <div class={css.page}>
        <RefusedActs />
        <Show
          when={assembly.proposals.size() > 0}
          fallback={
            <EmptyState
              sign={<StepRing step="talk" size={80} />}
              title="Nothing has been put yet"
              act={
                <Show when={assembly.speaker() !== null}>
                  <ButtonLink look="solid" icon="plus" href={href().put(assembly.open.id)}>
                    Put an idea
                  </ButtonLink>
                </Show>
              }
            >
              Anyone can put one. It is talked out here; if nobody objects, it is settled.
            </EmptyState>
          }
        >
          <Show when={assembly.speaker() !== null}>
            <div class={css.put}>
              <ButtonLink wide icon="plus" href={href().put(assembly.open.id)}>
                Put an idea
              </ButtonLink>
            </div>
          </Show>
          <div class={css.list}>
            <ProposalList />
          </div>
        </Show>
        <Show when={drafts().length > 0}>
          <Section title="Being written">
            <p class={css.note}>Drafts have no authority. Anyone here can write along.</p>
            <Rows label="Drafts">
              <For each={drafts()}>
                {(draft) => (
                  <RowLink
                    href={href().draft(assembly.open.id, draft.id)}
                    title={draft.title || 'A draft without a title'}
                    arrow
                  >
                    begun by {assembly.people.get(draft.by)?.name ?? 'someone'}, {ago(draft.time, now())}
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
