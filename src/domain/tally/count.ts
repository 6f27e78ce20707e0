/** The count of a ballot: papers in, report out. Whole numbers and exact fractions only. */
import { fault, ok } from '../../lib/result.ts';
import type { Result } from '../../lib/result.ts';
import { deepFreeze } from '../plain.ts';
import { countsOf } from './counts.ts';
import type { Counts } from './counts.ts';
import { lotOrder } from './lot.ts';
import type { Lot } from './lot.ts';
import type { PaperFault, Papers } from './papers.ts';
import type { Method, CountReport } from './report.ts';
import { electByStarPr } from './star-pr.ts';
import { electByStar } from './star.ts';

export interface Election {
  readonly method: Method;
  readonly seats: number;
  /** Their words, in the order of the papers' scores. */
  readonly options: readonly string[];
  readonly lot: Lot;
}

/** [TAL-11] Why there is nothing to count. */
export type CountFault =
  | { readonly type: 'noOptions' | 'noPapers' | 'noSuchSeats' | 'oneSeatOnly' | 'moreSeatsThanOptions' }
  | PaperFault;

/** [TAL-2] [TAL-5] [TAL-6] Counts papers by the method. */
export function count(election: Election, papers: Papers): Result<CountReport, CountFault> {
  const counts = countsOf(papers);
  if (!counts.ok) return counts;
  const { method } = election;
  if (method !== 'starPr') return countRooms({ ...election, method }, counts.value);
  const impossible = faultOf(election, papers);
  if (impossible !== null) return fault(impossible);
  return ok(reported(election, papers, (lot) => electByStarPr(papers, election.seats, lot)));
}

/** [TAL-9] The same from counts alone, added up. Proportional STAR can't be: it needs the papers. */
export function countRooms(
  election: Election & { readonly method: 'star' | 'blocStar' },
  counts: Counts,
): Result<CountReport, CountFault> {
  const impossible = faultOf(election, counts);
  if (impossible !== null) return fault(impossible);
  return ok(reported(election, counts, (lot) => electByStar(counts, election.seats, lot)));
}

type Size = Pick<Counts, 'options' | 'papers'>;

function faultOf({ method, seats, options }: Election, size: Size): CountFault | null {
  if (options.length !== size.options) throw new RangeError('As many options as scores on a paper');
  if (options.length === 0) return { type: 'noOptions' };
  if (!Number.isInteger(seats) || seats < 1) return { type: 'noSuchSeats' };
  if (method === 'star' && seats > 1) return { type: 'oneSeatOnly' };
  if (seats > options.length) return { type: 'moreSeatsThanOptions' };
  return size.papers === 0 ? { type: 'noPapers' } : null;
}

function reported(
  { method, seats, options, lot }: Election,
  { papers }: Size,
  elect: (lot: () => readonly number[]) => Pick<CountReport, 'winners' | 'rounds' | 'ties'>,
): CountReport {
  let order: readonly number[] | null = null;
  const elected = elect(() => (order ??= lotOrder(options, lot)));
  const drawn = order === null ? null : { seed: lot.seed, order };
  return deepFreeze({ method, seats, options: [...options], papers, ...elected, lot: drawn });
}
