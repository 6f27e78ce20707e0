import { createSignal, onCleanup, type Accessor } from 'solid-js';
import type { PersonId } from '../../../domain/burst.ts';
import { personAt, type SharedCarets } from './shared-text.ts';

/**
 * Who else has the draft open now, by what their devices say; one entry a person. Another tab or
 * device of `me` is nobody else.
 */
export function createWriters(
  carets: SharedCarets,
  me: () => PersonId | null,
): Accessor<readonly PersonId[]> {
  const read = (): readonly PersonId[] => {
    const people = new Set<PersonId>();
    for (const [client, state] of carets.getStates()) {
      const person = client === carets.clientID ? null : personAt(state);
      if (person !== null && person !== me()) people.add(person);
    }
    return [...people].sort();
  };
  const [writers, setWriters] = createSignal(read(), {
    equals: (a, b) => a.length === b.length && a.every((each, i) => each === b[i]),
  });
  const heard = () => setWriters(read());
  carets.on('change', heard);
  onCleanup(() => carets.off('change', heard));
  return writers;
}
