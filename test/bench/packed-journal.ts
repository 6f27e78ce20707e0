/** A journal in memory that keeps sealed history as the product does: packed, under a hash. */
import type { FeedHead, ForkProof, Journal, Row } from '../../src/ledger/api.ts';
import { SegmentDamaged } from '../../src/ledger/faults.ts';
import { divide, openSegment, packSegment, type Segment } from '../../src/storage/segment.ts';

export interface Sealed {
  readonly heads: readonly FeedHead[];
  readonly segments: readonly Segment[];
}

/** Seals rows in segments as the product's journal would. */
export async function sealAll(rows: readonly Row[], heads: readonly FeedHead[]): Promise<Sealed> {
  const segments: Segment[] = [];
  for (const part of divide(rows)) segments.push(await packSegment(part));
  return { heads, segments };
}

/** Bytes on the disk: segments, their hashes and covers, and the heads. */
export const storedBytes = ({ heads, segments }: Sealed): number =>
  segments.reduce(
    (sum, { packed, seal }) => sum + packed.length + seal.hash.length + seal.cover.byteLength,
    0,
  ) +
  heads.length * (32 + 32 + 16);

/** Opens on sealed history; what is appended goes nowhere, so that only the ledger is measured. */
export function packedJournal({ heads, segments }: Sealed): Journal {
  const proofs: ForkProof[] = [];
  return {
    start: async () => ({ sealed: heads, segments: segments.length, tail: [], proofs }),
    async segment(index) {
      const segment = segments[index];
      const opened = segment && (await openSegment(segment.packed, segment.seal));
      if (!opened) throw new SegmentDamaged(index);
      return opened;
    },
    append: async () => undefined,
    rewrite: async () => undefined,
    addProof: async (proof) => void proofs.push(proof),
    seal: async () => undefined,
    news: async () => [],
    close: () => undefined,
  };
}
