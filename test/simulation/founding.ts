/** Founds an assembly: everyone says hello, the first members are signed, all of it reaches all. */
import { usualCharter } from '../../src/domain/assembly/charter.ts';
import { encodeAssemblyFounded, REDUCER_VERSION } from '../../src/domain/assembly/headers.ts';
import { Kind } from '../../src/domain/kinds.ts';
import * as records from '../../src/app/assembly/new-records.ts';
import { memoryWorldStore } from '../../src/app/memory-store.ts';
import type { Identity, WorldStore } from '../../src/app/ports.ts';
import { assemblyId, ledgerId } from '../../src/ledger/ids.ts';
import { openLedger } from '../../src/ledger/ledger.ts';
import { toHex } from '../../src/lib/bytes.ts';
import { personFrom, verifier } from './keys.ts';
import { Post } from './post.ts';
import type { Seeded } from './seeded.ts';
import { SimDevice, type SimTime } from './sim-device.ts';

const YEAR_MS = 365 * 86_400_000;
const PEOPLE = 7;
const HONEST = PEOPLE + 1;
const FOUNDING_LIST = 4;
/** This device has only the invitation, and hears of all the rest later. */
const LATE = HONEST - 1;

export interface Cast {
  /** Eight devices of seven people: the last two are one person's. */
  readonly honest: readonly SimDevice[];
  /** Two devices of one liar: the first forks its feeds, the second only writes what no rule allows. */
  readonly forker: SimDevice;
  readonly meddler: SimDevice;
}

export async function gather(random: Seeded, time: SimTime): Promise<Cast> {
  const people = Array.from({ length: PEOPLE + 1 }, () => personFrom(random));
  const liar = people[PEOPLE] as (typeof people)[number];
  const owners = [...people.slice(0, PEOPLE), people[PEOPLE - 1] as typeof liar, liar, liar];
  const identities: Identity[] = [];
  for (const certified of owners) identities.push(await certified());
  const store = memoryWorldStore();
  const assembly = await found(identities[0] as Identity, store, random, time);
  const devices: SimDevice[] = [];
  for (const [i, identity] of identities.entries()) {
    const skew = random.chance(0.25) ? random.below(2 * YEAR_MS) - YEAR_MS : random.below(60_000);
    const kept = i === 0 ? store : memoryWorldStore();
    const role = { name: `${i}`, identity, isLiar: i >= HONEST, skew };
    devices.push(await SimDevice.create({ assembly, random, time }, role, kept));
  }
  const founder = devices[0] as SimDevice;
  const others = devices.filter((device, i) => device !== founder && i !== LATE);
  const post = new Post(random);
  for (const device of others) await post.hand(founder, device);
  for (const device of others) await post.hand(device, founder);
  const list = devices.slice(0, FOUNDING_LIST).map(({ core }) => core.me);
  const signed = await founder.acts.signFoundingList(list);
  if (!signed.ok) throw new Error(`The list was refused: ${JSON.stringify(signed.fault)}`);
  for (const device of others) await post.hand(founder, device);
  const [forker, meddler] = devices.slice(HONEST) as [SimDevice, SimDevice];
  return { honest: devices.slice(0, HONEST), forker, meddler };
}

async function found(founder: Identity, store: WorldStore, random: Seeded, time: SimTime): Promise<string> {
  const header = encodeAssemblyFounded({
    name: 'Simulated',
    kind: 'geographical',
    purpose: '',
    remit: '',
    charter: usualCharter,
    founder: founder.person,
    device: toHex(founder.device.publicKey),
    reducerVersion: REDUCER_VERSION,
    nonce: random.bytes(16),
  });
  const id = assemblyId(header);
  const governance = ledgerId(id, 'governance');
  const journal = store.journal(governance);
  const ledger = await openLedger({
    id: governance,
    journal,
    verifier,
    random: (length) => random.bytes(length),
  });
  const hello = [records.certify(founder.person, founder.certificate), records.hello('0')];
  await ledger.append(founder.device, [{ kind: Kind.assemblyFounded, header }, ...hello], [], time.now);
  ledger.close();
  return toHex(id);
}
