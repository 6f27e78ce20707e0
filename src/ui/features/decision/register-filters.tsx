import { For, type JSX } from 'solid-js';
import { SelectField, TextField } from '../../kit/field.tsx';
import css from './register-filters.module.css';
import type { RegisterQuery } from './register.ts';

const HOW: readonly { readonly value: RegisterQuery['how']; readonly label: string }[] = [
  { value: 'all', label: 'Any way' },
  { value: 'consensus', label: 'Consensus in talk' },
  { value: 'moot', label: 'At a Moot' },
  { value: 'ballot', label: 'STAR ballot' },
];

const WHAT: readonly { readonly value: RegisterQuery['what']; readonly label: string }[] = [
  { value: 'all', label: 'Everything' },
  { value: 'due', label: 'To be looked at again' },
  { value: 'basic', label: 'Charter, roll and roles' },
  { value: 'falls', label: 'What fell' },
  { value: 'void', label: 'Without effect' },
];

/** What to look for in the register. */
export function RegisterFilters(props: {
  readonly query: RegisterQuery;
  /** Years that have decisions, the latest first. */
  readonly years: readonly number[];
  readonly onChange: (query: RegisterQuery) => void;
}): JSX.Element {
  const set = (change: Partial<RegisterQuery>) => props.onChange({ ...props.query, ...change });
  return (
    <search class={css.filters}>
      <div class={css.words}>
        <TextField
          label="Find a decision"
          hint="By its words, or by who put it, recorded it or gave a reason."
          type="search"
          value={props.query.words}
          onInput={(event) => set({ words: event.currentTarget.value })}
        />
      </div>
      <SelectField
        label="Year"
        value={String(props.query.year)}
        onChange={({ currentTarget: { value } }) => set({ year: value === 'all' ? 'all' : Number(value) })}
      >
        <option value="all">All years</option>
        <For each={props.years}>{(year) => <option value={String(year)}>{year}</option>}</For>
      </SelectField>
      <SelectField
        label="How it was reached"
        value={props.query.how}
        onChange={(event) => {
          const how = HOW.find(({ value }) => value === event.currentTarget.value);
          if (how) set({ how: how.value });
        }}
      >
        <For each={HOW}>{({ value, label }) => <option value={value}>{label}</option>}</For>
      </SelectField>
      <SelectField
        label="What"
        value={props.query.what}
        onChange={(event) => {
          const what = WHAT.find(({ value }) => value === event.currentTarget.value);
          if (what) set({ what: what.value });
        }}
      >
        <For each={WHAT}>{({ value, label }) => <option value={value}>{label}</option>}</For>
      </SelectField>
    </search>
  );
}
