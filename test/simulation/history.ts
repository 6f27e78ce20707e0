/**
 * One seeded history: eight honest devices and a liar live apart and together, then all honest ones
 * meet over real links until nothing is new. One seed decides who, what, when and which keys.
 */
import { encodeAssemblyFounded, REDUCER_VERSION } from '../../src/domain/assembly/headers.ts';
import { digestOf } from '../../src/domain/digest.ts';
import { Kind } from '../../src/domain/kinds.ts';
import * as records from '../../src/app/assembly/new-records.ts';
import { memoryWorldStore } from '../../src/app/memory-store.ts';
import { assemblyId, ledgerId } from '../../src/ledger/ids.ts';
import { openLedger } from '../../src/ledger/ledger.ts';
import { packUpdate, unpackUpdate } from '../../src/ledger/pack.ts';
import { toHex } from '../../src/lib/bytes.ts';
import { createMemoryNetwork } from '../../src/sync/memory-introducer.ts';
import { createNeighbours } from '../../src/sync/neighbours.ts';
import { TestClock } from '../unit/sync/test-clock.ts';
import { live } from './life.ts';
import { Post } from './post.ts';
import { seeded, type Seeded } from './seeded.ts';
import { identityFrom, SimDevice, verifier, type SimTime } from './sim-device.ts';

const HONEST = 8;
const YEAR_MS = 365 * 86_400_000;
const HOUR_MS = 3_600_000;
const START = 1_790_000_000_000;

export interface Met {
  readonly honest: readonly SimDevice[];
  readonly liar: SimDevice;
  /** Of each honest device: governance and talk, as `digestOf` reads them. */
  readonly digests: readonly string[];
  /** Every burst that an honest device acknowledged as written, by ledger. */
  readonly written: readonly (readonly { readonly feed: number; readonly burst: number }[])[];
  stop(): Promise<void>;
}

export async function playHistory(seed: number, steps: number): Promise<Met> {
  const random = seeded(seed);
  const time: SimTime = { now: START };
  const { assembly, devices } = await gather(random, time);
  const honest = devices.slice(0, HONEST);
  const liar = devices[HONEST] as SimDevice;
  const twin = await forkOf(liar, assembly, random, time);
  await liveApart([...honest, liar, twin], random, time, steps);
  const written = [0, 1].map((ledger) =>
    honest.flatMap(({ core }) =>
      [...(core.ledgers[ledger]?.bursts() ?? [])]
        .filter((burst) => burst.device === core.device)
        .map(({ feed, burst }) => ({ feed, burst })),
    ),
  );
  const stop = await meet(honest, seed);
  const digests = honest.map(({ core }) => `${digestOf(core.governance)} ${digestOf(core.talk)}`);
  return {
    honest,
    liar,
    digests,
    written,
    async stop() {
      await stop();
      await Promise.all([...devices, twin].map(({ core }) => core.close()));
    },
  };
}

/** Founds the assembly; everyone says hello, the first members are signed, all of it reaches all. */
async function gather(random: Seeded, time: SimTime) {
  const identities = [];
  for (let i = 0; i <= HONEST; i++) identities.push(await identityFrom(random));
  const founder = identities[0] as (typeof identities)[number];
  const header = encodeAssemblyFounded({
    name: 'Simulated',
    kind: 'geographical',
    purpose: '',
    remit: '',
    charter: { quorum: null, coolingOffDays: 5, vouches: 2 },
    founder: founder.person,
    device: toHex(founder.device.publicKey),
    reducerVersion: REDUCER_VERSION,
    nonce: random.bytes(16),
  });
  const id = assemblyId(header);
  const store = memoryWorldStore();
  const governance = ledgerId(id, 'governance');
  const ledger = await openLedger({ id: governance, journal: store.journal(governance), verifier });
  const hello = [records.certify(founder.person, founder.certificate), records.hello('0')];
  await ledger.append(founder.device, [{ kind: Kind.assemblyFounded, header }, ...hello], [], time.now);
  ledger.close();
  const assembly = toHex(id);
  const devices: SimDevice[] = [];
  for (const [i, identity] of identities.entries()) {
    const skew = random.chance(0.25) ? random.below(2 * YEAR_MS) - YEAR_MS : random.below(60_000);
    const kept = i === 0 ? store : memoryWorldStore();
    devices.push(await SimDevice.create(String(i), assembly, identity, random, time, skew, kept));
  }
  for (let round = 0; round < 2; round++) {
    for (const from of devices) for (const to of devices) if (from !== to) await pass(from, to);
  }
  const first = devices.slice(0, 5).map(({ core }) => core.me);
  const signed = await (devices[0] as SimDevice).acts.signFoundingList(first);
  if (!signed.ok) throw new Error(`The list was refused: ${JSON.stringify(signed.fault)}`);
  for (const to of devices.slice(1)) await pass(devices[0] as SimDevice, to);
  return { assembly, devices };
}

