/**
 * An assembly of many members at a device that hears it from one neighbour, while another pours in the
 * words of as many strangers as wanted. Real ledgers, gate, links and reducers; memory for a disk.
 */
import { randomBytes as nodeRandom } from 'node:crypto';
import { usualCharter } from '../../src/domain/assembly/charter.ts';
import { digestOf } from '../../src/domain/digest.ts';
import { emptyGovernance, headsToName, reduceGovernance } from '../../src/domain/governance/reduce.ts';
import type { Governance, GovernanceChange } from '../../src/domain/state.ts';
import { openParts, type AssemblyParts } from '../../src/app/assembly/assembly-parts.ts';
import { Certificates } from '../../src/app/assembly/certificates.ts';
import { LedgerWriter } from '../../src/app/assembly/ledger-writer.ts';
import * as records from '../../src/app/assembly/new-records.ts';
import { Reduction } from '../../src/app/assembly/reduction.ts';
import { throwAwayIdentity } from '../../src/app/example/throw-away-keys.ts';
import { foundAssembly } from '../../src/app/found.ts';
import { memoryWorldStore, onlyTab } from '../../src/app/memory-store.ts';
import type { Identity, WorldPorts } from '../../src/app/ports.ts';
import type { NewRecord } from '../../src/ledger/api.ts';
import { addFacts } from '../../src/ledger/burst-facts.ts';
import { feedId, ledgerId } from '../../src/ledger/ids.ts';
import { openLedger, type Ledger } from '../../src/ledger/ledger.ts';
import { packUpdate, unpackUpdate } from '../../src/ledger/pack.ts';
import { webCryptoVerifier } from '../../src/ledger/verifier.ts';
import { fromHex, toHex } from '../../src/lib/bytes.ts';
import { ok } from '../../src/lib/result.ts';
import { writable } from '../../src/lib/readable.ts';
import type { LinkEvent, Neighbours } from '../../src/sync/api.ts';
import { systemClock } from '../../src/sync/clock.ts';
import type { Introducer } from '../../src/sync/introducer.ts';
import { memoryChannelPair } from '../../src/sync/memory-channel.ts';
import { createNeighbours } from '../../src/sync/neighbours.ts';
import type { DeviceKey } from '../../src/ledger/api.ts';

const verifier = webCryptoVerifier();
const randomBytes = (length: number): Uint8Array => new Uint8Array(nodeRandom(length));
const START = 1_750_000_000_000;

/** What members of one assembly have written, all of it on one device. */
export interface Written {
  readonly id: string;
  readonly members: readonly Identity[];
  readonly governance: Ledger;
  readonly talk: Ledger;
  readonly state: () => Governance;
  /** A member acts in governance. */
  act(member: number, record: NewRecord): Promise<string>;
  say(member: number, words: string): Promise<void>;
}

