import { createSignal, For, Show, type JSX } from 'solid-js';
import type { PersonId } from '../../../domain/burst.ts';
import { Check, TextField } from '../../kit/field.tsx';
import css from './room-page.module.css';

/** From here on the list of names can be searched. */
const SEARCH_FROM = 12;

/** Names to tick as people are handed a slip. */
export function TickNames(props: {
  readonly people: readonly PersonId[];
  readonly nameOf: (person: PersonId) => string;
  readonly ticked: readonly PersonId[];
  readonly onTick: (ticked: readonly PersonId[]) => void;
}): JSX.Element {
  const [query, setQuery] = createSignal('');
  const found = () => {
    const wanted = query().trim().toLowerCase();
    return props.people
      .filter((person) => props.nameOf(person).toLowerCase().includes(wanted))
      .toSorted((a, b) => props.nameOf(a).localeCompare(props.nameOf(b), 'en'));
  };
  const tick = (person: PersonId, on: boolean) =>
    props.onTick(on ? [...props.ticked, person] : props.ticked.filter((each) => each !== person));
  return (
    <fieldset class={css.ticks}>
      <legend class={css.legend}>Who was handed a slip?</legend>
      <Show when={props.people.length >= SEARCH_FROM}>
        <TextField
          label="Find a name"
          type="search"
          value={query()}
          onInput={(event) => setQuery(event.currentTarget.value)}
        />
      </Show>
      <div class={css.names}>
        <For each={found()} fallback={<p>Nobody who may vote has this name.</p>}>
          {(person) => (
            <Check
              label={props.nameOf(person)}
              checked={props.ticked.includes(person)}
              onChange={(on) => tick(person, on)}
            />
          )}
        </For>
      </div>
    </fieldset>
  );
}
