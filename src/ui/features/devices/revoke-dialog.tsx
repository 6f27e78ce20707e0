import { createEffect, createSignal, on, Show } from 'solid-js';
import type { OwnDevice } from '../../../app/devices-api.ts';
import { Button } from '../../kit/button.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { Choice } from '../../kit/field.tsx';
import { useToasts } from '../../kit/toasts.tsx';
import { useMoot } from '../../projection/context.ts';
import { createOutBy } from '../../projection/out-by.ts';
import { phraseFaultSentence } from '../../words/devices.ts';
import css from './devices.module.css';
import { PhraseField, wordsOf } from './phrase-field.tsx';

export interface RevokeDialogProps {
  /** None: nothing is asked. */
  readonly devices: readonly OwnDevice[];
  readonly nameOf: (device: OwnDevice) => string;
  readonly onClose: () => void;
}

type By = 'device' | 'words';

/** Revoking lost devices: what happens, and whether this device says it or the 24 words. */
export function RevokeDialog(props: RevokeDialogProps) {
  const moot = useMoot();
  const toasts = useToasts();
  const outBy = createOutBy(moot);
  const [by, setBy] = createSignal<By>('device');
  const [words, setWords] = createSignal('');
  const [fault, setFault] = createSignal<string>();
  const [busy, setBusy] = createSignal(false);
  createEffect(
    on(
      () => props.devices,
      () => {
        setBy(outBy() === undefined ? 'device' : 'words');
        setWords('');
        setFault(undefined);
      },
    ),
  );
  const isOne = () => props.devices.length === 1;
  const what = () => {
    const [first] = props.devices;
    return first && isOne() ? props.nameOf(first) : `${props.devices.length} devices`;
  };
  const revoke = async () => {
    const asked = props.devices;
    const [named, one] = [what(), isOne()];
    const ids = asked.map(({ id }) => id);
    setBusy(true);
    const done =
      by() === 'device'
        ? await moot.devices.revoke(ids)
        : await moot.devices.revokeByPhrase(ids, wordsOf(words()));
    setBusy(false);
    if (!done.ok) {
      // Closed meanwhile: nobody may think that it was done.
      if (props.devices === asked) setFault(phraseFaultSentence(done.fault));
      else toasts.fault(done.fault);
      return;
    }
    toasts.say({ words: `${named} ${one ? 'speaks' : 'speak'} for you no more.` });
    if (props.devices === asked) props.onClose();
  };
  return (
    <Dialog
      open={props.devices.length > 0}
      onClose={() => props.onClose()}
      title={`Revoke ${what()}?`}
      acts={
        <>
          <Button look="quiet" onClick={() => props.onClose()}>
            Keep {isOne() ? 'it' : 'them'}
          </Button>
          <Button look="plain" icon="erase" busy={busy()} onClick={() => void revoke()}>
            Revoke {isOne() ? 'it' : 'them'}
          </Button>
        </>
      }
    >
      <div class={css.dialog}>
        <p>
          What this device has heard of {isOne() ? 'it' : 'them'} still counts. Anything else written there,
          before or after, has no effect once others hear of this. You stay who you are, with your other
          devices.
        </p>
        <p>
          It can’t be taken back: to use {isOne() ? 'it' : 'them'} again, link {isOne() ? 'it' : 'them'} anew.
        </p>
        <Show when={outBy() === undefined}>
          <Choice
            label="Who says so"
            options={[
              { value: 'device', label: 'This device' },
              { value: 'words', label: 'My 24 words: they go before anything a device says' },
            ]}
            value={by()}
            onChoose={setBy}
          />
        </Show>
        <Show when={by() === 'words'}>
          <PhraseField
            value={words()}
            onWords={(typed) => {
              setWords(typed);
              setFault(undefined);
            }}
            fault={fault()}
          />
        </Show>
        <Show when={by() === 'device' && fault()}>
          <p role="alert">{fault()}</p>
        </Show>
      </div>
    </Dialog>
  );
}