async function pass(from: SimDevice, to: SimDevice): Promise<void> {
  for (const [i, ledger] of from.core.ledgers.entries()) {
    const other = to.core.ledgers[i];
    if (!other) continue;
    for await (const update of ledger.updatesSince(other.stateVector())) await other.receive(update);
  }
  await to.settled();
  await to.core.introduce();
}

/** The liar's second device with the same key: what it writes contradicts what the first one writes. */
async function forkOf(liar: SimDevice, assembly: string, random: Seeded, time: SimTime): Promise<SimDevice> {
  const store = memoryWorldStore();
  for (const ledger of liar.core.ledgers) {
    const journal = store.journal(ledger.id);
    const copy = await openLedger({ id: ledger.id, journal, verifier });
    for await (const update of ledger.updatesSince(copy.stateVector())) await copy.receive(update);
    copy.close();
  }
  return SimDevice.create('liar', assembly, liar.identity, random, time, 0, store);
}

async function liveApart(devices: readonly SimDevice[], random: Seeded, time: SimTime, steps: number) {
  const post = new Post(random);
  let groups = devices.map(() => random.below(3));
  for (let step = 0; step < steps; step++) {
    time.now += random.below(20) * HOUR_MS;
    const at = random.below(devices.length);
    const device = devices[at] as SimDevice;
    const dice = random.below(20);
    if (dice < 9) await live(device, random);
    else if (dice < 16) {
      const near = devices.filter((other, i) => other !== device && groups[i] === groups[at]);
      if (near.length > 0) await post.send(device, random.pick(near));
      await post.deliver(1 + random.below(3));
    } else if (dice === 16) groups = devices.map(() => random.below(3));
    else if (dice === 17) await device.restart();
    else if (dice === 18) post.spoil(device);
    else await post.deliver(4);
  }
}

/** Everyone comes into one room: real links, until all hold the same. */
async function meet(devices: readonly SimDevice[], seed: number): Promise<() => Promise<void>> {
  const random = seeded(seed ^ 0x5eed);
  const clock = new TestClock();
  const network = createMemoryNetwork({ clock, randomBytes: (length) => random.bytes(length) });
  const all = devices.map(({ core, identity }) => {
    const neighbours = createNeighbours({
      device: identity.device,
      verifier,
      packer: { pack: packUpdate, unpack: unpackUpdate },
      introducer: network.introducer(),
      clock,
      randomBytes: (length) => random.bytes(length),
    });
    neighbours.join({ id: core.ledgers[0].id, ledgers: core.ledgers });
    return neighbours;
  });
  const agree = (): boolean =>
    [0, 1].every((ledger) => {
      const vectors = devices.map(({ core }) =>
        toHex(core.ledgers[ledger]?.stateVector() ?? new Uint8Array()),
      );
      const proofs = devices.map(({ core }) => core.ledgers[ledger]?.proofs.length);
      return new Set(vectors).size === 1 && new Set(proofs).size === 1;
    });
  const same = (): boolean =>
    new Set(devices.map(({ core }) => `${digestOf(core.governance)} ${digestOf(core.talk)}`)).size === 1;
  await clock.until(`seed ${seed}: all hold the same`, () => agree() && same());
  for (const device of devices) await device.settled();
  return async () => {
    await Promise.all(all.map((neighbours) => neighbours.stop()));
  };
}