/** Founded, with so many members on its founding list. */
export async function assemblyOf(size: number): Promise<Written> {
  const store = memoryWorldStore();
  let now = START;
  const members = await Promise.all(Array.from({ length: size }, () => throwAwayIdentity()));
  const [founder] = members;
  if (founder === undefined) throw new Error('an assembly needs a founder');
  const input = {
    name: 'Holbeck',
    kind: 'community',
    purpose: 'p',
    remit: '',
    charter: usualCharter,
  } as const;
  const id = await foundAssembly(input, founder, 'Member 0', {
    store,
    verifier,
    now: () => now++,
    randomBytes,
  });
  const assembly = fromHex(id) ?? new Uint8Array();
  const open = (name: 'governance' | 'talk') => {
    const ledger = ledgerId(assembly, name);
    return openLedger({ id: ledger, journal: store.journal(ledger), verifier });
  };
  const [governance, talk] = await Promise.all([open('governance'), open('talk')]);
  const certificates = await Certificates.load(store.facts, id, verifier, (error) => {
    throw error;
  });
  const reduction = await Reduction.start<Governance, GovernanceChange>({
    ledger: governance,
    empty: emptyGovernance(id),
    reduce: reduceGovernance,
    addFacts: (bursts) => addFacts(certificates, bursts),
  });
  const act = async (member: number, ...made: readonly NewRecord[]): Promise<string> => {
    const identity = members[member] as Identity;
    const writer = new LedgerWriter({
      ledger: governance,
      key: () => identity.device,
      heads: (written) =>
        headsToName(
          reduction.get(),
          feedId(governance.id, identity.device.publicKey),
          identity.person,
          written.map(({ header }) => header),
        ),
      settled: () => reduction.settled(),
      exclusively: (_name, write) => write(),
      stopped: () => false,
      caughtUp: () => Promise.resolve(true),
      now: () => now++,
    });
    const written = await writer.write(() => ok(made));
    if (!written.ok) throw new Error(JSON.stringify(written.fault));
    return written.value;
  };
  for (const [i, { person, certificate }] of members.entries()) {
    if (i > 0) await act(i, records.certify(person, certificate), records.hello(`Member ${i}`));
  }
  await act(0, records.foundingList(members.map(({ person }) => person)));
  return {
    id,
    members,
    governance,
    talk,
    state: () => reduction.get(),
    act,
    async say(member, words) {
      await talk.append((members[member] as Identity).device, [records.say({ words })], [], now++);
    },
  };
}

/** A proposal, and where every member stands on it. */
export async function everyoneStands(written: Written, title: string): Promise<void> {
  const put = await written.act(0, records.proposal({ title, about: '', text: `${title}.` }));
  for (let i = 1; i < written.members.length; i += 1) {
    await written.act(i, records.position(put, put, 'agree'));
  }
}

interface End {
  readonly neighbours: Neighbours;
  readonly introducer: Introducer;
  readonly name: string;
  readonly events: LinkEvent[];
}

export function endOf(device: DeviceKey, assembly: string, ledgers: readonly Ledger[]): End {
  const name = toHex(randomBytes(16));
  const events: LinkEvent[] = [];
  const introducer: Introducer = {
    meetingPoints: writable([]),
    name,
    onChannel: null,
    enter: () => () => undefined,
    setMeetingPoints: () => undefined,
    avoid: () => undefined,
    nudge: () => undefined,
    stop: () => Promise.resolve(),
  };
  const neighbours = createNeighbours({
    device,
    verifier,
    packer: { pack: packUpdate, unpack: unpackUpdate },
    introducer,
    clock: systemClock,
    randomBytes,
    onEvent: (event) => events.push(event),
  });
  neighbours.join({ id: fromHex(assembly) ?? new Uint8Array(), ledgers });
  return { neighbours, introducer, name, events };
}

export function linked(a: End, b: End): void {
  const pair = memoryChannelPair({ clock: systemClock, binding: randomBytes(32) });
  a.introducer.onChannel?.(pair.initiator, b.name);
  b.introducer.onChannel?.(pair.answerer, a.name);
}

/** A member's device as the app has it: ledgers, reducers, what it takes of strangers. */
export async function deviceOf(identity: Identity, id: string): Promise<AssemblyParts> {
  const ports: WorldPorts = {
    world: 'real',
    store: memoryWorldStore(),
    tabs: onlyTab(),
    verifier,
    now: () => Date.now(),
    randomBytes,
    after: (ms: number, then: () => void) => systemClock.after(ms, then),
  } as unknown as WorldPorts;
  return openParts(
    id,
    ports,
    () => identity,
    (error) => {
      throw error;
    },
  );
}

/** Lets real work go on until something is so. */
export async function until(what: string, isSo: () => boolean, ms = 120_000): Promise<void> {
  const deadline = performance.now() + ms;
  while (!isSo()) {
    if (performance.now() > deadline) throw new Error(`Never came about: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

export const sameGovernance = (a: Governance, b: Governance): boolean => digestOf(a) === digestOf(b);
