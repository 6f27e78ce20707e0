/**
 * One device of the bench of links, in a page of its own: the product's ledger, storage, gate and links,
 * put together as in `main.tsx`, without the rules and the screen.
 */
import { generatePair, signWith } from '../../../src/identity/ed25519.ts';
import type { DeviceKey } from '../../../src/ledger/api.ts';
import { ledgerId } from '../../../src/ledger/ids.ts';
import { openLedger, type Ledger } from '../../../src/ledger/ledger.ts';
import { createMemoryJournal, memoryStore } from '../../../src/ledger/memory-journal.ts';
import { packUpdate, unpackUpdate } from '../../../src/ledger/pack.ts';
import { workerVerifier } from '../../../src/ledger/worker-verifier.ts';
import { fromBase64Url, fromHex, toBase64Url, toHex } from '../../../src/lib/bytes.ts';
import { writable } from '../../../src/lib/readable.ts';
import { openWorldStorage } from '../../../src/storage/world-store.ts';
import type { AssemblyShare, Neighbours } from '../../../src/sync/api.ts';
import type { Channel, ChannelSource } from '../../../src/sync/channel.ts';
import { systemClock } from '../../../src/sync/clock.ts';
import type { Introducer } from '../../../src/sync/introducer.ts';
import { createNeighbours } from '../../../src/sync/neighbours.ts';
import { answerPairing, offerPairing, type PairingOffer } from '../../../src/sync/pairing.ts';
import { newRecord, type Ref } from '../records.ts';
import { workload } from '../workload.ts';

const FRAME_BYTES = 16 * 1024;
/** How far ahead of a slow network frames are handed over. */
const PACE_MS = 20;
const RTC = { iceServers: [], clock: systemClock };

const verifier = workerVerifier();
const randomBytes = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));
const talk = (): Uint8Array => ledgerId(assembly, 'talk');
const nothing = new Uint8Array([0]);
const world = await openWorldStorage(`bench-${toHex(randomBytes(8))}`);

async function newDevice(): Promise<DeviceKey> {
  const { privateKey, publicKey } = await generatePair();
  return { publicKey, sign: (message) => signWith(privateKey, message) };
}

/** Nobody is introduced: the bench brings the ends together itself. */
const introducer: Introducer = {
  meetingPoints: writable([]),
  name: toHex(randomBytes(16)),
  onChannel: null,
  enter: () => () => undefined,
  setMeetingPoints: () => undefined,
  avoid: () => undefined,
  nudge: () => undefined,
  stop: () => Promise.resolve(),
};

const byHand: ChannelSource = { onChannel: null, nudge: () => undefined, stop: () => Promise.resolve() };

let ledger: Ledger | null = null;
let neighbours: Neighbours | null = null;
let share: AssemblyShare | null = null;
let assembly = randomBytes(32);
let offer: PairingOffer | null = null;

async function link(): Promise<void> {
  if (!ledger) throw new Error('No ledger to share');
  neighbours = createNeighbours({
    device: await newDevice(),
    verifier,
    packer: { pack: packUpdate, unpack: unpackUpdate },
    introducer,
    sources: [byHand],
    dialKeeper: (url) => new WebSocket(url),
    clock: systemClock,
    randomBytes,
  });
  share = neighbours.join({ id: assembly, ledgers: [ledger] });
}

/** What happens when a channel opens: a link over it, or bytes and nothing else. */
let onChannel: (channel: Channel) => void = (channel) => byHand.onChannel?.(paced(channel));

/** The same channel on a network that carries so many bytes a second; null: as fast as it goes. */
let perSecond: number | null = null;

function paced(channel: Channel): Channel {
  const rate = perSecond;
  if (rate === null) return channel;
  /** When what was sent so far will have left. */
  let free = performance.now();
  const send = channel.send.bind(channel);
  const drained = channel.drained.bind(channel);
  channel.send = (frame) => {
    free = Math.max(free, performance.now()) + (frame.length / rate) * 1000;
    return send(frame) && free - performance.now() < PACE_MS;
  };
  channel.drained = async () => {
    const wait = free - performance.now() - PACE_MS / 2;
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    await drained();
  };
  return channel;
}

/** Frames of random bytes, as fast as the channel takes them. */
async function pour(channel: Channel, bytes: number): Promise<void> {
  const frame = randomBytes(FRAME_BYTES);
  for (let left = bytes; left > 0; left -= FRAME_BYTES) {
    if (!channel.send(frame.subarray(0, Math.min(left, FRAME_BYTES)))) await channel.drained();
  }
}

/** By the machine's clock, the same in all pages. */
const now = (): number => performance.timeOrigin + performance.now();
/** When the last channel opened here. */
let openedAt = Number.NaN;

/** When so many bytes are here. */
function drain(bytes: number): Promise<number> {
  return new Promise((resolve) => {
    onChannel = (channel) => {
      let left = bytes;
      channel.onFrame = (frame) => {
        left -= frame.length;
        if (left <= 0) resolve(now());
      };
    };
  });
}

