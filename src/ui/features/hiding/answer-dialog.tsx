import { createSignal, Show, type JSX } from 'solid-js';
import { hidingKey } from '../../../domain/hiding/state.ts';
import type { Hiding } from '../../../domain/hiding/state.ts';
import { isBlank } from '../../../lib/blank.ts';
import { Button } from '../../kit/button.tsx';
import { createAct } from '../../kit/create-act.ts';
import { Dialog } from '../../kit/dialog.tsx';
import { TextArea } from '../../kit/field.tsx';
import { useToasts } from '../../kit/toasts.tsx';
import { useAssembly } from '../../projection/context.ts';
import { WhileSpeaking } from '../../shell/while-speaking.tsx';
import { hiddenSentence } from '../../words/hiding.ts';
import styles from './hide-dialog.module.css';

export interface AnswerDialogProps {
  readonly hiding: Hiding | null;
  readonly onClose: () => void;
}

/** Whoever wrote what is hidden says something to it, where everyone reads who hid it and why. */
export function AnswerDialog(props: AnswerDialogProps): JSX.Element {
  return (
    <Dialog open={props.hiding !== null} onClose={() => props.onClose()} title="Your answer">
      <Show when={props.hiding}>{(hiding) => <Inside {...props} hiding={hiding()} />}</Show>
    </Dialog>
  );
}

function Inside(props: AnswerDialogProps & { readonly hiding: Hiding }): JSX.Element {
  const assembly = useAssembly();
  const toasts = useToasts();
  const act = createAct();
  const before = () => props.hiding.answers.find(({ person }) => person === assembly.me())?.words ?? '';
  const { unsaid } = assembly.open;
  const place = `answer-hiding:${hidingKey(props.hiding.target)}`;
  const [words, setWords] = createSignal(unsaid.get(place) || before());
  const answer = async () => {
    if (isBlank(words())) return;
    const done = await act.run(() => assembly.open.answerHiding(props.hiding.target, words().trim()));
    if (!done) return;
    unsaid.set(place, '');
    props.onClose();
    toasts.say({ words: 'Your answer stands beside what they said.' });
  };
  return (
    <form
      class={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void answer();
      }}
    >
      <p>{hiddenSentence(props.hiding)} What you answer stands beside it, for everyone to read.</p>
      <TextArea
        label="What you say to it"
        value={words()}
        onInput={(event) => {
          setWords(event.currentTarget.value);
          unsaid.set(place, event.currentTarget.value);
        }}
        autofocus
      />
      <WhileSpeaking>
        <div class={styles.acts}>
          <Button look="quiet" onClick={() => props.onClose()}>
            Not now
          </Button>
          <Button type="submit" look="solid" busy={act.busy()}>
            Answer
          </Button>
        </div>
      </WhileSpeaking>
    </form>
  );
}
