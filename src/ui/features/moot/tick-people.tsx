import { createMemo, createSignal, For, Show, type JSX } from 'solid-js';
import type { PersonId } from '../../../domain/burst.ts';
import { countLimits } from '../../../domain/limits.ts';
import type { Person } from '../../../domain/state.ts';
import { Check, TextField } from '../../kit/field.tsx';
import css from './moot-form.module.css';

/** From here on the list of names can be searched. */
const SEARCH_FROM = 12;

const RANK = { member: 0, participant: 1, newcomer: 2 } as const;
const nameOf = ({ name }: Person): string => name ?? 'Name not here yet';

/** Who was there: members first, by name. */
export function TickPeople(props: {
  readonly legend: string;
  readonly hint: string;
  readonly people: readonly Person[];
  readonly me: PersonId | null;
  readonly ticked: readonly PersonId[];
  readonly onTick: (ticked: readonly PersonId[]) => void;
}): JSX.Element {
  const [query, setQuery] = createSignal('');
  const ordered = createMemo(() =>
    props.people.toSorted(
      (a, b) =>
        RANK[a.standing] - RANK[b.standing] ||
        nameOf(a).localeCompare(nameOf(b), 'en') ||
        (a.id < b.id ? -1 : 1),
    ),
  );
  const found = () => {
    const wanted = query().trim().toLowerCase();
    return ordered().filter((person) => nameOf(person).toLowerCase().includes(wanted));
  };
  const tick = (person: PersonId, on: boolean) =>
    props.onTick(on ? [...props.ticked, person] : props.ticked.filter((each) => each !== person));
  const label = (person: Person) =>
    [
      nameOf(person),
      person.id === props.me ? ' (you)' : '',
      person.standing === 'member' ? '' : `, ${person.standing}`,
    ].join('');
  return (
    <fieldset class={css.ticks}>
      <legend class={css.legend}>{props.legend}</legend>
      <p class={css.soft}>{props.hint}</p>
      <Show when={props.people.length >= SEARCH_FROM}>
        <TextField
          label="Find a name"
          type="search"
          value={query()}
          onInput={(event) => setQuery(event.currentTarget.value)}
        />
      </Show>
      <div class={css.names}>
        <For each={found().map(({ id }) => id)} fallback={<p class={css.soft}>Nobody here has this name.</p>}>
          {(id) => (
            <Show when={props.people.find((person) => person.id === id)}>
              {(person) => (
                <Check
                  label={label(person())}
                  checked={props.ticked.includes(id)}
                  onChange={(on) => tick(id, on)}
                />
              )}
            </Show>
          )}
        </For>
      </div>
      <p class={css.fault} aria-live="polite">
        {props.ticked.length > countLimits.present ? `Up to ${countLimits.present} people can be named.` : ''}
      </p>
    </fieldset>
  );
}
