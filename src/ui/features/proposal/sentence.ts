/** What the sentences under the rail are made of. */
import type { PersonId } from '../../../domain/burst.ts';
import type { Obstacle, Proposal } from '../../../domain/state.ts';
import { names } from '../../words/counts.ts';

/** What stands in the way, and what happens next. `lead` is said louder. */
export interface Sentence {
  readonly lead: string;
  readonly rest: string;
}

/** For whom the sentence is said. */
export interface Listener {
  readonly me: PersonId | null;
  readonly member: boolean;
  readonly callName: (person: PersonId) => string;
  readonly coolingOffDays: number;
}

export type Weighed = Pick<
  Proposal,
  'by' | 'stage' | 'obstacles' | 'outcomes' | 'members' | 'participants' | 'mootAskedBy' | 'ballots'
>;
export type Of<T extends Obstacle['type']> = Extract<Obstacle, { type: T }>;

/** "you", "you and Sam", "Sam, Jo and 3 more". */
export function namesWithMe(people: readonly PersonId[], { me, callName }: Listener): string {
  const others = people.filter((person) => person !== me).map(callName);
  return names(others.length < people.length ? ['you', ...others] : others);
}

/** `Cem`, or `You`, at the beginning of a sentence. */
export const whoSays = (person: PersonId, { me, callName }: Listener): string =>
  person === me ? 'You' : callName(person);
