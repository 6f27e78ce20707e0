import { createSignal, Show } from 'solid-js';
import type { RecordId } from '../../../domain/burst.ts';
import { Button } from '../../kit/button.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { useToasts } from '../../kit/toasts.tsx';
import { useAssembly } from '../../projection/context.ts';
import styles from './erase-dialog.module.css';

export interface EraseDialogProps {
  readonly record: RecordId | null;
  /** The words, to see once more what goes. */
  readonly words: string;
  readonly onClose: () => void;
}

/** Asks once more before words are erased for good, and says what that can't do. */
export function EraseDialog(props: EraseDialogProps) {
  const assembly = useAssembly();
  const toasts = useToasts();
  const [busy, setBusy] = createSignal(false);
  const erase = async () => {
    const record = props.record;
    if (record === null) return;
    setBusy(true);
    const result = await assembly.open.eraseWords('talk', record);
    setBusy(false);
    if (!result.ok) {
      toasts.fault(result.fault);
      return;
    }
    props.onClose();
    toasts.say({ words: 'Your words are erased.' });
  };
  return (
    <Dialog
      open={props.record !== null}
      onClose={() => props.onClose()}
      title="Erase these words for good?"
      acts={
        <>
          <Button look="quiet" onClick={() => props.onClose()}>
            Keep them
          </Button>
          <Button look="solid" icon="erase" busy={busy()} onClick={() => void erase()}>
            Erase for good
          </Button>
        </>
      }
    >
      <Show when={props.words}>
        <blockquote class={styles.words}>{props.words}</blockquote>
      </Show>
      <p>
        Erased here and on every device that hears of it. Someone who kept a copy still has it. That you said
        something at this time stays; the words can’t be brought back.
      </p>
    </Dialog>
  );
}
