/** [ASM-1] The founding record: the one whose hash is the assembly's id, in the feed of the device it names. */
import type { VerifiedRecord } from '../burst.ts';
import type { Facts } from '../facts/facts.ts';
import type { Act } from '../past/act.ts';
import type { Refusal } from '../refusal.ts';
import { REDUCER_VERSION, decodeAssemblyFounded } from './headers.ts';

/** Takes the founding record, or says why not. `act.person` is not read: the header names the founder. */
export function takeFounding(facts: Facts, act: Act, record: VerifiedRecord): Refusal | null {
  const founding = decodeAssemblyFounded(record.header);
  if (founding === null || founding.reducerVersion !== REDUCER_VERSION) return 'malformed';
  if (record.foundedId !== facts.assemblyId || founding.device !== act.device) return 'notTheGenesis';
  if (facts.founding !== null) return 'alreadyDone';
  facts.founding = { act: { ...act, person: founding.founder }, founding };
  facts.changes.assembly = true;
  facts.changes.roll = true;
  return null;
}
