/** Sealed segments in memory: what they say at once, their signed bytes when someone needs them. */
import { byFeed } from './adopt.ts';
import type { BurstContent, Row, SealedRun, SealedSegment } from './api.ts';
import { readElement } from './element.ts';
import { ColumnsIn } from './pack-columns.ts';
import { contentsOf } from './pack-contents.ts';
import { updateOf } from './pack-read.ts';
import { contentOf, strippedIn } from './words.ts';

/** The parts of a pack, unpacked. */
export interface PackParts {
  readonly figures: Uint8Array;
  readonly texts: Uint8Array;
  readonly random: Uint8Array;
  /** Of the update that they give. */
  readonly length: number;
}

type Contents = readonly (readonly BurstContent[])[];
type Elements = readonly (readonly Uint8Array[])[];

/**
 * From a pack. Elements are not rebuilt until someone needs one; then they take the place of the
 * columns, so that memory holds the words once. Throws `PackDamaged`, or `Malformed` where a column
 * ends too early.
 */
export class PackedSegment implements SealedSegment {
  readonly runs: readonly SealedRun[];
  /** Null once the elements are here. */
  #parts: PackParts | null;
  #elements: Elements = [];
  /** Read at the start, so that damage shows there; then given to whoever asks first. */
  #contents: Contents | null;

  constructor(parts: PackParts) {
    const { runs, contents } = contentsOf(columnsIn(parts));
    this.runs = runs;
    this.#parts = parts;
    this.#contents = contents;
  }

  contents(): Contents {
    const contents = this.#contents;
    this.#contents = null;
    if (contents) return contents;
    return this.#parts ? contentsOf(columnsIn(this.#parts)).contents : readAll(this.runs, this.#elements);
  }

  elements(): Elements {
    if (this.#parts) {
      this.#elements = updateOf(columnsIn(this.#parts), this.#parts.length).runs.map((run) => run.elements);
      this.#parts = null;
      this.#contents = null;
    }
    return this.#elements;
  }
}

/** From rows, in which the bursts of each feed follow each other. */
export function segmentOf(rows: readonly Row[]): SealedSegment {
  const groups = [...byFeed(rows)];
  const elements = groups.map(([, own]) => own.map((row) => row.element));
  const runs = groups.map(([feed, own]): SealedRun => {
    const stripped = own.map(
      ({ burst, element }) => [burst, strippedIn(readElement(element, feed, burst))] as const,
    );
    return {
      feed,
      first: own[0]?.burst ?? 0,
      count: own.length,
      stripped: new Map(stripped.filter(([, indices]) => indices.length > 0)),
    };
  });
  return { runs, elements: () => elements, contents: () => readAll(runs, elements) };
}

/** The rows of a segment, feed by feed. */
export function rowsOf(segment: SealedSegment): Row[] {
  const elements = segment.elements();
  return segment.runs.flatMap(({ feed, first }, run) =>
    (elements[run] ?? []).map((element, i) => ({ feed, burst: first + i, element })),
  );
}

export const columnsIn = ({ figures, texts, random }: PackParts): ColumnsIn =>
  new ColumnsIn(figures, texts, random);

const readAll = (runs: readonly SealedRun[], elements: Elements): Contents =>
  runs.map(({ feed, first }, run) =>
    (elements[run] ?? []).map((element, i) => contentOf(readElement(element, feed, first + i))),
  );
