import { For, Show, type JSX } from 'solid-js';
import type { PersonId } from '../../../domain/burst.ts';
import { PersonStone } from '../../kit/person-stone.tsx';
import { useAssembly } from '../../projection/context.ts';
import { names } from '../../words/counts.ts';
import css from './writers.module.css';

const STONES = 6;

/** Who has the draft open now, said once more whenever somebody comes or goes. */
export function Writers(props: { readonly people: readonly PersonId[] }): JSX.Element {
  const assembly = useAssembly();
  const nameOf = (person: PersonId) => assembly.people.get(person)?.name ?? 'Someone';
  return (
    <div class={css.writers}>
      <span class={css.stones}>
        <For each={props.people.slice(0, STONES)}>
          {(person) => <PersonStone person={person} name={nameOf(person)} size={32} />}
        </For>
      </span>
      <p role="status">
        <Show when={props.people.length > 0} fallback="Nobody else has it open right now.">
          Here now: you, {names(props.people.map(nameOf))}.
        </Show>
      </p>
    </div>
  );
}
