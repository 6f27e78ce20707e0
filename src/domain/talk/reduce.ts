/**
 * Reduces what was said. Talk has no past and no authority: every record stands for itself, and whose
 * device wrote it is asked when it is shown (message-view.ts). Pure, and free of order, as governance is.
 */
import type { VerifiedBurst } from '../burst.ts';
import type { FeedCut, Talk, TalkChange } from '../state.ts';
import { editTable, emptyTable } from '../table.ts';
import { Batch } from './batch.ts';
import { cutOff } from './cut.ts';
import type { Memory } from './memory.ts';
import { isIn, withBurst } from './stretches.ts';

const memories = new WeakMap<Talk, Memory>();

export function emptyTalk(): Talk {
  const talk: Talk = {
    messages: emptyTable(),
    topics: emptyTable(),
    erased: emptyTable(),
    refused: emptyTable(),
    unknown: 0,
  };
  Object.freeze(talk);
  memories.set(talk, { seen: emptyTable(), answers: emptyTable(), unknown: emptyTable(), cuts: new Map() });
  return talk;
}

const noChange: TalkChange = Object.freeze({
  all: false,
  messages: Object.freeze([]),
  topics: Object.freeze([]),
  erased: Object.freeze([]),
  refused: Object.freeze([]),
});

/**
 * Adds bursts, in any order, known ones included: of those, words that came or went. `cuts`: feeds that
 * are void from a burst on; those given before stay. Never throws on what bursts hold.
 */
export function reduceTalk(
  state: Talk,
  bursts: Iterable<VerifiedBurst>,
  cuts: readonly FeedCut[] = [],
): { readonly state: Talk; readonly change: TalkChange } {
  const before = memories.get(state);
  if (before === undefined) throw new TypeError('a state that emptyTalk or reduceTalk gave');
  const pruned = cutOff(state, before, cuts);
  const { talk: start, memory } = pruned ?? { talk: state, memory: before };

  const seen = editTable(memory.seen);
  const batch = new Batch(start, memory);
  for (const burst of bursts) {
    if (burst.burst >= (memory.cuts.get(burst.feed) ?? Number.POSITIVE_INFINITY)) continue;
    const feed = String(burst.feed);
    const stretches = seen.get(feed) ?? [];
    if (isIn(stretches, burst.burst)) {
      batch.takeWords(burst);
      continue;
    }
    seen.set(feed, withBurst(stretches, burst.burst));
    batch.take(burst);
  }
  const { talk, memory: kept, change } = batch.done();
  const taken = seen.done();
  const isSame =
    pruned === null &&
    taken === memory.seen &&
    kept.answers === memory.answers &&
    talk.messages === start.messages &&
    talk.topics === start.topics;
  if (isSame) return { state, change: noChange };
  memories.set(talk, { ...memory, ...kept, seen: taken });
  return { state: talk, change: pruned === null ? change : Object.freeze({ ...change, all: true }) };
}
