/** The real ledger on the real journal: what neither can show alone. */
import { describe, expect, onTestFinished, test } from 'vitest';
import { generatePair, signWith } from '../../../src/identity/ed25519.ts';
import type { DeviceKey } from '../../../src/ledger/api.ts';
import { JournalDamaged } from '../../../src/ledger/faults.ts';
import { type Ledger, openLedger } from '../../../src/ledger/ledger.ts';
import { createMemoryJournal } from '../../../src/ledger/memory-journal.ts';
import { webCryptoVerifier } from '../../../src/ledger/verifier.ts';
import { toHex } from '../../../src/lib/bytes.ts';
import type { Database } from '../../../src/storage/database.ts';
import { IndexedDbJournal } from '../../../src/storage/journal.ts';
import { joinTabs } from '../../../src/storage/tabs.ts';
import { connection, freshName } from './rows.ts';

const id = new Uint8Array(32).fill(5);
const LEDGER = toHex(id);
const verifier = webCryptoVerifier();
const SEAL_EARLY = { atStart: 4, later: 4 };

async function newDevice(): Promise<DeviceKey> {
  const { privateKey, publicKey } = await generatePair();
  return { publicKey, sign: (message) => signWith(privateKey, message) };
}

async function onDisk(db: Database, lazy = false): Promise<Ledger> {
  const ledger = await openLedger({
    id,
    journal: new IndexedDbJournal(db, LEDGER, SEAL_EARLY),
    verifier,
    lazy,
  });
  onTestFinished(() => ledger.close());
  return ledger;
}

async function inMemory(): Promise<Ledger> {
  return openLedger({ id, journal: createMemoryJournal(), verifier });
}

const say = (ledger: Ledger, device: DeviceKey, body: string, time: number) =>
  ledger.append(device, [{ kind: 41, header: new Uint8Array([0]), body }], [], time);

async function give(from: Ledger, to: Ledger): Promise<void> {
  for await (const update of from.updatesSince(to.stateVector())) {
    expect(await to.receive(update)).toMatchObject({ ok: true, skipped: [] });
  }
}

const words = (ledger: Ledger): (string | null | undefined)[] =>
  [...ledger.bursts()]
    .flatMap(({ records }) => records.map(({ body }) => body))
    .toSorted((a, b) => (String(a) < String(b) ? -1 : 1));

/** Three devices that talked in turns, and a neighbour who has all of it. */
async function talk(db: Database) {
  const devices = [await newDevice(), await newDevice(), await newDevice()];
  const neighbour = await inMemory();
  for (let i = 0; i < 30; i++) {
    const device = devices[i % 3];
    if (device) await say(neighbour, device, `words ${i}`, 1000 * i);
  }
  const ledger = await onDisk(db);
  await give(neighbour, ledger);
  ledger.close();
  // Opening seals what the last time brought.
  const again = await onDisk(db);
  await again.wholeDoc();
  again.close();
  expect(await db.count('segments')).toBeGreaterThan(0);
  return { devices, neighbour };
}

