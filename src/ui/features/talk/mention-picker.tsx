import { For } from 'solid-js';
import { PersonStone } from '../../kit/person-stone.tsx';
import { useAssembly } from '../../projection/context.ts';
import styles from './mention-picker.module.css';
import type { Named } from './parse-words.ts';

export interface MentionPickerProps {
  readonly id: string;
  readonly people: readonly Named[];
  /** Which one Enter takes. */
  readonly chosen: number;
  readonly onChoose: (one: Named) => void;
}

export const optionId = (list: string, index: number): string => `${list}-${index}`;

/** Whom one can name: a list above what is being written. The focus stays in the text. */
export function MentionPicker(props: MentionPickerProps) {
  const assembly = useAssembly();
  return (
    <ul id={props.id} class={styles.list} role="listbox" aria-label="People to name">
      <For each={props.people}>
        {(one, index) => (
          <li
            id={optionId(props.id, index())}
            class={styles.option}
            role="option"
            aria-selected={index() === props.chosen}
            // The press must not take the focus from the text.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => props.onChoose(one)}
          >
            <PersonStone
              person={one.person}
              name={one.name}
              size={32}
              newcomer={assembly.people.get(one.person)?.standing === 'newcomer'}
            />
            <span class={styles.name}>{one.name}</span>
          </li>
        )}
      </For>
    </ul>
  );
}
