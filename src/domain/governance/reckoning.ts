/**
 * The reducer's working memory: bursts in causal order and what they have said. It is only ever added
 * to, and belongs to the newest state made from it; an older state is reckoned again (reduce.ts).
 */
import { recordId } from '../burst.ts';
import type { FeedId, RecordRef, VerifiedBurst, VerifiedRecord } from '../burst.ts';
import { emptyIndex } from '../facts/facts.ts';
import type { Facts } from '../facts/facts.ts';
import type { Act } from '../past/act.ts';
import { CausalOrder } from '../past/causal.ts';
import type { Feed, Placed } from '../past/causal.ts';
import type { Refused } from '../state.ts';
import { isErased } from '../words/rules.ts';
import { withWordsOf } from '../words/same-burst.ts';
import { judge } from './judge.ts';
import type { Verdict, Writing } from './judge.ts';
import { OldViews } from './old-views.ts';

export class Reckoning {
  /** Everything that made a difference, as it arrived. */
  readonly arrivals: VerifiedBurst[] = [];
  readonly order: CausalOrder;
  readonly facts: Facts;
  readonly oldViews = new OldViews();
  unknown = 0;
  /** Refusals since this was last emptied. */
  readonly refused: Refused[] = [];
  readonly #writings = new Map<FeedId, Writing>();

  constructor(
    assemblyId: string,
    readonly cuts: ReadonlyMap<FeedId, number>,
  ) {
    this.order = new CausalOrder(cuts);
    this.facts = {
      ...emptyIndex(assemblyId),
      words: (act) => (isErased(this.facts, act.id) ? null : (this.#recordAt(act)?.body ?? null)),
      writerOf: (ref) => {
        const feed = this.order.feed(ref.feed);
        if (feed === undefined || this.#recordAt(ref) === undefined) return null;
        const { person, certificate } = this.writing(ref.feed);
        return { slot: feed.slot, person, certificate };
      },
      saidAsNewcomer: (person) => {
        const feeds = [...this.#writings.values()].filter((writing) => writing.person === person);
        return {
          records: Math.max(0, ...feeds.map((writing) => writing.newcomerRecords)),
          headerBytes: Math.max(0, ...feeds.map((writing) => writing.newcomerBytes)),
        };
      },
    };
  }

  take(bursts: Iterable<VerifiedBurst>): void {
    for (const burst of bursts) this.#takeOne(burst);
  }

  /** Who writes that feed. */
  writing(feed: FeedId): Writing {
    let writing = this.#writings.get(feed);
    if (writing === undefined) {
      writing = { person: null, certificate: null, newcomerRecords: 0, newcomerBytes: 0 };
      this.#writings.set(feed, writing);
    }
    return writing;
  }

  #takeOne(burst: VerifiedBurst): void {
    const here = this.order.find({ feed: burst.feed, burst: burst.burst });
    if (here === 'void') return;
    if (here === undefined) {
      this.arrivals.push(burst);
      this.order.add(burst, (feed, placed) => this.#judge(feed, placed));
    } else {
      this.#takeWords(here, burst);
    }
  }

  #judge(feed: Feed, placed: Placed): void {
    const note = (act: Act, record: VerifiedRecord, verdict: Verdict): void => {
      if (verdict === 'accepted') return;
      if (verdict === 'unknownKind') this.unknown += 1;
      else this.refused.push(this.#refusal(act, record, verdict));
    };
    judge(this.facts, feed, this.writing(feed.id), placed, note);
  }

  #refusal(act: Act, record: VerifiedRecord, reason: Refused['reason']): Refused {
    const person = this.writing(act.feed).person;
    return Object.freeze({
      id: act.id,
      kind: record.kind,
      device: act.device,
      person,
      reason,
      time: act.time,
    });
  }

  /** [RED-5] A known burst again: only its words can have come or gone. */
  #takeWords(here: Placed | VerifiedBurst, again: VerifiedBurst): void {
    const before = 'past' in here ? here.burst : here;
    const after = withWordsOf(before, again);
    if (after === before) return;
    this.arrivals.push(after);
    if (!('past' in here)) {
      this.order.replaceHeld(after);
      return;
    }
    here.burst = after;
    for (const index of after.records.keys()) {
      this.facts.changes.wordsMoved(recordId(after.feed, after.burst, index));
    }
  }

  #recordAt(ref: RecordRef): VerifiedRecord | undefined {
    return this.order.feed(ref.feed)?.placed[ref.burst]?.burst.records[ref.index];
  }
}
