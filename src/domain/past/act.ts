/**
 * Records in their causal past. Every question that a rule asks ("was she a member?", "who objects?")
 * is asked of a view: the records that somebody had seen. An act is the view of its own author.
 */
import type { DeviceId, FeedId, PersonId, RecordId } from '../burst.ts';
import { countSeen } from './vector.ts';
import type { Vector } from './vector.ts';

/** Where a record stands, by the feed's slot. */
export interface Place {
  readonly slot: number;
  readonly burst: number;
  readonly index: number;
}

/**
 * What was seen by whoever wrote, or would write, the record in that place. `past` null: everything
 * here. A negative slot: no particular feed.
 */
export interface View extends Place {
  readonly past: Vector | null;
}

/** Everything that this device holds: what a record written now would have in its past. */
export const everything: View = { past: null, slot: -1, burst: 0, index: 0 };

/** Somebody who acts, or might, with what they have seen. */
export interface Author extends View {
  readonly person: PersonId;
}

/** A record whose author is known. */
export interface Act extends Author {
  readonly id: RecordId;
  readonly feed: FeedId;
  readonly device: DeviceId;
  readonly time: number;
}

/** Whether the record in that place had been seen. Earlier records of the same burst had. */
export function sees(view: View, place: Place): boolean {
  if (view.past === null) return true;
  if (view.slot !== place.slot) return place.burst < countSeen(view.past, place.slot);
  return place.burst < view.burst || (place.burst === view.burst && place.index < view.index);
}
