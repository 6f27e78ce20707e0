/** Under a person's name: how they came to stand where they stand. */
import type { PersonId } from '../../../domain/burst.ts';
import type { Person } from '../../../domain/state.ts';
import { names, plural } from '../../words/counts.ts';
import { ago } from '../../words/time.ts';

export interface PersonFacts {
  readonly nameOf: (person: PersonId) => string;
  /** How many vouches make a member. */
  readonly vouches: number;
  /** The first members were chosen. */
  readonly hasRoll: boolean;
  readonly now: number;
}

export function personLine(person: Person, facts: PersonFacts): string {
  const vouchers = names(person.vouchedBy.map(facts.nameOf));
  if (person.memberBy === 'foundingList') return 'one of the first members';
  if (person.memberBy === 'vouches') return `a member by the vouches of ${vouchers}`;
  const parts = [
    person.welcomedBy === null
      ? `said hello ${ago(person.since, facts.now)}`
      : `welcomed by ${facts.nameOf(person.welcomedBy)}`,
  ];
  if (person.vouchedBy.length > 0) {
    const missing = Math.max(0, facts.vouches - person.vouchedBy.length);
    parts.push(`${vouchers} vouched`);
    parts.push(missing > 0 ? `${plural(missing, 'vouch', 'vouches')} to go` : 'can take their place');
  }
  return parts.join(' · ');
}
