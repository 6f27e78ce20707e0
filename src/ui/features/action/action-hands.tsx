import { For, Show, type JSX } from 'solid-js';
import type { PersonId } from '../../../domain/burst.ts';
import type { Action } from '../../../domain/action/state.ts';
import { PersonStone } from '../../kit/person-stone.tsx';
import { useAssembly } from '../../projection/context.ts';
import { everyName } from '../../words/counts.ts';
import { onDay } from '../../words/time.ts';
import css from './action-item.module.css';

/** Who has an action in hand, or who did it and when. */
export function ActionHands(props: { readonly action: Action; readonly now: number }): JSX.Element {
  const assembly = useAssembly();
  const nameOf = (person: PersonId) => assembly.people.get(person)?.name ?? 'someone';
  const hands = () => everyName(props.action.takenOnBy.map(nameOf));
  return (
    <span class={css.hands}>
      <For each={props.action.takenOnBy}>
        {(person) => (
          <PersonStone person={person} name={assembly.people.get(person)?.name ?? null} size={24} />
        )}
      </For>
      <Show when={props.action.done} fallback={<span>{hands() === '' ? 'nobody yet' : hands()}</span>}>
        {(done) => (
          <span>
            <Show when={!props.action.takenOnBy.includes(done().by) && hands() !== ''}>{hands()}; </Show>
            done {onDay(done().time, props.now)}, {nameOf(done().by)} said
          </span>
        )}
      </Show>
    </span>
  );
}
