import { describe, expect, it } from 'vitest';
import type { SignatureCheck } from '../../../src/ledger/api.ts';
import { erasedForm, readElement } from '../../../src/ledger/element.ts';
import { MAX_UPDATE } from '../../../src/ledger/limits.ts';
import { encodeUpdate } from '../../../src/ledger/update.ts';
import { webCryptoVerifier } from '../../../src/ledger/verifier.ts';
import { rawFeed, rawUpdate, vu } from './raw.ts';
import { countingVerifier, docBytes, HandFeed, keyFrom, open, plain, single, words } from './scenario.ts';

const small = { records: [plain('')] };

/** As many bursts as fit into one update. */
function longFeed(seed: number): HandFeed {
  const feed = new HandFeed(keyFrom(seed));
  while (feed.elements.length < 3500) feed.push(feed.burst({ ...small, time: 1 }));
  return feed;
}

describe('work that a neighbour can cause with one update is bounded', () => {
  const feed = longFeed(1);

  it('130,000 empty elements: refused at the first, no signature checked', async () => {
    const verifier = countingVerifier();
    const ledger = await open({ verifier });
    const items = new Uint8Array(260_000).map((_, i) => (i % 2 === 0 ? 0x74 : 0));
    const update = rawUpdate([rawFeed({ feed: feed.id, clock: 0, elements: [], count: vu(130_000), items })]);
    expect(update.length).toBeLessThan(MAX_UPDATE);
    expect(await ledger.receive(update)).toMatchObject({ ok: false });
    expect(verifier.count).toBe(0);
  });

  it('3,500 bad signatures: one check', async () => {
    const verifier = countingVerifier();
    const ledger = await open({ verifier });
    const elements = feed.elements.map((element) => element.slice().fill(0, -32));
    const update = encodeUpdate([{ feed: feed.id, clock: 0, elements }]);
    expect(update.length).toBeGreaterThan(MAX_UPDATE * 0.9);
    expect(await ledger.receive(update)).toMatchObject({ entered: [], skipped: [{ fault: 'badSignature' }] });
    expect(verifier.count).toBe(1);
  });

  it('one good signature before 3,499 bad ones: at most 65 checks', async () => {
    const verifier = countingVerifier();
    const ledger = await open({ verifier });
    const elements = feed.elements.map((element, i) => (i === 0 ? element : element.slice().fill(0, -32)));
    const receipt = await ledger.receive(encodeUpdate([{ feed: feed.id, clock: 0, elements }]));
    expect(receipt).toMatchObject({ entered: [{ burst: 0 }] });
    expect(verifier.count).toBeLessThanOrEqual(65);
  });

  it('1,700 invented feeds: one check each, 64 at a time, and what does not enter leaves nothing', async () => {
    const feeds = Array.from({ length: 1700 }, (_, i) => new HandFeed(keyFrom(1000 + i)));
    const runs = feeds.map((each, i) => {
      const element = each.burst(small);
      return { feed: each.id, clock: 0, elements: [i % 2 === 0 ? element : element.fill(0, -32)] };
    });
    const calls: number[] = [];
    const inner = webCryptoVerifier();
    const verify = (checks: readonly SignatureCheck[]) => {
      calls.push(checks.length);
      return inner.verify(checks);
    };
    const ledger = await open({ verifier: { verify } });
    expect(await ledger.receive(encodeUpdate(runs))).toMatchObject({ ok: true });
    expect(calls.reduce((sum, count) => sum + count, 0)).toBe(1700);
    expect(Math.max(...calls)).toBe(64);
    expect([...ledger.bursts()].length).toBe(850);
    expect(ledger.doc.share.size).toBe(850);
  });

  it('bursts that differ from those held: one check, however many', async () => {
    const verifier = countingVerifier();
    const ledger = await open({ verifier });
    await ledger.receive(feed.update());
    const held = verifier.count;
    const forged = feed.elements.map((_, i) =>
      feed.burst({ at: i, after: feed.headAt(i), ...small, time: 2 }).fill(0, -32),
    );
    expect(await ledger.receive(encodeUpdate([{ feed: feed.id, clock: 0, elements: forged }]))).toMatchObject(
      {
        skipped: [{ fault: 'badSignature' }],
      },
    );
    expect(verifier.count - held).toBe(1);
  });

  it('a gap is never pending: nothing is kept of it', async () => {
    const verifier = countingVerifier();
    const ledger = await open({ verifier });
    for (let clock = 1; clock < 50; clock += 1) await ledger.receive(feed.update(clock, clock + 1));
    expect(verifier.count).toBe(0);
    expect(docBytes(ledger)).toEqual(Uint8Array.of(0, 0));
  });
});

describe('words that their author never shows', () => {
  it('are asked for a few at a time, and every feed has its turn', async () => {
    const ledger = await open();
    const hider = new HandFeed(keyFrom(1));
    for (let i = 0; i < 100; i += 1) hider.add({ records: [words(`${i}`)] });
    const honest = new HandFeed(keyFrom(2)).grow(1);
    for (const each of [hider, honest]) {
      const elements = each.elements.map((bytes, i) => erasedForm(readElement(bytes, each.id, i)));
      await ledger.receive(encodeUpdate([{ feed: each.id, clock: 0, elements }]));
    }
    const asked = new Set<string>();
    for (let round = 0; round < 14; round += 1) {
      const wanted = ledger.lackingWords(8);
      expect(wanted.length).toBeLessThanOrEqual(8);
      for (const { feed, burst } of wanted) asked.add(`${feed}.${burst}`);
    }
    expect(asked.has(`${honest.id}.0`)).toBe(true);
    expect(ledger.lackingWords(1000).length).toBe(9);
    await ledger.receive(single(honest.id, 0, honest.elements[0] ?? new Uint8Array(0)));
    expect(ledger.lackingWords(1000).every(({ feed }) => feed === hider.id)).toBe(true);
  });
});
