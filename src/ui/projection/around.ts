import type { Around } from '../../domain/talk/regard.ts';
import type { AssemblyView } from './assembly-view.ts';

/** What the domain asks to say how a message is to be shown; wakes whoever reads through it. */
export const aroundIn = (assembly: AssemblyView): Around => ({
  personOf: (device) => assembly.personOf(device),
  standingOf: (person) => assembly.people.get(person)?.standing ?? 'newcomer',
  get hasRoll() {
    return assembly.roll().size > 0;
  },
  get me() {
    return assembly.me();
  },
  hiding: (key) => assembly.hidings.get(key),
  ignoring: (who) => assembly.ignored().get(who)?.how,
});
