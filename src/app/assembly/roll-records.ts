/** What a person, or their device, says about the roll, as records. */
import type { PersonId } from '../../domain/burst.ts';
import { Kind } from '../../domain/kinds.ts';
import { encodeMemberLeft, encodeRollAttested } from '../../domain/roll/headers.ts';
import type { NewRecord } from '../../ledger/api.ts';
import type { AssemblyId } from '../api.ts';

export const leave = (): NewRecord => ({ kind: Kind.memberLeft, header: encodeMemberLeft() });
export const attest = (person: PersonId, assembly: AssemblyId): NewRecord => ({
  kind: Kind.rollAttested,
  header: encodeRollAttested({ person, assembly }),
});
