import { describe, expect, it } from 'vitest';
import { encodeUpdate, parseUpdate } from '../../../src/ledger/update.ts';
import type { Ledger } from '../../../src/ledger/ledger.ts';
import { docBytes, HandFeed, keyFrom, open, plain, words } from './scenario.ts';

const feeds = [1, 2].map((seed) => {
  const feed = new HandFeed(keyFrom(seed));
  feed.add({ records: [words('a', 'hi')] });
  feed.add({ deps: [{ feed: 77, burst: 3 }], records: [plain('b')] });
  return feed;
});
const update = encodeUpdate(feeds.map((feed) => feed.run()));

/** Whatever entered must be bursts that their authors signed, each feed from its beginning. */
function expectTruePrefixes(ledger: Ledger): void {
  const held = parseUpdate(docBytes(ledger));
  if (!held.ok) throw new Error(held.fault);
  for (const { feed, clock, elements } of held.value) {
    const original = feeds.find(({ id }) => id === feed);
    expect(clock).toBe(0);
    expect(elements.map(({ bytes }) => bytes)).toEqual(original?.elements.slice(0, elements.length));
  }
}

async function entersOf(bytes: Uint8Array): Promise<number> {
  const ledger = await open();
  const receipt = await ledger.receive(bytes);
  expectTruePrefixes(ledger);
  return receipt.ok ? receipt.entered.length : 0;
}

describe('mutation', () => {
  it('the update itself enters whole', async () => {
    expect(await entersOf(update)).toBe(4);
  });

  it('of every bit: only true prefixes enter, and something is always lost', async () => {
    for (let bit = 0; bit < update.length * 8; bit += 1) {
      const flipped = update.slice();
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(await entersOf(flipped), `bit ${bit}`).toBeLessThan(4);
    }
  });

  it('by every truncation: nothing enters', async () => {
    for (let length = 0; length < update.length; length += 1) {
      expect(await entersOf(update.slice(0, length)), `${length} bytes`).toBe(0);
    }
  });
});