describe('a ledger on the disk', () => {
  test('opens from sealed segments with everything that it had', async () => {
    const db = await connection(await freshName());
    const { neighbour } = await talk(db);
    const ledger = await onDisk(db);
    expect(ledger.stateVector()).toEqual(neighbour.stateVector());
    expect(await ledger.digestAt(neighbour.stateVector())).toEqual(
      await neighbour.digestAt(ledger.stateVector()),
    );
    expect(words(ledger)).toEqual(words(neighbour));
  });

  test('opens lazily and loads older words when they are asked for', async () => {
    const db = await connection(await freshName());
    const { devices, neighbour } = await talk(db);
    const writer = await onDisk(db);
    for (let i = 30; i < 40; i++) {
      const device = devices[i % 3];
      if (device) await say(writer, device, `words ${i}`, 1000 * i);
    }
    writer.close();
    const sealing = await onDisk(db);
    await sealing.wholeDoc();
    sealing.close();
    const ledger = await onDisk(db, true);
    expect(ledger.hasOlder).toBe(true);
    expect(words(ledger).length).toBeLessThan(40);
    while (ledger.hasOlder) await ledger.loadOlder();
    expect(words(ledger)).toHaveLength(40);
    await give(ledger, neighbour);
    expect(neighbour.stateVector()).toEqual(ledger.stateVector());
  });

  test('is one chain for two tabs of one device', async () => {
    const name = await freshName();
    const device = await newDevice();
    const a = await onDisk(await connection(name));
    const b = await onDisk(await connection(name));
    await say(a, device, 'from the first tab', 1);
    await say(b, device, 'from the second', 2);
    await say(a, device, 'from the first again', 3);
    await b.takeNews();
    expect(b.stateVector()).toEqual(a.stateVector());
    expect(words(b)).toEqual(['from the first again', 'from the first tab', 'from the second']);
    const neighbour = await inMemory();
    await give(b, neighbour);
    expect(neighbour.proofs).toEqual([]);
    expect(words(neighbour)).toHaveLength(3);
  });

  test.each([
    ['with the lock of all tabs', true],
    ['even without it, though some may be refused', false],
  ])('is one chain for three tabs that write at once, %s', async (_, locked) => {
    const name = await freshName();
    const device = await newDevice();
    const tabs = await Promise.all(
      [0, 1, 2].map(async () => ({ band: joinTabs(name), ledger: await onDisk(await connection(name)) })),
    );
    onTestFinished(() => tabs.forEach(({ band }) => band.close()));
    const writes = tabs.flatMap(({ band, ledger }, tab) =>
      Array.from({ length: 12 }, async (__, i) => {
        const body = `tab ${tab}, ${i}`;
        const write = () => say(ledger, device, body, i);
        await (locked ? band.exclusively('write', write) : write());
        return body;
      }),
    );
    const outcomes = await Promise.allSettled(writes);
    const told = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
    if (locked) expect(told).toHaveLength(36);
    const neighbour = await inMemory();
    for (const { ledger } of tabs) {
      await ledger.takeNews();
      await give(ledger, neighbour);
    }
    expect(neighbour.proofs).toEqual([]);
    expect(words(neighbour)).toEqual(told.toSorted((a, b) => (a < b ? -1 : 1)));
  });

  test('keeps erased words erased in sealed history, and the chain whole', async () => {
    const db = await connection(await freshName());
    const { neighbour } = await talk(db);
    const ledger = await onDisk(db);
    const [first] = [...ledger.bursts()];
    if (!first) throw new Error('Nothing was kept');
    await ledger.erase(first.feed, first.burst, 0);
    ledger.close();
    const again = await onDisk(db);
    expect(words(again).filter((body) => body === null)).toHaveLength(1);
    expect(words(again)).not.toContain(first.records[0]?.body);
    expect(await again.digestAt(neighbour.stateVector())).toEqual(
      await neighbour.digestAt(again.stateVector()),
    );
  });
});

describe('a ledger whose disk rots', () => {
  const rot = async (db: Database): Promise<void> => {
    const packed = await db.get('segments', [LEDGER, 0]);
    if (!packed) throw new Error('Nothing was sealed');
    packed[packed.length - 9] = (packed[packed.length - 9] ?? 0) ^ 4;
    await db.put('segments', packed, [LEDGER, 0]);
  };

  test('opens without what was lost, and any neighbour brings it again', async () => {
    const db = await connection(await freshName());
    const { neighbour } = await talk(db);
    await rot(db);
    const ledger = await onDisk(db);
    expect(words(ledger).length).toBeLessThan(30);
    await give(neighbour, ledger);
    expect(ledger.stateVector()).toEqual(neighbour.stateVector());
    ledger.close();
    expect(words(await onDisk(db))).toEqual(words(neighbour));
  });

  test('does not write below what it once had: that would fork its own feed', async () => {
    const db = await connection(await freshName());
    const { devices, neighbour } = await talk(db);
    await rot(db);
    const ledger = await onDisk(db);
    const [device] = devices;
    if (!device) throw new Error('No device');
    await expect(say(ledger, device, 'too early', 99_000)).rejects.toBeInstanceOf(JournalDamaged);
    await give(neighbour, ledger);
    await say(ledger, device, 'now it fits', 99_001);
    await give(ledger, neighbour);
    expect(neighbour.proofs).toEqual([]);
    expect(words(neighbour)).toContain('now it fits');
  });
});
