/** What the acts of every noun share: checked against the rules inside the writing lock, then written. */
import type { RecordId } from '../../domain/burst.ts';
import { byteLimits } from '../../domain/limits.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { NewRecord } from '../../ledger/api.ts';
import { utf8 } from '../../lib/bytes.ts';
import { fault, ok, type Result } from '../../lib/result.ts';
import type { Fault } from '../api.ts';
import type { AssemblyCore } from './assembly-core.ts';

type Written = Promise<Result<RecordId, Fault>>;

export const tooLong = (limit: number): Written => Promise.resolve(fault({ type: 'tooLong', limit }));

/** Whether the words have more bytes of UTF-8 than that. */
export const exceeds = (words: string | undefined, limit: number): boolean =>
  words !== undefined && utf8(words).length > limit;

const choose = (check: () => Refusal | null, record: () => NewRecord) => () => {
  const reason = check();
  return reason === null ? ok([record()]) : fault<Fault>({ type: 'refused', reason });
};

/** Writes one record in governance, where the check finds nothing against it. */
export const govern = (core: AssemblyCore, check: () => Refusal | null, record: () => NewRecord): Written =>
  core.govern(choose(check, record));

/** As `govern`, with words that have to fit into a body. */
export const governInWords = (
  core: AssemblyCore,
  words: string | undefined,
  check: () => Refusal | null,
  record: () => NewRecord,
): Written => (exceeds(words, byteLimits.words) ? tooLong(byteLimits.words) : govern(core, check, record));

/** Writes one record in talk, where the check finds nothing against it. */
export const speak = (core: AssemblyCore, check: () => Refusal | null, record: () => NewRecord): Written =>
  core.speak(choose(check, record));
