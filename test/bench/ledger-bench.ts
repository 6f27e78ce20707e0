/** One size of the workload, measured in Node. */
import { bytesOverLink } from './linked.ts';
import * as moot from './moot-ledger.ts';
import { storedBytes } from './packed-journal.ts';
import { openPlain, plainSync, plainUpdate } from './plain-yjs.ts';
import { interleaved, median, type Pair, timed } from './timing.ts';
import { workload } from './workload.ts';

export interface Measured {
  readonly records: number;
  readonly coldOpen: Pair;
  /** Milliseconds until the newest segment of a ledger opened lazily is in memory. */
  readonly lazyOpen: number;
  readonly storedPerRecord: number;
  readonly plainPerRecord: number;
  readonly fullSync: number;
  readonly plainFullSync: number;
  readonly smallSync: number;
  readonly plainSmallSync: number;
  readonly append: Pair;
  readonly gateRecords: number;
  readonly gateBursts: number;
}

export async function measure(records: number): Promise<Measured> {
  const sessions = workload(records);
  const plain = plainUpdate(sessions);
  const written = await moot.write(sessions);
  if ((await moot.openMoot(written)) !== openPlain(plain))
    throw new Error('The candidates reduce to different states');

  const turns = records > 20_000 ? 5 : records > 5_000 ? 21 : 61;
  const coldOpen = await interleaved(
    turns,
    () => moot.openMoot(written),
    () => openPlain(plain),
  );
  const lazy: number[] = [];
  for (let i = 0; i < turns; i++) lazy.push(await timed(() => moot.openLazily(written)));

  const updates = await updatesSince(written, new Uint8Array([0]));
  const known = sessions.length - Math.max(1, Math.round(sessions.length / 100));
  return {
    records,
    coldOpen,
    lazyOpen: median(lazy),
    storedPerRecord: storedBytes(written.sealed) / records,
    plainPerRecord: plain.length / records,
    fullSync: await syncFrom(written, 0),
    plainFullSync: plainSync(plain, sessions, 0),
    smallSync: await syncFrom(written, known),
    plainSmallSync: plainSync(plain, sessions, known),
    append: await append(written),
    ...(await gate(updates, records, sessions.length)),
  };
}

async function updatesSince(written: moot.Written, vector: Uint8Array): Promise<Uint8Array[]> {
  const ledger = await moot.openWhole(written);
  const updates: Uint8Array[] = [];
  for await (const update of ledger.updatesSince(vector)) updates.push(update);
  return updates;
}

/** All that goes over the link of two devices of which one holds the first `known` sessions alone. */
async function syncFrom(written: moot.Written, known: number): Promise<number> {
  const [whole, part] = [await moot.openWhole(written), await moot.openBegun(written, known)];
  const bytes = await bytesOverLink(whole, part);
  whole.close();
  part.close();
  return bytes;
}

/** One message of one's own, against the bare signature that it needs. */
async function append(written: moot.Written): Promise<Pair> {
  const ledger = await moot.openWhole(written);
  const device = await moot.newDevice();
  const message = crypto.getRandomValues(new Uint8Array(84));
  const say = async (): Promise<void> => {
    const header = new Uint8Array(4);
    await ledger.append(
      device,
      [{ kind: 41, header, body: 'We could meet at the harbour, all of us. '.repeat(5) }],
      [],
      Date.now(),
    );
  };
  for (let i = 0; i < 200; i++) await say();
  const times: { ours: number; theirs: number }[] = [];
  for (let i = 0; i < 300; i++) {
    const start = performance.now();
    await say();
    const middle = performance.now();
    await device.sign(message);
    times.push({ ours: middle - start, theirs: performance.now() - middle });
  }
  ledger.close();
  return {
    ours: median(times.map(({ ours }) => ours)),
    theirs: median(times.map(({ theirs }) => theirs)),
    ratio: median(times.map(({ ours, theirs }) => ours / theirs)),
  };
}

/** Everything through the gate of an empty ledger, every signature checked. */
async function gate(
  updates: readonly Uint8Array[],
  records: number,
  bursts: number,
): Promise<{ gateRecords: number; gateBursts: number }> {
  const ledger = await moot.openEmpty();
  const time = await timed(async () => {
    for (const update of updates) {
      const receipt = await ledger.receive(update);
      if (!receipt.ok || receipt.skipped.length > 0) throw new Error('The gate refused honest records');
    }
  });
  ledger.close();
  return { gateRecords: (records / time) * 1000, gateBursts: (bursts / time) * 1000 };
}
