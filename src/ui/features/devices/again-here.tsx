import { createSignal } from 'solid-js';
import { Button } from '../../kit/button.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { TextArea } from '../../kit/field.tsx';
import { useToasts } from '../../kit/toasts.tsx';
import { useMoot } from '../../projection/context.ts';
import { faultSentence } from '../../words/faults.ts';

/** A revoked device becomes one of its person's again by their 24 words, with another key. */
export function AgainHere(props: { readonly open: boolean; readonly onClose: () => void }) {
  const moot = useMoot();
  const toasts = useToasts();
  const [words, setWords] = createSignal('');
  const [fault, setFault] = createSignal<string>();
  const [busy, setBusy] = createSignal(false);
  const begin = async () => {
    setBusy(true);
    const begun = await moot.beginAgain(moot.me.get()?.name ?? '', words().trim().split(/\s+/u));
    setBusy(false);
    if (!begun.ok) {
      setFault(
        begun.fault.type === 'alreadyHere'
          ? 'Those are somebody else’s words. Look whether you have the right paper.'
          : faultSentence(begun.fault),
      );
      return;
    }
    setWords('');
    toasts.say({ words: 'This device speaks for you again.' });
    props.onClose();
  };
  return (
    <Dialog
      open={props.open}
      onClose={() => props.onClose()}
      title="Begin again on this device"
      acts={
        <>
          <Button look="quiet" onClick={() => props.onClose()}>
            Not now
          </Button>
          <Button look="solid" busy={busy()} onClick={() => void begin()}>
            Begin again
          </Button>
        </>
      }
    >
      <TextArea
        label="Your 24 words, in their order"
        autocapitalize="none"
        autocomplete="off"
        spellcheck={false}
        value={words()}
        onInput={(event) => {
          setWords(event.currentTarget.value);
          setFault(undefined);
        }}
        fault={fault()}
      />
    </Dialog>
  );
}
