import { createSignal } from 'solid-js';
import { readableName } from '../../../lib/readable-name.ts';
import { Button } from '../../kit/button.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { TextArea, TextField } from '../../kit/field.tsx';
import { useToasts } from '../../kit/toasts.tsx';
import { useMoot } from '../../projection/context.ts';
import { faultSentence } from '../../words/faults.ts';

/** Back as oneself, by the 24 words: on another device, or after this one was lost or cleared. */
export function Again(props: { readonly open: boolean; readonly onClose: () => void }) {
  const moot = useMoot();
  const toasts = useToasts();
  const [name, setName] = createSignal('');
  const [words, setWords] = createSignal('');
  const [nameFault, setNameFault] = createSignal<string>();
  const [wordsFault, setWordsFault] = createSignal<string>();
  const [busy, setBusy] = createSignal(false);
  const comeBack = async () => {
    if (readableName(name()) === '') {
      setNameFault('People need something to call you. Any name will do.');
      return;
    }
    setBusy(true);
    const begun = await moot.beginAgain(name(), words().trim().split(/\s+/u));
    setBusy(false);
    if (!begun.ok) setWordsFault(faultSentence(begun.fault));
    else toasts.say({ words: 'You’re back. Lost a device? Revoke it under Me, “Your devices”.' });
  };
  return (
    <Dialog
      open={props.open}
      onClose={() => props.onClose()}
      title="Come back as yourself"
      acts={
        <>
          <Button look="quiet" onClick={() => props.onClose()}>
            Not now
          </Button>
          <Button look="solid" busy={busy()} onClick={() => void comeBack()}>
            Come back
          </Button>
        </>
      }
    >
      <p>
        With your 24 words this device speaks for you from now on. To see your assemblies again, open an
        invitation to each; what you said is with the others.
      </p>
      <TextField
        label="What people call you"
        autocomplete="name"
        maxLength={60}
        value={name()}
        onInput={(event) => {
          setName(event.currentTarget.value);
          setNameFault(undefined);
        }}
        fault={nameFault()}
      />
      <TextArea
        label="Your 24 words, in their order"
        autocapitalize="none"
        autocomplete="off"
        spellcheck={false}
        value={words()}
        onInput={(event) => {
          setWords(event.currentTarget.value);
          setWordsFault(undefined);
        }}
        fault={wordsFault()}
      />
    </Dialog>
  );
}
