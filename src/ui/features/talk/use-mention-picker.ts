import { createMemo, createSignal, type Accessor } from 'solid-js';
import type { PersonId } from '../../../domain/burst.ts';
import { useAssembly } from '../../projection/context.ts';
import { mentionAt, namedIn, peopleFor, withMention } from './mentions.ts';
import type { Named } from './parse-words.ts';

/** As many as can be looked through at a glance. */
const SHOWN = 8;

export interface MentionPickerState {
  readonly people: Accessor<readonly Named[]>;
  readonly chosen: Accessor<number>;
  /** Looks again at what the caret stands in. */
  look(field: HTMLTextAreaElement): void;
  close(): void;
  /** True where the key was for the picker. */
  key(event: KeyboardEvent, field: HTMLTextAreaElement): boolean;
  choose(one: Named, field: HTMLTextAreaElement): void;
  /** Who is named in the words that are to be said. */
  named(words: string): PersonId[];
}

/** Finding whom to name after an "@". `put` writes the new text into the field. */
export function useMentionPicker(put: (text: string, caret: number) => void): MentionPickerState {
  const assembly = useAssembly();
  const [query, setQuery] = createSignal<ReturnType<typeof mentionAt>>(null);
  const [chosen, setChosen] = createSignal(0);
  const picked = new Set<PersonId>();
  /** The "@" whose list was put away by Escape stays quiet. */
  let putAway = -1;

  const everyone = createMemo<readonly Named[]>(() =>
    assembly.people
      .all()
      .flatMap((person) => (person.name ? [{ person: person.id, name: person.name }] : [])),
  );
  const people = createMemo<readonly Named[]>(() => {
    const now = query();
    if (!now) return [];
    return peopleFor(
      now.query,
      everyone().filter((one) => one.person !== assembly.me()),
      SHOWN,
    );
  });

  const close = () => setQuery(null);
  const choose = (one: Named, field: HTMLTextAreaElement) => {
    const now = query();
    if (!now) return;
    picked.add(one.person);
    const next = withMention(field.value, now, one.name);
    close();
    put(next.text, next.caret);
  };

  return {
    people,
    chosen,
    look(field) {
      const now =
        field.selectionStart === field.selectionEnd ? mentionAt(field.value, field.selectionStart) : null;
      if (now?.start !== putAway) putAway = -1;
      setQuery(now && now.start !== putAway ? now : null);
      setChosen(0);
    },
    close,
    key(event, field) {
      const count = people().length;
      if (count === 0) return false;
      if (event.key === 'ArrowDown') setChosen((chosen() + 1) % count);
      else if (event.key === 'ArrowUp') setChosen((chosen() - 1 + count) % count);
      else if (event.key === 'Enter' || event.key === 'Tab') {
        const one = people()[chosen()];
        if (one) choose(one, field);
      } else if (event.key === 'Escape') {
        putAway = query()?.start ?? -1;
        close();
      } else return false;
      event.preventDefault();
      event.stopPropagation();
      return true;
    },
    choose,
    named: (words) => namedIn(words, everyone(), picked),
  };
}
