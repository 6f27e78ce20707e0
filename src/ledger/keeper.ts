/**
 * Keeps what was judged: journal first, then memory, then those who watch. What the journal took
 * stands, so that memory and disk always agree; a storage failure rejects with the rest undone.
 */
import type { FeedId, RecordRef } from '../domain/burst.ts';
import { adoptRows } from './adopt.ts';
import type { ForkProof, Journal, LedgerChange, Row, Verifier } from './api.ts';
import type { Watchers } from './changes.ts';
import { ChangeDraft } from './changes.ts';
import type { Feeds, Span } from './feeds.ts';
import { checkedProof } from './fork.ts';
import type { Admission, Entry } from './gate.ts';
import type { Rules } from './rules.ts';
import { WaitingProofs } from './waiting-proofs.ts';
import { withoutWords } from './words.ts';

export interface Keeping {
  readonly ledger: Uint8Array;
  readonly journal: Journal;
  readonly feeds: Feeds;
  readonly verifier: Verifier;
  readonly rules: Rules;
  readonly watchers: Watchers;
}

export class Keeper {
  readonly #to: Keeping;
  readonly #waiting = new WaitingProofs();

  constructor(keeping: Keeping) {
    this.#to = keeping;
  }

  /** Keeps what the gate admitted, or an own burst. Returns how many rows were written. */
  async admit({ entries, heals, proofs }: Admission, source: LedgerChange['source']): Promise<number> {
    const { journal, feeds, watchers } = this.#to;
    const change = new ChangeDraft(source);
    try {
      for (const proof of proofs) await this.#keepProof(proof, change);
      for (const row of heals) await this.#rewrite(row, change);
      const rows = entries.flatMap(rowsOf);
      if (rows.length > 0) await journal.append(rows);
      feeds.extend(entries);
      this.#tellEntries(entries, change);
      for (const { feed } of entries) {
        const offered = this.#waiting.take(feed.id);
        if (offered) await this.#checkProof(offered, feed.device, change);
      }
      return rows.length;
    } finally {
      watchers.tell(change);
    }
  }

  /** A proof that a neighbour offers; see `LedgerPort.offerProof`. */
  async offered(proof: ForkProof): Promise<boolean> {
    const { feeds, watchers } = this.#to;
    if (feeds.voidFrom(proof.feed) <= proof.burst) return true;
    const feed = feeds.get(proof.feed);
    if (!feed) {
      this.#waiting.keep(proof);
      return true;
    }
    const change = new ChangeDraft('neighbour');
    const proves = await this.#checkProof(proof, feed.device, change);
    watchers.tell(change);
    return proves;
  }

  /** Erases what is in memory of these words, and remembers all of them. */
  async erase(records: readonly RecordRef[]): Promise<void> {
    const { feeds, watchers } = this.#to;
    const change = new ChangeDraft('own');
    try {
      for (const { feed: id, burst, index } of records) {
        const feed = feeds.get(id);
        const isHere = feed && burst >= feed.base && burst < feed.count;
        const mayStand = isHere && !feed.strippedAt(burst).includes(index);
        const element = mayStand ? withoutWords(feed.read(burst), (at) => at === index) : null;
        if (element) await this.#rewrite({ feed: id, burst, element }, change);
        feeds.erased.add(id, burst, index);
        if (isHere) feeds.noteErased(feed, burst);
      }
    } finally {
      watchers.tell(change);
    }
  }

  /** Takes what another tab wrote to the journal, which is there already. */
  async adopt(news: readonly Row[]): Promise<void> {
    const { ledger, feeds, verifier, rules, watchers } = this.#to;
    const feedAt = (id: FeedId) => feeds.get(id);
    const { entries, rewritten } = await adoptRows(news, ledger, feedAt, verifier, rules);
    const change = new ChangeDraft('tab');
    for (const { feed, burst, element } of rewritten) {
      const held = feeds.get(feed);
      if (held) change.words.push(feeds.replaceAsTold(held, burst, element));
    }
    feeds.extend(entries);
    this.#tellEntries(entries, change);
    watchers.tell(change);
  }

  /** Tells of bursts that were loaded from sealed history, without words that were erased meanwhile. */
  async loaded(spans: readonly Span[]): Promise<void> {
    const { feeds, watchers } = this.#to;
    const change = new ChangeDraft('older');
    try {
      for (const { feed, from, to } of spans) {
        for (const burst of feeds.erased.within(feed.id, from, to)) {
          const stripped = feed.strippedAt(burst);
          const erased = feeds.erased.at(feed.id, burst);
          if ([...erased].every((index) => stripped.includes(index))) continue;
          const element = withoutWords(feed.read(burst), (index) => erased.has(index));
          if (element) await this.#rewrite({ feed: feed.id, burst, element }, new ChangeDraft('older'));
        }
      }
    } finally {
      for (const burst of feeds.bursts(spans)) change.bursts.push(burst);
      watchers.tell(change);
    }
  }

  #tellEntries(entries: readonly Entry[], change: ChangeDraft): void {
    const spans = entries.map(({ feed, clock, elements }) => ({
      feed,
      from: clock,
      to: clock + elements.length,
    }));
    for (const burst of this.#to.feeds.bursts(spans)) change.bursts.push(burst);
  }

  async #checkProof(proof: ForkProof, device: Uint8Array, change: ChangeDraft): Promise<boolean> {
    const { ledger, verifier, rules } = this.#to;
    const checked = await checkedProof(ledger, proof, device, verifier, rules);
    if (checked) await this.#keepProof(checked, change);
    return checked !== null;
  }

  async #keepProof(proof: ForkProof, change: ChangeDraft): Promise<void> {
    const { journal, feeds } = this.#to;
    if (feeds.voidFrom(proof.feed) <= proof.burst) return;
    await journal.addProof(proof);
    feeds.addProof(proof);
    change.forks.push({ feed: proof.feed, from: proof.burst });
  }

  async #rewrite(row: Row, change: ChangeDraft): Promise<void> {
    const { journal, feeds } = this.#to;
    const feed = feeds.get(row.feed);
    if (!feed) return;
    await journal.rewrite(row);
    change.words.push(feeds.replace(feed, row.burst, row.element));
  }
}

const rowsOf = ({ feed, clock, elements }: Entry): Row[] =>
  elements.map((element, i) => ({ feed: feed.id, burst: clock + i, element }));
