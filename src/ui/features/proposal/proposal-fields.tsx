import type { JSX } from 'solid-js';
import type { ProposalInput } from '../../../app/api.ts';
import { byteLimits } from '../../../domain/limits.ts';
import { isBlank } from '../../../lib/blank.ts';
import { DayField } from '../../kit/day-field.tsx';
import { TextArea, TextField } from '../../kit/field.tsx';
import { MarkdownField } from '../markdown/markdown-field.tsx';
import { fits } from './fits.ts';
import css from './proposal-fields.module.css';

export interface ProposalFieldsProps {
  readonly value: ProposalInput;
  readonly onChange: (value: ProposalInput) => void;
  /** True once someone tried to put it: then what is missing is said. */
  readonly asked: boolean;
  /** The text has its own place (a draft) and isn't asked for here. */
  readonly withoutText?: boolean;
}

/** What is missing or too long, by field; nothing where it can be put. */
export function faultsOf(value: ProposalInput): Partial<Record<keyof ProposalInput, string>> {
  return {
    ...(isBlank(value.title) ? { title: 'It needs a title that people can call it by.' } : {}),
    ...(fits(value.title, byteLimits.title) ? {} : { title: 'That is too long for a title.' }),
    ...(fits(value.about, byteLimits.about)
      ? {}
      : { about: 'That is too long. The rest can stand in the text.' }),
    ...(isBlank(value.text) ? { text: 'There is nothing to decide on yet.' } : {}),
    ...(fits(value.text, byteLimits.text)
      ? {}
      : { text: 'That is too long to decide on at once. Make two of it.' }),
  };
}

export const canBePut = (value: ProposalInput): boolean => Object.keys(faultsOf(value)).length === 0;

/** Title, what it is about, and the exact text. */
export function ProposalFields(props: ProposalFieldsProps): JSX.Element {
  const fault = (field: 'title' | 'about' | 'text') => {
    const said = faultsOf(props.value)[field];
    return props.asked || !fits(props.value[field], byteLimits[field]) ? said : undefined;
  };
  const set = (change: Partial<ProposalInput>) => props.onChange({ ...props.value, ...change });
  return (
    <div class={css.fields}>
      <TextField
        label="Title"
        hint="Short, so that people can call it by name."
        fault={fault('title')}
        value={props.value.title}
        onInput={(event) => set({ title: event.currentTarget.value })}
        autocomplete="off"
      />
      <TextArea
        label="What it is about"
        hint="Who is concerned? Nothing about you without you: name them, and ask them in."
        fault={fault('about')}
        rows={2}
        value={props.value.about}
        onInput={(event) => set({ about: event.currentTarget.value })}
      />
      {props.withoutText ? null : (
        <MarkdownField
          label="What we’d do"
          hint="This exact text is what people agree to. An empty line begins a paragraph; **stars** make bold; - makes a list."
          fault={fault('text')}
          value={props.value.text}
          onWords={(text) => set({ text })}
        />
      )}
      <DayField
        label="Look at it again on (if you like)"
        hint="If it is decided, it comes back on that day: did it work?"
        value={props.value.reviewOn ?? null}
        onDay={(reviewOn) => set({ reviewOn })}
      />
    </div>
  );
}
