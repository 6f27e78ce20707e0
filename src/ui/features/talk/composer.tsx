import { createEffect, createSignal, createUniqueId, on, onMount, Show, type JSX } from 'solid-js';
import type { RecordId } from '../../../domain/burst.ts';
import type { Mark } from '../../../domain/state.ts';
import { isBlank } from '../../../lib/blank.ts';
import { Icon } from '../../kit/icon.tsx';
import { IconButton } from '../../kit/button.tsx';
import { SAY, type ComposerMode } from './composer-mode.ts';
import styles from './composer.module.css';
import { MarkChoice } from './mark-choice.tsx';
import { MentionPicker, optionId } from './mention-picker.tsx';
import { nameOf, spokenWords } from './said.ts';
import type { Place } from './talk-order.ts';
import type { TalkView } from './talk-view.ts';
import { useComposer } from './use-composer.ts';
import { useMentionPicker } from './use-mention-picker.ts';
import { useMessage } from './use-message.ts';
import { useTyping } from './use-typing.ts';

export interface ComposerProps {
  readonly view: TalkView;
  readonly place: Place;
  readonly thread: RecordId | null;
  readonly mode: ComposerMode;
  readonly onMode: (mode: ComposerMode) => void;
  /** What the words say that they are; `undefined` where there is nothing to choose (the chat). */
  readonly mark: Mark | null | undefined;
  readonly onMark: (mark: Mark | null) => void;
  readonly onSaid: () => void;
  /** Before the field: what else can be begun here. */
  readonly beside?: JSX.Element;
  readonly placeholder: string;
}

/** Where the line ends, a message does; a phone's Enter makes a new line, for its button is near. */
const enterSends = () => !window.matchMedia('(pointer: coarse)').matches;

/** Where one writes: grows with the words, keeps them until they are said. */
export function Composer(props: ComposerProps) {
  let field: HTMLTextAreaElement | undefined;
  const list = createUniqueId();
  const faultId = createUniqueId();
  const [touched, setTouched] = createSignal(false);
  const typing = useTyping(() => props.place);

  const fit = () => {
    if (!field) return;
    field.style.blockSize = 'auto';
    field.style.blockSize = `${field.scrollHeight + 4}px`;
  };
  const picker = useMentionPicker((text, caret) => {
    composer.write(text);
    if (!field) return;
    field.value = text;
    field.setSelectionRange(caret, caret);
    fit();
  });
  const composer = useComposer({
    view: props.view,
    place: () => props.place,
    thread: () => props.thread,
    mode: () => props.mode,
    mark: () => props.mark ?? null,
    named: picker.named,
    onSaid: () => {
      typing.stop();
      props.onMode(SAY);
      props.onMark(null);
      props.onSaid();
    },
  });

  createEffect(on(composer.words, fit));
  onMount(() => void document.fonts.ready.then(fit));
  // Answering and editing begin in the field.
  createEffect(
    on(
      () => props.mode,
      (mode) => mode !== SAY && field?.focus(),
      { defer: true },
    ),
  );

  const onInput: JSX.EventHandler<HTMLTextAreaElement, InputEvent> = (event) => {
    composer.write(event.currentTarget.value);
    picker.look(event.currentTarget);
    if (isBlank(event.currentTarget.value)) typing.stop();
    else typing.tick();
  };
  const onKeyDown: JSX.EventHandler<HTMLTextAreaElement, KeyboardEvent> = (event) => {
    // While a word is being composed (Chinese, Japanese, accents), keys belong to that.
    if (event.isComposing || picker.key(event, event.currentTarget)) return;
    if (event.key === 'Enter' && !event.shiftKey && enterSends()) {
      event.preventDefault();
      void composer.send();
    } else if (event.key === 'Escape' && props.mode !== SAY) {
      event.preventDefault();
      props.onMode(SAY);
    }
  };

  return (
    <form
      class={styles.composer}
      data-untouched={touched() ? undefined : ''}
      onFocusIn={() => setTouched(true)}
      onSubmit={(event) => {
        event.preventDefault();
        void composer.send();
        field?.focus();
      }}
    >
      <Show when={props.mode.type !== 'say' && props.mode}>
        {(mode) => <ModeLine view={props.view} mode={mode()} onEnd={() => props.onMode(SAY)} />}
      </Show>
      <Show when={props.mark !== undefined && props.mode.type === 'say'}>
        <MarkChoice mark={props.mark ?? null} onChoose={(mark) => props.onMark(mark)} />
      </Show>
      <div class={styles.row}>
        {props.beside}
        <div class={styles.field}>
          <Show when={picker.people().length > 0}>
            <MentionPicker
              id={list}
              people={picker.people()}
              chosen={picker.chosen()}
              onChoose={(one) => field && picker.choose(one, field)}
            />
          </Show>
          <textarea
            ref={field}
            class={styles.text}
            rows={1}
            value={composer.words()}
            placeholder={props.placeholder}
            aria-label={props.placeholder}
            aria-invalid={composer.fault() !== undefined}
            aria-describedby={composer.fault() === undefined ? undefined : faultId}
            aria-autocomplete="list"
            aria-haspopup="listbox"
            aria-controls={picker.people().length > 0 ? list : undefined}
            aria-activedescendant={picker.people().length > 0 ? optionId(list, picker.chosen()) : undefined}
            readOnly={composer.busy()}
            enterkeyhint={enterSends() ? 'send' : 'enter'}
            onInput={onInput}
            onKeyDown={onKeyDown}
            onClick={(event) => picker.look(event.currentTarget)}
            onBlur={() => {
              picker.close();
              typing.stop();
            }}
          />
        </div>
        <button
          type="submit"
          class={styles.send}
          aria-label={props.mode.type === 'edit' ? 'Save the change' : 'Say it'}
          aria-disabled={isBlank(composer.words())}
        >
          <Icon name={props.mode.type === 'edit' ? 'tick' : 'send'} />
        </button>
      </div>
      <p id={faultId} class={styles.fault} role="status">
        <Show when={composer.fault()}>
          <Icon name="halt" size={20} /> <span>{composer.fault()}</span>
        </Show>
      </p>
    </form>
  );
}

interface ModeLineProps {
  readonly view: TalkView;
  readonly mode: Exclude<ComposerMode, { type: 'say' }>;
  readonly onEnd: () => void;
}

/** What is being answered or changed, and the way out of it. */
function ModeLine(props: ModeLineProps) {
  const now = useMessage(props.view, () => props.mode.message);
  return (
    <div class={styles.mode}>
      <Icon name={props.mode.type === 'reply' ? 'reply' : 'edit'} size={20} />
      <p class={styles.about}>
        <b>
          {props.mode.type === 'edit'
            ? 'Changing your message'
            : `Answering ${now.author().mine ? 'yourself' : nameOf(now.author())}`}
        </b>
        <Show when={props.mode.type === 'reply'}>
          <span> {spokenWords(now.words())}</span>
        </Show>
      </p>
      <IconButton
        icon="close"
        label={props.mode.type === 'edit' ? 'Leave it as it was' : 'Don’t answer'}
        onClick={() => props.onEnd()}
      />
    </div>
  );
}
