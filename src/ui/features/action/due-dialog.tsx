import { createEffect, createSignal, on, Show, type JSX } from 'solid-js';
import type { Action } from '../../../domain/action/state.ts';
import { Button } from '../../kit/button.tsx';
import { createAct } from '../../kit/create-act.ts';
import { DayField } from '../../kit/day-field.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { useAssembly } from '../../projection/context.ts';

/** By when an action is to be done: another day, or none. */
export function DueDialog(props: {
  readonly action: Action;
  readonly open: boolean;
  readonly onClose: () => void;
}): JSX.Element {
  const assembly = useAssembly();
  const { busy, run } = createAct();
  const [value, setValue] = createSignal<number | null>(null);
  createEffect(
    on(
      () => props.open,
      (isOpen) => isOpen && setValue(props.action.due),
    ),
  );
  const set = async (due: number | null): Promise<void> => {
    if (due !== props.action.due && !(await run(() => assembly.open.setActionDue(props.action.id, due))))
      return;
    props.onClose();
  };
  return (
    <Dialog
      open={props.open}
      onClose={props.onClose}
      title="By when?"
      acts={
        <>
          <Show when={props.action.due !== null}>
            <Button look="quiet" busy={busy()} onClick={() => void set(null)}>
              No date
            </Button>
          </Show>
          <Button
            look="solid"
            busy={busy()}
            notNow={value() === null ? 'Choose a day first.' : undefined}
            onClick={() => void set(value())}
          >
            Keep this day
          </Button>
        </>
      }
    >
      <DayField label="Done by" value={value()} onDay={setValue} />
    </Dialog>
  );
}
