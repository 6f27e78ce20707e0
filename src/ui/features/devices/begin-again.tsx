import { createEffect, createSignal, on, Show, type JSX } from 'solid-js';
import { readableName } from '../../../lib/readable-name.ts';
import { Button } from '../../kit/button.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { TextField } from '../../kit/field.tsx';
import { useToasts } from '../../kit/toasts.tsx';
import { useMoot } from '../../projection/context.ts';
import { phraseFaultSentence } from '../../words/devices.ts';
import { PhraseField, wordsOf } from './phrase-field.tsx';

export interface BeginAgainProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  /** On the button. */
  readonly verb: string;
  /** Said once it worked. */
  readonly done: string;
  /** What people call this person; null: it is asked for. */
  readonly name: string | null;
  /** What it brings, above the fields. */
  readonly children?: JSX.Element;
}

/** Back as oneself by the 24 words: on another device, after this one was cleared, or after it was revoked. */
export default function BeginAgain(props: BeginAgainProps) {
  const moot = useMoot();
  const toasts = useToasts();
  const [name, setName] = createSignal('');
  const [words, setWords] = createSignal('');
  const [nameFault, setNameFault] = createSignal<string>();
  const [wordsFault, setWordsFault] = createSignal<string>();
  const [busy, setBusy] = createSignal(false);
  // Whoever has the words can speak as this person: they don't stay behind a closed dialog.
  createEffect(
    on(
      () => props.open,
      (open) => {
        if (open) return;
        setWords('');
        setNameFault(undefined);
        setWordsFault(undefined);
      },
    ),
  );
  const begin = async () => {
    const called = props.name ?? readableName(name());
    if (called === '' && props.name === null) {
      setNameFault('People need something to call you. Any name will do.');
      return;
    }
    setBusy(true);
    const begun = await moot.beginAgain(called, wordsOf(words()));
    setBusy(false);
    if (!begun.ok) {
      setWordsFault(phraseFaultSentence(begun.fault));
      return;
    }
    toasts.say({ words: props.done });
    props.onClose();
  };
  return (
    <Dialog
      open={props.open}
      onClose={() => props.onClose()}
      title={props.title}
      acts={
        <>
          <Button look="quiet" onClick={() => props.onClose()}>
            Not now
          </Button>
          <Button look="solid" busy={busy()} onClick={() => void begin()}>
            {props.verb}
          </Button>
        </>
      }
    >
      {props.children}
      <Show when={props.name === null}>
        <TextField
          label="What people call you"
          autofocus
          autocomplete="name"
          maxLength={60}
          value={name()}
          onInput={(event) => {
            setName(event.currentTarget.value);
            setNameFault(undefined);
          }}
          fault={nameFault()}
        />
      </Show>
      <PhraseField
        autofocus={props.name !== null}
        value={words()}
        onWords={(typed) => {
          setWords(typed);
          setWordsFault(undefined);
        }}
        fault={wordsFault()}
      />
    </Dialog>
  );
}
