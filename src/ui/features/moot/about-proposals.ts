import type { Proposal } from '../../../domain/state.ts';
import type { RecordId } from '../../../domain/burst.ts';

const OPEN: ReadonlySet<Proposal['stage']> = new Set([
  'talk',
  'moot',
  'deadlock',
  'ballot',
  'coolingOff',
  'dispute',
]);
const FIRST: readonly Proposal['stage'][] = ['moot', 'deadlock', 'dispute'];

/** Proposals that a Moot can be about, those that wait for one first; `also` whatever their stage. */
export function forMoot(proposals: readonly Proposal[], also: readonly RecordId[]): readonly Proposal[] {
  const rank = ({ stage }: Proposal): number => (FIRST.includes(stage) ? 0 : 1);
  return proposals
    .filter(({ id, stage }) => OPEN.has(stage) || also.includes(id))
    .sort((a, b) => rank(a) - rank(b) || b.touched - a.touched || (a.id < b.id ? -1 : 1));
}
