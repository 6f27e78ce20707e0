import { createSignal, type JSX } from 'solid-js';
import type { OpenAssembly } from '../../../app/api.ts';
import type { RecordId } from '../../../domain/burst.ts';
import { byteLimits } from '../../../domain/limits.ts';
import { isBlank } from '../../../lib/blank.ts';
import type { Result } from '../../../lib/result.ts';
import { Button } from '../../kit/button.tsx';
import { TextArea } from '../../kit/field.tsx';
import { WhileSpeaking } from '../../shell/while-speaking.tsx';
import type { AnyFault } from '../../words/faults.ts';
import { createAct } from '../../kit/create-act.ts';
import { fits } from './fits.ts';
import css from './words-form.module.css';

export interface WordsFormProps {
  readonly label: string;
  readonly hint?: string | undefined;
  /** Where unsaid words are kept, so that they outlive this page. */
  readonly place: string;
  readonly unsaid: OpenAssembly['unsaid'];
  /** The verb on the button. */
  readonly say: string;
  readonly act: (words: string) => Promise<Result<RecordId, AnyFault>>;
  readonly onClose: () => void;
}

/** A few words and a button that says them. Escape puts it away; what was typed is kept. */
export function WordsForm(props: WordsFormProps): JSX.Element {
  const { busy, run } = createAct();
  const [words, setWords] = createSignal(props.unsaid.get(props.place));
  const [asked, setAsked] = createSignal(false);
  const fault = () => {
    if (!fits(words(), byteLimits.words))
      return 'That is too long. Say the main thing here and the rest in talk.';
    return asked() && isBlank(words()) ? 'There is nothing written yet.' : undefined;
  };
  const say = async (): Promise<void> => {
    setAsked(true);
    if (fault() !== undefined) return;
    if (!(await run(() => props.act(words().trim())))) return;
    props.unsaid.set(props.place, '');
    props.onClose();
  };
  return (
    <form
      class={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        void say();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') props.onClose();
      }}
    >
      <TextArea
        label={props.label}
        hint={props.hint}
        fault={fault()}
        value={words()}
        ref={(area: HTMLTextAreaElement) => queueMicrotask(() => area.focus())}
        onInput={(event) => {
          setWords(event.currentTarget.value);
          props.unsaid.set(props.place, event.currentTarget.value);
        }}
      />
      <WhileSpeaking>
        <div class={css.acts}>
          <Button small look="quiet" onClick={() => props.onClose()}>
            Not now
          </Button>
          <Button small look="solid" type="submit" busy={busy()}>
            {props.say}
          </Button>
        </div>
      </WhileSpeaking>
    </form>
  );
}
