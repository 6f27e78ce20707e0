import { For, Show, type JSX } from 'solid-js';
import type { PersonId } from '../../../domain/burst.ts';
import { PersonStone } from '../../kit/person-stone.tsx';
import css from './as-far-as-heard.module.css';

/** The one phrase for everything that is settled and not yet final, wherever it is said. */
export const AS_FAR_AS_HEARD = 'Settled as far as this device has heard';

/** People by name with their stones, for "see from whom". */
export function FromWhom(props: {
  readonly summary: string;
  readonly people: readonly PersonId[];
  readonly nameOf: (person: PersonId) => string;
  /** What is said where there is nobody. */
  readonly none: string;
  readonly children?: JSX.Element;
}): JSX.Element {
  return (
    <details class={css.details}>
      <summary>{props.summary}</summary>
      <Show when={props.people.length > 0} fallback={<p>{props.none}</p>}>
        <ul class={css.people} role="list">
          <For each={props.people}>
            {(person) => (
              <li>
                <PersonStone person={person} name={props.nameOf(person)} size={28} />{' '}
                <span>{props.nameOf(person)}</span>
              </li>
            )}
          </For>
        </ul>
      </Show>
      {props.children}
    </details>
  );
}
