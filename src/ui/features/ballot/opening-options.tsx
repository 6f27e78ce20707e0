import { For, Index, Show, type JSX } from 'solid-js';
import { Button, IconButton } from '../../kit/button.tsx';
import { Check, Choice, TextField } from '../../kit/field.tsx';
import { METHODS } from '../../words/ballots.ts';
import css from './open-page.module.css';
import type { DeadlockText, OpeningFaults, OpeningForm } from './opening-form.ts';

export interface OpeningPartProps {
  readonly form: OpeningForm;
  readonly faults: OpeningFaults;
  readonly onChange: (part: Partial<OpeningForm>) => void;
}

/** What members score: yes or no to one text, or several options; and what can stand beside them. */
export function OpeningOptions(
  props: OpeningPartProps & {
    readonly first: DeadlockText;
    /** Other proposals in deadlock: they may compete with this one. */
    readonly others: readonly DeadlockText[];
  },
): JSX.Element {
  const setChoice = (at: number, words: string) =>
    props.onChange({ choices: props.form.choices.map((was, i) => (i === at ? words : was)) });
  return (
    <section class={css.part}>
      <Choice
        label="What do members score?"
        value={props.form.type}
        onChoose={(type) => props.onChange({ type, ...(type === 'yesNo' ? { method: 'star' } : {}) })}
        options={[
          {
            value: 'yesNo',
            label: 'Yes or no',
            hint: `Two options, to the text of “${props.first.title}” as it stands.`,
          },
          {
            value: 'several',
            label: 'Several options',
            hint: 'Texts that compete, or choices in words: people, dates, places.',
          },
        ]}
      />
      <Show when={props.form.type === 'several'}>
        <ul class={css.texts} aria-label="Texts on the ballot">
          <li dir="auto">{props.first.title}</li>
        </ul>
        <For each={props.others}>
          {(other) => (
            <Check
              label={other.title}
              hint="In deadlock too: it can compete on this ballot."
              checked={props.form.also.includes(other.deadlock)}
              onChange={(on) =>
                props.onChange({
                  also: on
                    ? [...props.form.also, other.deadlock]
                    : props.form.also.filter((each) => each !== other.deadlock),
                })
              }
            />
          )}
        </For>
        <Index each={props.form.choices}>
          {(choice, i) => (
            <div class={css.choice}>
              <TextField
                label={`Choice ${i + 1}`}
                value={choice()}
                autocomplete="off"
                onInput={(event) => setChoice(i, event.currentTarget.value)}
              />
              <IconButton
                icon="close"
                label={`Take choice ${i + 1} out`}
                onClick={() => props.onChange({ choices: props.form.choices.filter((_, at) => at !== i) })}
              />
            </div>
          )}
        </Index>
        <div>
          <Button
            small
            look="quiet"
            icon="plus"
            onClick={() => props.onChange({ choices: [...props.form.choices, ''] })}
          >
            Add a choice in words
          </Button>
        </div>
      </Show>
      <Check
        label="“Keep talking” stands on it too"
        hint="If it wins, nothing is decided, and it goes back to talk."
        checked={props.form.keepTalking}
        onChange={(keepTalking) => props.onChange({ keepTalking })}
      />
      <Show when={props.form.type === 'several'}>
        <Check
          label="“Reopen nominations” stands on it too"
          hint="For choosing people: if it wins, applications are called for again."
          checked={props.form.reopenNominations}
          onChange={(reopenNominations) => props.onChange({ reopenNominations })}
        />
      </Show>
      <p class={css.fault} aria-live="polite">
        {props.faults.options}
      </p>
      <Show when={props.form.type === 'several'}>
        <Choice
          label="How many win?"
          value={props.form.method}
          onChoose={(method) => props.onChange({ method })}
          options={(['star', 'blocStar', 'starPr'] as const).map((method) => ({
            value: method,
            label: METHODS[method].name,
            hint: METHODS[method].about,
          }))}
        />
        <Show when={props.form.method !== 'star'}>
          <TextField
            label="Seats"
            inputmode="numeric"
            value={props.form.seats}
            fault={props.faults.seats}
            onInput={(event) => props.onChange({ seats: event.currentTarget.value })}
          />
        </Show>
      </Show>
    </section>
  );
}
