import { For, Show, type JSX } from 'solid-js';
import { Check, TextArea, TextField } from '../../kit/field.tsx';
import css from './charter-fields.module.css';
import type { CharterFaults, CharterForm } from './charter-form.ts';

export interface CharterFieldsProps {
  readonly form: CharterForm;
  readonly faults: CharterFaults;
  readonly onChange: (part: Partial<CharterForm>) => void;
}

/** The settings that most founders look at. */
export function CharterFields(props: CharterFieldsProps): JSX.Element {
  return (
    <>
      <TextField
        label="Quorum"
        hint="How many members must have spoken. Left empty, it follows the roll: 2 of 3, 4 of 10, 8 of 60."
        inputmode="numeric"
        placeholder="follows the roll"
        value={props.form.quorum}
        onInput={(event) => props.onChange({ quorum: event.currentTarget.value })}
        fault={props.faults.quorum}
      />
      <TextField
        label="Days of cooling-off"
        hint="How long, after consensus, those who were not there can still have their say."
        inputmode="numeric"
        value={props.form.coolingOffDays}
        onInput={(event) => props.onChange({ coolingOffDays: event.currentTarget.value })}
        fault={props.faults.coolingOffDays}
      />
      <TextField
        label="Vouches"
        hint="How many members must vouch for a new one. 2 suits ten people, 3 suits sixty. If there are fewer first members than that, all of them must."
        inputmode="numeric"
        value={props.form.vouches}
        onInput={(event) => props.onChange({ vouches: event.currentTarget.value })}
        fault={props.faults.vouches}
      />
    </>
  );
}

/** The rest of them. `others`: assemblies on this device whose roll could be recognised. */
export function MoreCharterFields(
  props: CharterFieldsProps & {
    readonly others: readonly { readonly id: string; readonly name: string }[];
  },
): JSX.Element {
  const toggle = (id: string, on: boolean) =>
    props.onChange({
      recognises: on ? [...props.form.recognises, id] : props.form.recognises.filter((each) => each !== id),
    });
  /** Also those recognised already that aren't on this device. */
  const choices = () => [
    ...props.others,
    ...props.form.recognises
      .filter((id) => !props.others.some((other) => other.id === id))
      .map((id) => ({ id, name: `An assembly that isn’t on this device (${id.slice(0, 8)})` })),
  ];
  return (
    <>
      <ShareField
        legend="Broad approval"
        hint="Of those who take a side, so many agree: that is consensus. Reservations count as agreeing."
        parts={props.form.approvalParts}
        of={props.form.approvalOf}
        fault={props.faults.approval}
        onChange={(approvalParts, approvalOf) => props.onChange({ approvalParts, approvalOf })}
      />
      <ShareField
        legend="Broad disagreement"
        hint="Of those who take a side, so many object: at a Moot, the idea falls."
        parts={props.form.disagreementParts}
        of={props.form.disagreementOf}
        fault={props.faults.disagreement}
        onChange={(disagreementParts, disagreementOf) =>
          props.onChange({ disagreementParts, disagreementOf })
        }
      />
      <TextField
        label="Starkly negative input"
        hint="So many people who had not been heard must object to reopen what a Moot found. Left empty, it is half the quorum, and two at least."
        inputmode="numeric"
        placeholder="follows the quorum"
        value={props.form.stark}
        onInput={(event) => props.onChange({ stark: event.currentTarget.value })}
        fault={props.faults.stark}
      />
      <TextArea
        label="Who may be a member"
        hint="Only where the remit restricts it, in words that members can vouch by. Left empty: anyone whom members vouch for."
        rows={2}
        value={props.form.restriction}
        onInput={(event) => props.onChange({ restriction: event.currentTarget.value })}
        fault={props.faults.restriction}
      />
      <Show
        when={props.form.restriction.trim() === ''}
        fallback={
          <p class={css.soft}>
            A restricted assembly admits by its own members’ vouching alone, and recognises no other roll.
          </p>
        }
      >
        <Show when={choices().length > 0}>
          <fieldset class={css.set}>
            <legend>Rolls that it recognises</legend>
            <p class={css.soft}>
              Whoever is on such a roll can take a place here, once enough members’ devices that hold both
              assemblies say so. No vouch is needed.
            </p>
            <For each={choices()}>
              {({ id, name }) => (
                <Check
                  label={name}
                  checked={props.form.recognises.includes(id)}
                  onChange={(on) => toggle(id, on)}
                />
              )}
            </For>
            <p class={css.fault} aria-live="polite">
              {props.faults.recognises}
            </p>
          </fieldset>
        </Show>
      </Show>
    </>
  );
}

function ShareField(props: {
  readonly legend: string;
  readonly hint: string;
  readonly parts: string;
  readonly of: string;
  readonly fault: string | undefined;
  readonly onChange: (parts: string, of: string) => void;
}): JSX.Element {
  return (
    <fieldset class={css.set}>
      <legend>{props.legend}</legend>
      <p class={css.soft}>{props.hint}</p>
      <div class={css.share}>
        <TextField
          label={`${props.legend}: so many`}
          labelHidden
          inputmode="numeric"
          value={props.parts}
          aria-invalid={props.fault !== undefined}
          onInput={(event) => props.onChange(event.currentTarget.value, props.of)}
        />
        <span aria-hidden="true">in</span>
        <TextField
          label={`${props.legend}: in so many`}
          labelHidden
          inputmode="numeric"
          value={props.of}
          onInput={(event) => props.onChange(props.parts, event.currentTarget.value)}
        />
      </div>
      <p class={css.fault} aria-live="polite">
        {props.fault}
      </p>
    </fieldset>
  );
}
