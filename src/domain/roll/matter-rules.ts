/** What a basic proposal can be about: people who are on the roll, or were; roles that somebody holds. */
import type { Facts } from '../facts/facts.ts';
import type { View } from '../past/act.ts';
import type { Matter } from '../proposal/matter.ts';
import type { Refusal } from '../refusal.ts';
import { rolesIn } from './roles.ts';
import { hasBeenMember, isMember } from './roll.ts';

/** What speaks against putting a proposal on that matter, as far as the view goes. */
export function judgeMatter(facts: Facts, view: View, matter: Matter): Refusal | null {
  switch (matter.type) {
    case 'ordinary':
    case 'charter':
    // What was said is no matter of governance: whether it is there, people see.
    case 'erasure':
      return null;
    case 'removal':
    case 'role':
      return isMember(facts, matter.person, view) ? null : 'nothingThere';
    case 'comingBack':
      if (isMember(facts, matter.person, view)) return 'alreadyAMember';
      return hasBeenMember(facts, matter.person, view) ? null : 'nothingThere';
    case 'roleEnds': {
      const isTheirs = ({ role, person }: { role: string; person: string }): boolean =>
        role === matter.role && person === matter.person;
      return rolesIn(facts, view).some(isTheirs) ? null : 'nothingThere';
    }
  }
}
