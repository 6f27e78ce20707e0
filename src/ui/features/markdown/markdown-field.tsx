import { createSignal, createUniqueId, Show, type JSX } from 'solid-js';
import { TextArea } from '../../kit/field.tsx';
import { Markdown } from './markdown.tsx';
import css from './markdown-field.module.css';

export interface MarkdownFieldProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly fault?: string | undefined;
  readonly value: string;
  readonly onWords: (words: string) => void;
  readonly rows?: number;
}

/** A field for a longer text, and a look at how others will see it. */
export function MarkdownField(props: MarkdownFieldProps): JSX.Element {
  const [looking, setLooking] = createSignal(false);
  const preview = createUniqueId();
  return (
    <div class={css.field}>
      <Show
        when={looking()}
        fallback={
          <TextArea
            label={props.label}
            hint={props.hint}
            fault={props.fault}
            rows={props.rows ?? 8}
            value={props.value}
            onInput={(event) => props.onWords(event.currentTarget.value)}
          />
        }
      >
        <p class={css.label} id={preview}>
          {props.label}, as others will see it
        </p>
        <div class={css.preview} role="region" aria-labelledby={preview} tabindex="0">
          <Show when={props.value.trim() !== ''} fallback={<p class={css.empty}>Nothing written yet.</p>}>
            <Markdown text={props.value} topLevel={3} />
          </Show>
        </div>
      </Show>
      <button
        type="button"
        class={css.toggle}
        aria-pressed={looking()}
        onClick={() => setLooking((before) => !before)}
      >
        {looking() ? 'Write on' : 'See how it looks'}
      </button>
    </div>
  );
}