/** When so many bursts are in the ledger and on the disk. */
function fetchAll(into: Ledger, bursts: number): Promise<number> {
  return new Promise((resolve) => {
    let left = bursts;
    into.subscribe((change) => {
      left -= change.bursts.length;
      if (left <= 0) resolve(now());
    });
  });
}

function opened(channel: Channel): void {
  openedAt = now();
  onChannel(channel);
}

let measuring: Promise<number> = Promise.resolve(Number.NaN);

const bench = {
  /** Writes so many records of the standard workload and keeps them as a device would. Gives their bytes. */
  async fill(count: number): Promise<{ assembly: string; bytes: number; bursts: number }> {
    const store = memoryStore();
    const making = await openLedger({ id: talk(), journal: createMemoryJournal(store), verifier });
    const devices = new Map<number, DeviceKey>();
    const proposals: Ref[] = [];
    for (const { person, records } of workload(count)) {
      const device = devices.get(person) ?? (await newDevice());
      devices.set(person, device);
      const made = records.map((record) => newRecord(record, proposals));
      const { feed, burst } = await making.append(device, made, [], records[0]?.time ?? 0);
      for (const [index, record] of records.entries()) {
        if (record.type === 'proposal') proposals[record.proposal] = { feed, burst, index };
      }
    }
    making.close();
    const journal = world.journal(talk());
    await journal.append(store.tail);
    ledger = await openLedger({ id: talk(), journal, verifier });
    let bytes = 0;
    for await (const update of ledger.updatesSince(nothing)) bytes += update.length;
    await link();
    return { assembly: toHex(assembly), bytes, bursts: store.tail.length };
  },

  /** A newcomer who is to get so many bursts over links. */
  async lack(of: string, bursts: number): Promise<void> {
    assembly = fromHex(of) ?? assembly;
    ledger = await openLedger({ id: talk(), journal: world.journal(talk()), verifier });
    await link();
    measuring = fetchAll(ledger, bursts);
  },

  /** The next channel carries so many bytes from here to the other end, and nothing else. */
  sendBare(bytes: number): void {
    const before = onChannel;
    onChannel = (channel) => {
      onChannel = before;
      void pour(paced(channel), bytes);
    };
  },

  receiveBare(bytes: number): void {
    measuring = drain(bytes);
  },

  /** From now on this device is on a network that carries so many bytes a second; null: on this machine's. */
  pace(rate: number | null): void {
    perSecond = rate;
  },

  /** When the newest channel opened here. */
  openedAt: (): number => openedAt,

  /** The time at which all was here. */
  measured: (): Promise<number> => measuring,

  async offer(): Promise<string> {
    const made = await offerPairing(RTC);
    if (!made.ok) throw new Error(made.fault);
    offer = made.value;
    return toBase64Url(offer.code);
  },

  async answer(code: string): Promise<string> {
    const answered = await answerPairing(fromBase64Url(code) ?? nothing, RTC);
    if (!answered.ok) throw new Error(answered.fault);
    void answered.value.channel.then((channel) => channel.ok && opened(channel.value));
    return toBase64Url(answered.value.code);
  },

  async accept(code: string): Promise<void> {
    const channel = await offer?.accept(fromBase64Url(code) ?? nothing);
    if (!channel?.ok) throw new Error('The other end was not reached');
    opened(channel.value);
  },

  /** Settles when a keeper has all of it. */
  keepAt(url: string): Promise<void> {
    share?.setKeepers([{ url, wish: 'keep' }]);
    return new Promise((resolve) => {
      share?.keepers.subscribe(() => {
        const [keeper] = share?.keepers.get() ?? [];
        if (keeper?.state === 'keeps' && keeper.behind === 0) resolve();
      });
    });
  },

  visit(url: string): void {
    openedAt = now();
    share?.setKeepers([{ url, wish: 'visit' }]);
  },

  /** Records a second through the gate of an empty ledger in memory, every signature checked. */
  async gate(): Promise<number> {
    if (!ledger) throw new Error('Nothing to pass through the gate');
    const updates: Uint8Array[] = [];
    let records = 0;
    for await (const update of ledger.updatesSince(nothing)) updates.push(update);
    for (const burst of ledger.bursts()) records += burst.records.length;
    const empty = await openLedger({ id: talk(), journal: createMemoryJournal(), verifier });
    const begun = performance.now();
    for (const update of updates) {
      const receipt = await empty.receive(update);
      if (!receipt.ok || receipt.skipped.length > 0) throw new Error('The gate refused honest records');
    }
    return (records / (performance.now() - begun)) * 1000;
  },

  async stop(): Promise<void> {
    await neighbours?.stop();
    ledger?.close();
    await world.close(true);
  },
};
export type Bench = typeof bench;
Object.assign(globalThis, { bench });
