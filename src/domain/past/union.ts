/** The view of somebody who had seen what any of several had seen. */
import type { View } from './act.ts';
import { join, raise } from './vector.ts';
import type { Vector } from './vector.ts';

/** Of two or more views, the bursts in which they stand are seen as a whole. Of one, it is that view. */
export function unionOf(first: View, ...others: readonly View[]): View {
  if (others.length === 0) return first;
  let union: Vector = [];
  for (const { past, slot, burst } of [first, ...others]) {
    if (past === null) return first.past === null ? first : { past, slot: -1, burst: 0, index: 0 };
    union = join(union, slot < 0 ? past : raise(past, slot, burst + 1));
  }
  return { past: union, slot: -1, burst: 0, index: 0 };
}
