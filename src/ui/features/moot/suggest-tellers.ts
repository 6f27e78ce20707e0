/** [BAL-1] Whom a Moot could name as tellers. */
import { removes } from '../../../domain/proposal/matter.ts';
import type { PersonId } from '../../../domain/burst.ts';
import type { Person, Proposal } from '../../../domain/state.ts';

/** Members who may tell, those who were there first; nobody whom the matter would remove. */
export function eligibleTellers(
  people: readonly Person[],
  present: readonly PersonId[],
  { matter }: Pick<Proposal, 'matter'>,
): readonly PersonId[] {
  const concerned = removes(matter);
  const isThere = new Set(present);
  return people
    .filter(({ id, standing }) => standing === 'member' && id !== concerned)
    .sort(
      (a, b) =>
        Number(isThere.has(b.id)) - Number(isThere.has(a.id)) ||
        (a.name ?? '').localeCompare(b.name ?? '', 'en') ||
        (a.id < b.id ? -1 : 1),
    )
    .map(({ id }) => id);
}

/** How many are needed: never more than there are. */
export const tellersNeeded = (usual: number, eligible: readonly PersonId[]): number =>
  Math.max(1, Math.min(usual, eligible.length));
