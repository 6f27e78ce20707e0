import { createMemo, For, Show } from 'solid-js';
import { RowLink, Rows, Section } from '../../kit/sheet.tsx';
import { Icon } from '../../kit/icon.tsx';
import { useAssembly } from '../../projection/context.ts';
import { useHref } from '../../routes.ts';

/** Texts that are being written together and were not put yet. */
export function DraftRows() {
  const assembly = useAssembly();
  const href = useHref();
  const drafts = createMemo(() =>
    assembly.drafts
      .all()
      .filter((draft) => draft.putAs === null)
      .toSorted((a, b) => b.time - a.time),
  );
  return (
    <Show when={drafts().length > 0}>
      <Section title="Being written">
        <Rows>
          <For each={drafts()}>
            {(draft) => (
              <RowLink
                href={href().draft(assembly.open.id, draft.id)}
                sign={<Icon name="edit" />}
                title={draft.title ?? 'A draft without a title'}
                arrow
              >
                begun by {assembly.people.get(draft.by)?.name ?? 'someone'}
              </RowLink>
            )}
          </For>
        </Rows>
      </Section>
    </Show>
  );
}
