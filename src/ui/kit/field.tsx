import { createUniqueId, For, Show, splitProps, type JSX } from 'solid-js';
import { Icon } from './icon.tsx';
import styles from './field.module.css';

interface FieldWords {
  readonly label: string;
  /** A sentence that helps, below. */
  readonly hint?: string | undefined;
  /** What is missing or too long. Read out as soon as it is there. */
  readonly fault?: string | undefined;
  /** The label is for screen readers only: the place says it already. */
  readonly labelHidden?: boolean;
}

interface FrameProps extends FieldWords {
  readonly id: string;
  readonly children: JSX.Element;
}

function FieldFrame(props: FrameProps) {
  return (
    <div class={styles.frame}>
      <label for={props.id} class={props.labelHidden ? styles.hidden : styles.label}>
        {props.label}
      </label>
      {props.children}
      <Show when={props.hint}>
        <p id={`${props.id}-hint`} class={styles.hint}>
          {props.hint}
        </p>
      </Show>
      <p id={`${props.id}-fault`} class={styles.fault} aria-live="polite">
        <Show when={props.fault}>
          <Icon name="halt" size={20} /> <span>{props.fault}</span>
        </Show>
      </p>
    </div>
  );
}

const describedBy = (id: string, words: FieldWords) =>
  [words.hint === undefined ? '' : `${id}-hint`, words.fault === undefined ? '' : `${id}-fault`]
    .filter(Boolean)
    .join(' ') || undefined;

const WORDS = ['label', 'hint', 'fault', 'labelHidden', 'class'] as const;

/** One line of text. */
export function TextField(props: FieldWords & JSX.InputHTMLAttributes<HTMLInputElement>) {
  const [words, rest] = splitProps(props, WORDS);
  const id = createUniqueId();
  return (
    <FieldFrame id={id} {...words}>
      <input
        type="text"
        {...rest}
        id={id}
        class={styles.control}
        aria-invalid={words.fault !== undefined}
        aria-describedby={describedBy(id, words)}
      />
    </FieldFrame>
  );
}

/** Several lines; grows with what is written where the browser can. */
export function TextArea(props: FieldWords & JSX.TextareaHTMLAttributes<HTMLTextAreaElement>) {
  const [words, rest] = splitProps(props, WORDS);
  const id = createUniqueId();
  return (
    <FieldFrame id={id} {...words}>
      <textarea
        rows={3}
        {...rest}
        id={id}
        class={`${styles.control} ${styles.area}`}
        aria-invalid={words.fault !== undefined}
        aria-describedby={describedBy(id, words)}
      />
    </FieldFrame>
  );
}

/** One of many, in the browser's own list. Put `option`s in. */
export function SelectField(props: FieldWords & JSX.SelectHTMLAttributes<HTMLSelectElement>) {
  const [words, rest] = splitProps(props, WORDS);
  const id = createUniqueId();
  return (
    <FieldFrame id={id} {...words}>
      <select {...rest} id={id} class={styles.control} aria-describedby={describedBy(id, words)} />
    </FieldFrame>
  );
}

export interface ChoiceOption<T extends string> {
  readonly value: T;
  readonly label: string;
  readonly hint?: string;
}

export interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly options: readonly ChoiceOption<T>[];
  readonly value: T;
  readonly onChoose: (value: T) => void;
  /** Side by side, for two to four short words. */
  readonly inRow?: boolean;
}

/** One of a few, all in sight: native radio buttons. */
export function Choice<T extends string>(props: ChoiceProps<T>) {
  const name = createUniqueId();
  return (
    <fieldset class={styles.frame}>
      <legend class={styles.label}>{props.label}</legend>
      <div class={props.inRow ? styles.inRow : styles.stack}>
        <For each={props.options}>
          {(option) => (
            <label class={styles.option}>
              <input
                type="radio"
                class={styles.radio}
                name={name}
                value={option.value}
                checked={props.value === option.value}
                onChange={() => props.onChoose(option.value)}
              />
              <span>
                {option.label}
                <Show when={option.hint}>
                  <span class={styles.optionHint}>{option.hint}</span>
                </Show>
              </span>
            </label>
          )}
        </For>
      </div>
    </fieldset>
  );
}

export interface CheckProps {
  readonly label: string;
  readonly hint?: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

/** Yes or no. */
export function Check(props: CheckProps) {
  return (
    <label class={styles.option}>
      <input
        type="checkbox"
        class={styles.checkbox}
        checked={props.checked}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      <span>
        {props.label}
        <Show when={props.hint}>
          <span class={styles.optionHint}>{props.hint}</span>
        </Show>
      </span>
    </label>
  );
}
