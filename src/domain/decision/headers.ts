/** Outcomes: recorded, taken back, held for the days of cooling-off, standing. */
import { decode, encode, list, oneOf, option, struct } from '../codec/codec.ts';
import type { Decoded } from '../codec/codec.ts';
import { key, recordRef } from '../codec/ids.ts';
import { countLimits } from '../limits.ts';

const outcomeRecorded = struct({
  proposal: recordRef,
  revision: recordRef,
  outcome: oneOf(['consensus', 'falls', 'deadlock']),
  /** The Moot that found it; none for a consensus in talk. */
  moot: option(recordRef),
  /** [BAL-1] With a deadlock: the tellers that the Moot named for a ballot. */
  tellers: list(key, countLimits.tellers),
});
const aboutOutcome = struct({ outcome: recordRef });

export type OutcomeRecorded = Decoded<typeof outcomeRecorded>;
export type AboutOutcome = Decoded<typeof aboutOutcome>;

export const encodeOutcomeRecorded = (header: OutcomeRecorded) => encode(outcomeRecorded, header);
export const decodeOutcomeRecorded = (bytes: Uint8Array) => decode(outcomeRecorded, bytes);

export const encodeOutcomeWithdrawn = (header: AboutOutcome) => encode(aboutOutcome, header);
export const decodeOutcomeWithdrawn = (bytes: Uint8Array) => decode(aboutOutcome, bytes);

export const encodeOutcomeHeldFor = (header: AboutOutcome) => encode(aboutOutcome, header);
export const decodeOutcomeHeldFor = (bytes: Uint8Array) => decode(aboutOutcome, bytes);

export const encodeOutcomeStands = (header: AboutOutcome) => encode(aboutOutcome, header);
export const decodeOutcomeStands = (bytes: Uint8Array) => decode(aboutOutcome, bytes);
