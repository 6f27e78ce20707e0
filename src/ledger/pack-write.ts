/** From a canonical update to columns. */
import { ByteReader } from './bytes.ts';
import { PackDamaged } from './faults.ts';
import { ColumnsOut, endOf, putStep } from './pack-columns.ts';

/** Reads the grammar of ARCHITECTURE.md; throws `PackDamaged` on anything else. */
export function columnsOf(update: Uint8Array): ColumnsOut {
  const writer = new ColumnsWriter();
  const source = new ByteReader(update);
  const feeds = source.vu();
  writer.out.burst.feeds.vu(feeds);
  for (let i = 0; i < feeds; i++) writer.feed(source);
  expect(source, 0);
  endOf(source);
  return writer.out;
}

class ColumnsWriter {
  readonly out = new ColumnsOut();
  /** Feeds met so far, own or as a dep, with the last burst named of each. */
  readonly #known = new Map<number, { index: number; burst: number }>();
  #time = 0;

  feed(source: ByteReader): void {
    const { out } = this;
    expect(source, 1);
    const feed = source.vu();
    const first = source.vu();
    const root = feed.toString(36);
    if (first === 0) {
      expect(source, 8);
      expect(source, 1);
      expect(source, root.length);
      for (let i = 0; i < root.length; i++) expect(source, root.charCodeAt(i));
    } else {
      expect(source, 0x88);
      if (source.vu() !== feed || source.vu() !== first - 1) throw new PackDamaged('Foreign origin');
    }
    const count = source.vu();
    if (count === 0) throw new PackDamaged('Empty run');
    out.random.id7(feed);
    out.burst.feeds.vu(first);
    out.burst.feeds.vu(count);
    for (let n = first; n < first + count; n++) {
      expect(source, 0x74);
      this.#element(new ByteReader(source.span(source.vu())), n);
    }
  }

  #element(source: ByteReader, n: number): void {
    const { out } = this;
    if (n === 0) {
      expect(source, 1);
      out.random.bytes(source.span(32));
    }
    const time = source.vu();
    putStep(out.burst.times, time, this.#time);
    this.#time = time;
    const deps = source.vu();
    out.burst.deps.vu(deps);
    for (let i = 0; i < deps; i++) this.#dep(source);
    const size = source.vu();
    out.burst.sizes.vu(size);
    for (let i = 0; i < size; i++) this.#record(source);
    out.random.bytes(source.span(64));
    endOf(source);
  }

  #dep(source: ByteReader): void {
    const { deps } = this.out.burst;
    const feed = takeFeed(source);
    const burst = source.vu();
    let known = this.#known.get(feed);
    if (known === undefined) {
      known = { index: this.#known.size, burst: 0 };
      this.#known.set(feed, known);
      deps.vu(known.index);
      this.out.random.id7(feed);
    } else deps.vu(known.index);
    putStep(deps, burst, known.burst);
    known.burst = burst;
  }

  #record(source: ByteReader): void {
    const { out } = this;
    const code = source.vu();
    out.burst.codes.vu(code);
    const group = out.group(code);
    group.delays.vu(source.vu());
    const headerLength = source.vu();
    group.headerLengths.vu(headerLength);
    group.headers.bytes(source.span(headerLength));
    const form = code % 4;
    if (form === 1) {
      const bodyLength = source.vu();
      if (bodyLength < 8) throw new PackDamaged('No salt');
      group.bodyLengths.vu(bodyLength - 8);
      out.random.bytes(source.span(8));
      out.words.bytes(source.span(bodyLength - 8));
    } else if (form === 2) out.random.bytes(source.span(32));
    else if (form === 3) throw new PackDamaged('No such form');
  }
}

function expect(source: ByteReader, value: number): void {
  if (source.byte() !== value) throw new PackDamaged('Not canonical');
}

/** Seven bytes hold more than an id may be. */
export function takeFeed(source: ByteReader): number {
  const feed = source.id7();
  if (feed > Number.MAX_SAFE_INTEGER) throw new PackDamaged('No such feed');
  return feed;
}
