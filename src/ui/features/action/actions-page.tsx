import { createMemo, createSignal, For, Show, type JSX } from 'solid-js';
import type { Action } from '../../../domain/action/state.ts';
import { Button } from '../../kit/button.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { TextField } from '../../kit/field.tsx';
import { Rows, Section } from '../../kit/sheet.tsx';
import { useAssembly } from '../../projection/context.ts';
import { StepRing } from '../../rings/step-ring.tsx';
import { useHref } from '../../routes.ts';
import { createNow } from '../../shell/now.ts';
import { Page } from '../../shell/page.tsx';
import { plural } from '../../words/counts.ts';
import { ActionItem } from './action-item.tsx';
import css from './actions-page.module.css';
import { findActions, groupActions } from './group-actions.ts';

/** From here on actions can be searched. */
const SEARCH_FROM = 8;
/** Of each group, so many at once. */
const AT_ONCE = 40;

/** All the work that the assembly's decisions ask for: mine first, then what waits, then what is done. */
export default function ActionsPage(): JSX.Element {
  const assembly = useAssembly();
  const href = useHref();
  const now = createNow();
  const [query, setQuery] = createSignal('');
  const nameOf = (person: string) => assembly.people.get(person)?.name ?? '';
  const titleOf = ({ decision, proposal }: Action) =>
    (assembly.decisions.get(decision)?.revision ?? assembly.proposals.get(proposal)?.revisions.at(-1))
      ?.title ?? 'A proposal that isn’t here yet';
  const found = createMemo(() =>
    findActions(assembly.actions.all(), query(), (action) =>
      [titleOf(action), ...action.takenOnBy.map(nameOf)].join('\n'),
    ),
  );
  const groups = createMemo(() => groupActions(found(), assembly.me(), now()));
  const openOnes = () => assembly.actions.all().filter(({ done }) => done === null).length;
  const placeOf = ({ decision, proposal }: Action) =>
    assembly.decisions.get(decision)
      ? href().decision(assembly.open.id, decision)
      : href().proposal(assembly.open.id, proposal);
  return (
    <Page
      title="Actions"
      wall="step"
      step="decision"
      back={{ href: href().assembly(assembly.open.id), label: assembly.summary().name }}
      below={<p>{openOnes() > 0 ? `${plural(openOnes(), 'action')} open` : 'Nothing open'}</p>}
    >
      <div class={css.page}>
        <Show
          when={assembly.actions.size() > 0}
          fallback={
            <EmptyState sign={<StepRing step="decision" size={80} />} title="No work is written down yet">
              Open a decision and say what there is to do. Whoever wants to takes it on; nobody is given work.
            </EmptyState>
          }
        >
          <Show when={assembly.actions.size() >= SEARCH_FROM}>
            <TextField
              label="Find an action"
              type="search"
              value={query()}
              onInput={(event) => setQuery(event.currentTarget.value)}
            />
          </Show>
          <p class={css.found} role="status">
            {query().trim() === ''
              ? ''
              : found().length === 0
                ? 'No action has these words.'
                : `${plural(found().length, 'action')} found`}
          </p>
          <For each={groups().map(({ group }) => group)}>
            {(name) => {
              const [shown, setShown] = createSignal(AT_ONCE);
              const group = () => groups().find(({ group: other }) => other === name);
              const ids = () => (group()?.actions ?? []).map(({ id }) => id);
              return (
                <Section title={group()?.title ?? ''} aside={ids().length.toLocaleString('en-GB')}>
                  <Rows label={group()?.title ?? ''}>
                    <For each={ids().slice(0, shown())}>
                      {(id) => (
                        <Show when={assembly.actions.get(id)}>
                          {(action) => (
                            <ActionItem
                              action={action()}
                              now={now()}
                              of={{ title: titleOf(action()), href: placeOf(action()) }}
                            />
                          )}
                        </Show>
                      )}
                    </For>
                  </Rows>
                  <Show when={ids().length > shown()}>
                    <Button look="quiet" onClick={() => setShown(ids().length)}>
                      Show all {ids().length.toLocaleString('en-GB')}
                    </Button>
                  </Show>
                </Section>
              );
            }}
          </For>
        </Show>
      </div>
    </Page>
  );
}
