import { describe, expect, it } from 'vitest';
import type { Journal, Row } from '../../../src/ledger/api.ts';
import { StorageFull } from '../../../src/ledger/faults.ts';
import type { Intake } from '../../../src/ledger/intake.ts';
import { openLedger } from '../../../src/ledger/ledger.ts';
import { createMemoryJournal } from '../../../src/ledger/memory-journal.ts';
import { encodeUpdate } from '../../../src/ledger/update.ts';
import { countingVerifier, HandFeed, keyFrom, LEDGER, open } from './scenario.ts';

const feed = new HandFeed(keyFrom(1)).grow(6);
const other = new HandFeed(keyFrom(2)).grow(3);
const bad = (element: Uint8Array): Uint8Array => element.slice().fill(0, -32);
const part = (from: HandFeed, start: number, end: number) => ({
  feed: from.id,
  clock: start,
  elements: from.elements.slice(start, end),
});
const first = encodeUpdate([part(feed, 0, 3)]);
const second = encodeUpdate([part(feed, 3, 6), part(other, 0, 3)]);

/** A disk that takes nothing until it is told how it goes. */
function slowDisk() {
  const memory = createMemoryJournal();
  const outcomes: (() => Promise<void>)[] = [];
  const asked: (() => void)[] = [];
  const journal: Journal = {
    ...memory,
    append: (rows: readonly Row[]) =>
      new Promise((resolve, reject) => {
        const go = async (): Promise<void> => {
          const outcome = outcomes.shift();
          if (outcome) await outcome();
          await memory.append(rows);
        };
        asked.push(() => void go().then(resolve, reject));
      }),
  };
  return {
    journal,
    asked,
    fail: () => outcomes.push(() => Promise.reject(new StorageFull('Full'))),
    async letGo(count: number): Promise<void> {
      for (let i = 0; i < count; i += 1) {
        while (asked.length === 0) await new Promise((resolve) => setTimeout(resolve));
        asked.shift()?.();
      }
    },
  };
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve));
}

describe('an update that comes while another is being written', () => {
  it('has its signatures checked meanwhile, each once, and enters after it', async () => {
    const verifier = countingVerifier();
    const disk = slowDisk();
    const ledger = await open({ verifier, journal: disk.journal });
    const receipts = [ledger.receive(first), ledger.receive(second)];
    await until(() => verifier.count === 9);
    expect(disk.asked.length).toBeLessThanOrEqual(1);
    expect([...ledger.bursts()]).toEqual([]);
    await disk.letGo(2);
    expect(await Promise.all(receipts)).toMatchObject([
      { skipped: [], entered: [{ burst: 0 }, { burst: 1 }, { burst: 2 }] },
      { skipped: [], entered: { length: 6 } },
    ]);
    expect(verifier.count).toBe(9);
    expect([...ledger.bursts()]).toHaveLength(9);
  });

  it('does not enter where the other could not be written; both do when they come again', async () => {
    const disk = slowDisk();
    const ledger = await open({ journal: disk.journal });
    disk.fail();
    const failing = ledger.receive(first);
    const following = ledger.receive(second);
    const failed = failing.catch((error: unknown) => error);
    await disk.letGo(2);
    expect(await failed).toBeInstanceOf(StorageFull);
    expect(await following).toMatchObject({
      skipped: [{ feed: feed.id, fault: 'gap' }],
      entered: { length: 3 },
    });
    expect(ledger.count(feed.id)).toBe(0);
    const again = [ledger.receive(first), ledger.receive(second)];
    await disk.letGo(2);
    expect(await Promise.all(again)).toMatchObject([{ skipped: [] }, { skipped: [] }]);
    expect(ledger.count(feed.id)).toBe(6);
  });

  it('is judged as it would be alone: a bad signature is found, and looked at once', async () => {
    const verifier = countingVerifier();
    const ledger = await open({ verifier });
    const [, , , , fifth = new Uint8Array(), sixth = new Uint8Array()] = feed.elements;
    const forged = { ...part(feed, 3, 4), elements: [...feed.elements.slice(3, 4), bad(fifth), sixth] };
    const receipts = [ledger.receive(first), ledger.receive(encodeUpdate([forged]))];
    expect((await Promise.all(receipts))[1]).toMatchObject({
      entered: [{ burst: 3 }],
      skipped: [{ fault: 'badSignature' }],
    });
    expect(verifier.count).toBe(6);
    expect(await ledger.receive(encodeUpdate([part(feed, 4, 6)]))).toMatchObject({ skipped: [] });
  });

  it('on another branch than the one being written: the fork is proven', async () => {
    const branch = new HandFeed(keyFrom(1));
    branch.push(feed.elements[0] ?? new Uint8Array());
    branch.add({ time: 7 });
    branch.add({ time: 8 });
    const ledger = await open();
    const receipts = await Promise.all([
      ledger.receive(first),
      ledger.receive(encodeUpdate([part(branch, 0, 3)])),
      ledger.receive(second),
    ]);
    expect(receipts[1]).toMatchObject({ skipped: [{ fault: 'forked' }], proofs: [{ burst: 1 }] });
    expect(receipts[2]).toMatchObject({ skipped: [{ feed: feed.id, fault: 'forked' }] });
    expect(ledger.count(feed.id)).toBe(3);
  });

  it('of strangers: no signature is checked before it is known how much is taken', async () => {
    const verifier = countingVerifier();
    const intake: Intake = {
      ready: () => Promise.resolve(),
      begin: () => undefined,
      room: () => 0,
      isLeftOut: () => false,
      isStranger: () => true,
      onRoom: () => () => undefined,
    };
    const ledger = await openLedger({ id: LEDGER, journal: createMemoryJournal(), verifier, intake });
    const receipts = await Promise.all([ledger.receive(first), ledger.receive(second)]);
    expect(receipts).toMatchObject([{ entered: [] }, { entered: [] }]);
    expect(verifier.count).toBe(0);
  });
});
