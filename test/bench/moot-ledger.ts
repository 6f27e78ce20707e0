/** The same workload as the product writes, keeps and sends it. */
import { Kind } from '../../src/domain/kinds.ts';
import { decodeProposalPut } from '../../src/domain/proposal/headers.ts';
import { decodePositionTaken } from '../../src/domain/proposal/position-header.ts';
import { decodeMessageSaid } from '../../src/domain/talk/headers.ts';
import type { DeviceKey, Row } from '../../src/ledger/api.ts';
import { type Ledger, openLedger } from '../../src/ledger/ledger.ts';
import { createMemoryJournal, memoryStore } from '../../src/ledger/memory-journal.ts';
import { webCryptoVerifier } from '../../src/ledger/verifier.ts';
import { generatePair, signWith } from '../../src/identity/ed25519.ts';
import { toHex } from '../../src/lib/bytes.ts';
import { AssemblyState } from './assembly-state.ts';
import { packedJournal, type Sealed, sealAll } from './packed-journal.ts';
import { newRecord, POSITIONS, type Ref } from './records.ts';
import type { Session } from './workload.ts';

export const LEDGER_ID = new Uint8Array(32).fill(5);
const verifier = webCryptoVerifier();

/** A written assembly, at rest. */
export interface Written {
  readonly sealed: Sealed;
  readonly rows: readonly Row[];
  /** By device, in hex: whose it is. */
  readonly people: ReadonlyMap<string, number>;
}

export async function newDevice(): Promise<DeviceKey> {
  const { privateKey, publicKey } = await generatePair();
  return { publicKey, sign: (message) => signWith(privateKey, message) };
}

const open = (journal = createMemoryJournal()): Promise<Ledger> =>
  openLedger({ id: LEDGER_ID, journal, verifier });

/** Writes every session as one burst of its person's device, then seals all of it. */
export async function write(sessions: readonly Session[]): Promise<Written> {
  const store = memoryStore();
  const ledger = await open(createMemoryJournal(store));
  const devices = new Map<number, DeviceKey>();
  const people = new Map<string, number>();
  const proposals: Ref[] = [];
  for (const { person, records } of sessions) {
    let device = devices.get(person);
    if (!device) {
      device = await newDevice();
      devices.set(person, device);
      people.set(toHex(device.publicKey), person);
    }
    const made = records.map((record) => newRecord(record, proposals));
    const { feed, burst } = await ledger.append(device, made, [], records[0]?.time ?? 0);
    records.forEach((record, index) => {
      if (record.type === 'proposal') proposals[record.proposal] = { feed, burst, index };
    });
  }
  const heads = await headsOf(ledger);
  ledger.close();
  return { sealed: await sealAll(store.tail, heads), rows: store.tail, people };
}

async function headsOf(ledger: Ledger): Promise<Sealed['heads']> {
  const last = new Map(
    [...ledger.bursts()].map(({ feed, burst, device }) => [feed, { count: burst + 1, device }]),
  );
  return Promise.all(
    [...last].map(async ([feed, { count, device }]) => ({
      feed,
      count,
      device: Uint8Array.from(device.match(/../g) ?? [], (hex) => Number.parseInt(hex, 16)),
      head: (await ledger.headAt(feed, count)) ?? new Uint8Array(),
    })),
  );
}

/** Opens from sealed segments, one hash check each, and reduces. */
export async function openMoot({ sealed, people }: Written): Promise<number> {
  const ledger = await open(packedJournal(sealed));
  return digestOf(ledger, people);
}

/** Opens the newest segment only. */
export const openLazily = ({ sealed }: Written): Promise<Ledger> =>
  openLedger({ id: LEDGER_ID, journal: packedJournal(sealed), verifier, lazy: true });

export const openWhole = ({ sealed }: Written): Promise<Ledger> => open(packedJournal(sealed));

/** What a device holds that has heard of the first `sessions` alone, each of which became one burst. */
export function openBegun({ rows }: Written, sessions: number): Promise<Ledger> {
  const store = memoryStore();
  store.tail.push(...rows.slice(0, sessions));
  return open(createMemoryJournal(store));
}

/** An empty ledger that takes updates through the gate. */
export const openEmpty = (): Promise<Ledger> => open();

export function digestOf(ledger: Ledger, people: ReadonlyMap<string, number>): number {
  const state = new AssemblyState();
  const feeds = new Map<number, number>();
  const nameOf = (feed: number, burst: number, index: number): number => {
    let number = feeds.get(feed);
    if (number === undefined) feeds.set(feed, (number = feeds.size));
    return (number * 4096 + burst) * 64 + index;
  };
  for (const { feed, burst, device, records } of ledger.bursts()) {
    const by = people.get(device) ?? -1;
    for (const [index, { kind, time, header, body }] of records.entries()) {
      if (kind === Kind.messageSaid) {
        if (decodeMessageSaid(header) !== null) state.message(by, time, body ?? '');
      } else if (kind === Kind.proposalPut) {
        const put = decodeProposalPut(header);
        if (put) state.proposal(nameOf(feed, burst, index), by, time, put.title + put.text);
      } else {
        const taken = decodePositionTaken(header);
        if (!taken) continue;
        const { proposal, position } = taken;
        const id = nameOf(proposal.feed, proposal.burst, proposal.index);
        state.position(id, by, time, POSITIONS.indexOf(position), body ?? '');
      }
    }
  }
  return state.digest();
}
