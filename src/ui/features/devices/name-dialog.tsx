import { createEffect, createSignal, on } from 'solid-js';
import type { OwnDevice } from '../../../app/devices-api.ts';
import { Button } from '../../kit/button.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { TextField } from '../../kit/field.tsx';
import { useMoot } from '../../projection/context.ts';
import { faultSentence } from '../../words/faults.ts';

export interface NameDialogProps {
  /** Undefined: nothing is asked. */
  readonly device: OwnDevice | undefined;
  readonly name: string;
  readonly onClose: () => void;
}

/** What I call a device of mine. */
export function NameDialog(props: NameDialogProps) {
  const moot = useMoot();
  const [name, setName] = createSignal('');
  const [fault, setFault] = createSignal<string>();
  createEffect(
    on(
      () => props.device,
      () => {
        setName(props.name);
        setFault(undefined);
      },
    ),
  );
  const keep = async () => {
    const { device } = props;
    if (!device) return;
    const named = await moot.devices.name(device.id, name());
    if (named.ok) props.onClose();
    else setFault(faultSentence(named.fault));
  };
  return (
    <Dialog
      open={props.device !== undefined}
      onClose={() => props.onClose()}
      title="What do you call it?"
      acts={
        <>
          <Button look="quiet" onClick={() => props.onClose()}>
            Leave it
          </Button>
          <Button look="solid" onClick={() => void keep()}>
            Keep this name
          </Button>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void keep();
        }}
      >
        <TextField
          label="Its name"
          autofocus
          maxLength={60}
          autocomplete="off"
          value={name()}
          onInput={(event) => {
            setName(event.currentTarget.value);
            setFault(undefined);
          }}
          hint="For you alone: no assembly hears it."
          fault={fault()}
        />
      </form>
    </Dialog>
  );
}
