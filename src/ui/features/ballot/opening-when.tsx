import { Show, type JSX } from 'solid-js';
import { Choice, TextField } from '../../kit/field.tsx';
import { closes, deadlineSays } from '../../words/ballots.ts';
import { until } from '../../words/time.ts';
import css from './open-page.module.css';
import { closesAtOf, type Closing } from './opening-form.ts';
import type { OpeningPartProps } from './opening-options.tsx';

const CLOSINGS: readonly Closing[] = ['3', '5', '10', 'other'];

/** When it closes, in plain words, and how long tellers are waited for. */
export function OpeningWhen(
  props: OpeningPartProps & { readonly now: number; readonly tellers: number },
): JSX.Element {
  const label = (closing: Closing) =>
    closing === 'other'
      ? 'At another time'
      : capitalised(until(closesAtOf({ ...props.form, closing }, props.now) ?? 0, props.now));
  const at = () => closesAtOf(props.form, props.now);
  return (
    <section class={css.part}>
      <Choice
        label="When does it close?"
        value={props.form.closing}
        onChoose={(closing) => props.onChange({ closing })}
        options={CLOSINGS.map((closing) => ({ value: closing, label: label(closing) }))}
      />
      <Show when={props.form.closing === 'other'}>
        <TextField
          label="Day and time"
          type="datetime-local"
          value={props.form.closesOther}
          fault={props.faults.closing}
          onInput={(event) => props.onChange({ closesOther: event.currentTarget.value })}
        />
        <Show when={at()}>{(time) => <p>{closes(time(), props.now)}.</p>}</Show>
      </Show>
      <p class={css.soft}>
        Long enough that everyone opens Moot once, and meets somebody. {deadlineSays(props.tellers)}
      </p>
      <TextField
        label="Days that tellers have after the close"
        inputmode="numeric"
        hint="So long all of them are waited for. After that, more than half are enough."
        value={props.form.grace}
        fault={props.faults.grace}
        onInput={(event) => props.onChange({ grace: event.currentTarget.value })}
      />
    </section>
  );
}

const capitalised = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
