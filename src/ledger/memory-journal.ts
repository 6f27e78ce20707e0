/** A journal in memory: for the example, the command line, simulations and tests. */
import type { FeedHead, ForkProof, Journal, Row } from './api.ts';
import { segmentOf } from './sealed.ts';

/** What outlives a journal that is closed: reopen it with another `createMemoryJournal`. */
export interface MemoryStore {
  sealed: readonly FeedHead[];
  readonly segments: Row[][];
  tail: Row[];
  readonly proofs: ForkProof[];
  /** Every row that was written, in order, for the other tabs. */
  readonly log: LogEntry[];
}

interface LogEntry {
  readonly by: object;
  readonly row: Row;
}

export const memoryStore = (): MemoryStore => ({ sealed: [], segments: [], tail: [], proofs: [], log: [] });

/** `sealFrom`: a tail of so many rows is worth a segment. Two journals on one store are two tabs. */
export function createMemoryJournal(store: MemoryStore = memoryStore(), sealFrom = Infinity): Journal {
  const me = {};
  let seen = store.log.length;

  return {
    async start() {
      seen = store.log.length;
      const { sealed, segments, tail, proofs } = store;
      return { sealed, segments: segments.length, tail: tail.map(copyOf), proofs: [...proofs] };
    },
    async segment(index) {
      const rows = store.segments[index];
      if (!rows) throw new RangeError(`No segment ${index}`);
      return segmentOf(rows.map(copyOf));
    },
    async append(rows) {
      const copies = rows.map(copyOf);
      store.tail.push(...copies);
      for (const row of copies) store.log.push({ by: me, row });
    },
    async rewrite(row) {
      const copy = copyOf(row);
      for (const rows of [store.tail, ...store.segments]) {
        const at = rows.findIndex(({ feed, burst }) => feed === row.feed && burst === row.burst);
        if (at >= 0) rows[at] = copy;
      }
      // What was erased must not linger in what other tabs are still to read.
      const stale = ({ row: { feed, burst } }: LogEntry) => feed === row.feed && burst === row.burst;
      store.log.forEach((entry, i) => {
        if (stale(entry)) store.log[i] = { by: entry.by, row: copy };
      });
      store.log.push({ by: me, row: copy });
    },
    async addProof(proof) {
      store.proofs.push(proof);
    },
    async seal(heads) {
      if (store.tail.length < sealFrom) return;
      store.segments.push(store.tail);
      store.tail = [];
      store.sealed = heads;
    },
    async news() {
      const fresh = store.log.slice(seen).filter(({ by }) => by !== me);
      seen = store.log.length;
      return fresh.map(({ row }) => copyOf(row));
    },
    close() {},
  };
}

const copyOf = ({ feed, burst, element }: Row): Row => ({ feed, burst, element: element.slice() });
