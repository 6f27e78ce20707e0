import { createEffect, type JSX } from 'solid-js';
import { dayOfField, fieldOfDay } from '../words/days.ts';
import { TextField } from './field.tsx';

export interface DayFieldProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly fault?: string | undefined;
  /** A day (domain/action/days.ts), or none. */
  readonly value: number | null;
  readonly onDay: (day: number | null) => void;
}

/** A day, in the browser's own calendar. While it is half typed there is none. */
export function DayField(props: DayFieldProps): JSX.Element {
  let input: HTMLInputElement | undefined;
  createEffect(() => {
    const day = props.value;
    // What is half typed reads as no day, and is left alone.
    if (input && dayOfField(input.value) !== day) input.value = fieldOfDay(day);
  });
  return (
    <TextField
      type="date"
      ref={(element: HTMLInputElement) => (input = element)}
      label={props.label}
      hint={props.hint}
      fault={props.fault}
      onInput={(event) => props.onDay(dayOfField(event.currentTarget.value))}
    />
  );
}
