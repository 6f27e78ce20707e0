/** Sentences about Moots: when and where, who, and whether that is a quorum. */
import type { MootCall, MootHeldRow } from '../../../domain/moot/state.ts';
import { inWords } from '../../words/counts.ts';
import { dayName, timeOfDay, until } from '../../words/time.ts';

const members = (n: number): string => `${inWords(n)} ${n === 1 ? 'member' : 'members'}`;

/** `Seven members there; four make a quorum. Quorate.` */
export const quorumLine = (there: number, quorum: number): string =>
  `${members(there)} there; ${inWords(quorum).toLowerCase()} ${quorum === 1 ? 'makes' : 'make'} a quorum. ` +
  (there >= quorum ? 'Quorate.' : 'Not quorate.');

/** `Thursday at 19:30, St Mark’s Hall`: for a call or a Moot, in a row. */
export const whenAndWhere = ({ at, place }: Pick<MootCall, 'at' | 'place'>, now: number): string =>
  `${dayName(at, now)} at ${timeOfDay(at)}${place === '' ? '' : `, ${place}`}`;

/** `begins tomorrow at 19:30, in 21 hours`; once it is past, `began …`. */
export const begins = (at: number, now: number): string =>
  `${at > now ? 'Begins' : 'Began'} ${until(at, now)}`;

/** Calls still show as coming for so long after they begin: people may be meeting. */
const LASTS = 12 * 3_600_000;

/** `coming`: nobody has recorded it, and it isn't long past. `open`: long past, and not recorded. */
export type CallPhase = 'coming' | 'open' | 'held';

export function phaseOf({ held, at }: Pick<MootCall, 'held' | 'at'>, now: number): CallPhase {
  if (held !== null) return 'held';
  return now < at + LASTS ? 'coming' : 'open';
}

/** `Seen by five of 8 members`. */
export function seenLine({ seenBy }: Pick<MootCall, 'seenBy'>, onRoll: number): string {
  const seen = seenBy.length === 0 ? 'none' : inWords(seenBy.length).toLowerCase();
  return `Seen by ${seen} of ${onRoll.toLocaleString('en-GB')} ${onRoll === 1 ? 'member' : 'members'}`;
}

export const isQuorate = ({ members: there, quorum }: Pick<MootHeldRow, 'members' | 'quorum'>): boolean =>
  there >= quorum;
