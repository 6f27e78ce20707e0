/** What the address of the form for an idea asks to be put: a removal, a role, a coming back, an erasure. */
import { idToRef } from '../../../domain/burst.ts';
import { ordinary, type Matter } from '../../../domain/proposal/matter.ts';
import type { Role } from '../../../domain/roll/state.ts';

export interface MatterAsked {
  readonly matter?: string | undefined;
  readonly person?: string | undefined;
  readonly role?: string | undefined;
  /** Of talk: whose words would be erased. */
  readonly record?: string | undefined;
}

const roleOf = (role: string | undefined): Role | null =>
  role === 'secretary' || role === 'deputy' ? role : null;

/** `until`: the end of a term that begins with it. Ordinary where the address asks for nothing that is known. */
export function matterAsked({ matter, person, role, record }: MatterAsked, until: number): Matter {
  if (matter === 'erasure' && record !== undefined && idToRef(record) !== null)
    return { type: matter, record };
  if (person === undefined || !/^[0-9a-f]{64}$/u.test(person)) return ordinary;
  const which = roleOf(role);
  switch (matter) {
    case 'removal':
    case 'comingBack':
      return { type: matter, person };
    case 'role':
      return which === null ? ordinary : { type: matter, role: which, person, until };
    case 'roleEnds':
      return which === null ? ordinary : { type: matter, role: which, person };
    default:
      return ordinary;
  }
}

/** Where what is typed is kept: each matter has its own place. */
export const placeOfMatter = (matter: Matter): string => {
  if (matter.type === 'erasure') return `put:${matter.type}:${matter.record}`;
  if (!('person' in matter)) return 'put';
  return `put:${matter.type}:${matter.person}${'role' in matter ? `:${matter.role}` : ''}`;
};
