/** From a canonical update to columns. */
import { PackDamaged } from './faults.ts';
import { Source } from './pack-bytes.ts';
import { ColumnsOut, putStep } from './pack-columns.ts';

/** Reads the grammar of LEDGER.md; throws `PackDamaged` on anything else. */
export function columnsOf(update: Uint8Array): ColumnsOut {
  const writer = new ColumnsWriter();
  const source = new Source(update);
  const feeds = source.vu();
  writer.out.burst.feeds.vu(feeds);
  for (let i = 0; i < feeds; i++) writer.feed(source);
  source.expect(0);
  source.end();
  return writer.out;
}

class ColumnsWriter {
  readonly out = new ColumnsOut();
  /** Feeds met so far, own or as a dep, with the last burst named of each. */
  readonly #known = new Map<number, { index: number; burst: number }>();
  #time = 0;

  feed(source: Source): void {
    const { out } = this;
    source.expect(1);
    const feed = source.vu();
    const first = source.vu();
    const root = feed.toString(36);
    if (first === 0) {
      source.expect(8);
      source.expect(1);
      source.expect(root.length);
      for (let i = 0; i < root.length; i++) source.expect(root.charCodeAt(i));
    } else {
      source.expect(0x88);
      if (source.vu() !== feed || source.vu() !== first - 1) throw new PackDamaged('Foreign origin');
    }
    const count = source.vu();
    if (count === 0) throw new PackDamaged('Empty run');
    putFeed(out, feed);
    out.burst.feeds.vu(first);
    out.burst.feeds.vu(count);
    for (let n = first; n < first + count; n++) {
      source.expect(0x74);
      this.#element(new Source(source.bytes(source.vu())), n);
    }
  }

  #element(source: Source, n: number): void {
    const { out } = this;
    if (n === 0) {
      source.expect(1);
      out.random.bytes(source.bytes(32));
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
    out.random.bytes(source.bytes(64));
    source.end();
  }

  #dep(source: Source): void {
    const { deps } = this.out.burst;
    const feed = takeFeed(source);
    const burst = source.vu();
    let known = this.#known.get(feed);
    if (known === undefined) {
      known = { index: this.#known.size, burst: 0 };
      this.#known.set(feed, known);
      deps.vu(known.index);
      putFeed(this.out, feed);
    } else deps.vu(known.index);
    putStep(deps, burst, known.burst);
    known.burst = burst;
  }

  #record(source: Source): void {
    const { out } = this;
    const code = source.vu();
    out.burst.codes.vu(code);
    const group = out.group(code);
    group.delays.vu(source.vu());
    const headerLength = source.vu();
    group.headerLengths.vu(headerLength);
    group.headers.bytes(source.bytes(headerLength));
    const form = code % 4;
    if (form === 1) {
      const bodyLength = source.vu();
      if (bodyLength < 8) throw new PackDamaged('No salt');
      group.bodyLengths.vu(bodyLength - 8);
      out.random.bytes(source.bytes(8));
      out.words.bytes(source.bytes(bodyLength - 8));
    } else if (form === 2) out.random.bytes(source.bytes(32));
    else if (form === 3) throw new PackDamaged('No such form');
  }
}

/** Seven bytes, big-endian, beside the other randomness. */
function putFeed(out: ColumnsOut, feed: number): void {
  if (feed >= 2 ** 56) throw new PackDamaged('No such feed');
  for (let shift = 2 ** 48; shift >= 1; shift /= 256) out.random.byte(Math.floor(feed / shift) % 256);
}

export function takeFeed(source: Source): number {
  let feed = 0;
  for (let i = 0; i < 7; i++) feed = feed * 256 + source.byte();
  if (feed > Number.MAX_SAFE_INTEGER) throw new PackDamaged('No such feed');
  return feed;
}
