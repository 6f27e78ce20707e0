import type { JSX } from 'solid-js';
import { Choice, TextField } from '../../kit/field.tsx';
import type { WhereFaults, Wherewithal } from './when-and-where.ts';

/** Day, time and place of a Moot. */
export function WhereFields(props: {
  readonly form: Wherewithal;
  readonly faults: WhereFaults;
  readonly whenLabel: string;
  readonly onChange: (part: Partial<Wherewithal>) => void;
}): JSX.Element {
  return (
    <>
      <TextField
        label={props.whenLabel}
        type="datetime-local"
        value={props.form.when}
        fault={props.faults.when}
        onInput={(event) => props.onChange({ when: event.currentTarget.value })}
      />
      <Choice
        label="Where"
        inRow
        value={props.form.online ? 'online' : 'room'}
        onChoose={(where) => props.onChange({ online: where === 'online' })}
        options={[
          { value: 'room', label: 'In a room' },
          { value: 'online', label: 'Online' },
        ]}
      />
      <TextField
        label={props.form.online ? 'How to get in' : 'Place'}
        hint={props.form.online ? 'A link or a number. It can stay empty.' : 'So that a newcomer finds it.'}
        value={props.form.place}
        fault={props.faults.place}
        autocomplete="off"
        onInput={(event) => props.onChange({ place: event.currentTarget.value })}
      />
    </>
  );
}
