/** Under a person's name: how they came to stand where they stand. */
import type { PersonId } from '../../../domain/burst.ts';
import type { RoleHeld } from '../../../domain/roll/state.ts';
import type { Person } from '../../../domain/state.ts';
import { names, plural } from '../../words/counts.ts';
import { roleWords } from '../roll/roll-words.ts';
import { ago } from '../../words/time.ts';

export interface PersonFacts {
  readonly nameOf: (person: PersonId) => string;
  /** How many vouches make a member. */
  readonly vouches: number;
  /** The first members were chosen. */
  readonly hasRoll: boolean;
  readonly now: number;
  /** Roles that anyone holds. */
  readonly roles: readonly RoleHeld[];
}

const MEMBER_BY = {
  foundingList: 'one of the first members',
  recognised: 'a member by another assembly’s roll, which this one recognises',
  decision: 'a member again, by decision',
} as const;

const WAS_MEMBER = {
  left: 'left the roll',
  removed: 'removed from the roll, by decision',
  admissionFell: 'was a member; a vouch that it rested on counts no more',
} as const;

export function personLine(person: Person, facts: PersonFacts): string {
  const roles = facts.roles
    .filter((held) => held.person === person.id)
    .map((held) => roleWords(held, facts.now));
  const vouchers = names(person.vouchedBy.map(facts.nameOf));
  if (person.memberBy !== null) {
    const by =
      person.memberBy === 'vouches' ? `a member by the vouches of ${vouchers}` : MEMBER_BY[person.memberBy];
    return [...roles, by].join(' · ');
  }
  const parts =
    person.wasMember !== null
      ? [WAS_MEMBER[person.wasMember]]
      : [
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
