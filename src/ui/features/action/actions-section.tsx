import { createMemo, For, Show, type JSX } from 'solid-js';
import type { RecordId } from '../../../domain/burst.ts';
import { mayAddAction } from '../../../domain/action/may.ts';
import { Rows, Section } from '../../kit/sheet.tsx';
import { useAssembly } from '../../projection/context.ts';
import { createNow } from '../../shell/now.ts';
import { ActionItem } from './action-item.tsx';
import css from './actions-section.module.css';
import { AddAction } from './add-action.tsx';
import { inOrder } from './group-actions.ts';

export interface ActionsSectionProps {
  /** Also a consensus in its cooling-off: work may begin meanwhile. */
  readonly decision: RecordId;
  /** While nothing stands yet: all that was added to any consensus on this proposal. */
  readonly proposal?: RecordId;
}

/** The work that carries one decision out. */
export function ActionsSection(props: ActionsSectionProps): JSX.Element {
  const assembly = useAssembly();
  const now = createNow();
  const actions = createMemo(() =>
    assembly.actions
      .all()
      .filter(({ decision, proposal }) =>
        props.proposal === undefined ? decision === props.decision : proposal === props.proposal,
      )
      .sort((a, b) => Number(a.done !== null) - Number(b.done !== null) || inOrder(a, b))
      .map(({ id }) => id),
  );
  const openOnes = () => actions().filter((id) => assembly.actions.get(id)?.done === null).length;
  const mayAdd = () => {
    const me = assembly.speaker();
    return me !== null && mayAddAction(assembly.governance(), me, props.decision) === null;
  };
  return (
    <Show when={actions().length > 0 || mayAdd()}>
      <Section
        title="Actions"
        aside={actions().length > 0 ? (openOnes() > 0 ? `${openOnes()} open` : 'all done') : undefined}
      >
        <Show
          when={actions().length > 0}
          fallback={<p class={css.none}>Nobody has written down yet what there is to do.</p>}
        >
          <Rows label="Actions">
            <For each={actions()}>
              {(id) => (
                <Show when={assembly.actions.get(id)}>
                  {(action) => <ActionItem action={action()} now={now()} />}
                </Show>
              )}
            </For>
          </Rows>
        </Show>
        <Show when={mayAdd()}>
          <AddAction decision={props.decision} />
        </Show>
      </Section>
    </Show>
  );
}
