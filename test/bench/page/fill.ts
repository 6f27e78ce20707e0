/**
 * Runs in the app's own page: makes an assembly of the standard workload and leaves it in the app's
 * storage, as years of use would have. Every person is real: keys, certificate, hello.
 */
import { usualCharter } from '../../../src/domain/assembly/charter.ts';
import { foundAssembly } from '../../../src/app/found.ts';
import * as records from '../../../src/app/assembly/new-records.ts';
import type { Identity } from '../../../src/app/ports.ts';
import type { Dep } from '../../../src/domain/burst.ts';
import { identityStore, type Vault } from '../../../src/identity/identity.ts';
import { ledgerId } from '../../../src/ledger/ids.ts';
import { type Ledger, openLedger } from '../../../src/ledger/ledger.ts';
import { createMemoryJournal, memoryStore, type MemoryStore } from '../../../src/ledger/memory-journal.ts';
import { webCryptoVerifier } from '../../../src/ledger/verifier.ts';
import { fromHex } from '../../../src/lib/bytes.ts';
import { openWorldStorage } from '../../../src/storage/world-store.ts';
import { newRecord, type Ref } from '../records.ts';
import { LAST_WORDS, type Session, workload } from '../workload.ts';

const verifier = webCryptoVerifier();
const randomBytes = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));

function memoryVault(): Vault {
  const kept = new Map<string, unknown>();
  return {
    get: async <T>(name: string) => kept.get(name) as T | undefined,
    put: async (name, value) => void kept.set(name, value),
  };
}

/** An open ledger in memory, whose rows go to the app's storage at the end. */
interface Making {
  readonly id: Uint8Array;
  readonly store: MemoryStore;
  readonly ledger: Ledger;
}

async function make(id: Uint8Array, store = memoryStore()): Promise<Making> {
  return { id, store, ledger: await openLedger({ id, journal: createMemoryJournal(store), verifier }) };
}

/** Gives the assembly's id. The device must have chosen a name. */
async function fillAssembly(count: number): Promise<string> {
  const world = await openWorldStorage('moot');
  const me = await identityStore(world.vault).load();
  if (!me) throw new Error('Nobody has this device yet');
  const sessions = workload(count);
  const first = sessions[0]?.records[0]?.time ?? 0;
  const stores = new Map<string, MemoryStore>();
  const journal = (id: Uint8Array) => {
    const store = memoryStore();
    stores.set(String(id), store);
    return createMemoryJournal(store);
  };
  const input = {
    name: 'A large assembly',
    kind: 'geographical' as const,
    purpose: 'Shows how much talk a device can hold.',
    remit: 'Its own size.',
    charter: usualCharter,
  };
  const ports = { store: { ...world, journal }, verifier, now: () => first - 1000, randomBytes };
  const id = await foundAssembly(input, me, 'Ana', ports);
  const assembly = fromHex(id) ?? new Uint8Array();
  const governanceId = ledgerId(assembly, 'governance');
  const governance = await make(governanceId, stores.get(String(governanceId)));
  const talk = await make(ledgerId(assembly, 'talk'));
  await writeAll(sessions, governance, talk, me);
  for (const { id: ledger, store } of [governance, talk]) await world.journal(ledger).append(store.tail);
  await world.facts.put(`assembly/${id}`, { id, name: input.name, joinedAt: Date.now(), meetingPoints: [] });
  await world.close(false);
  return id;
}

/** Everyone says hello before they say anything else, and the founder signs the list of them all. */
async function allMembers(
  sessions: readonly Session[],
  governance: Making,
  me: Identity,
): Promise<{ people: ReadonlyMap<number, Identity>; last: Dep }> {
  const [genesis] = [...governance.ledger.bursts()];
  if (!genesis) throw new Error('No genesis');
  const people = new Map<number, Identity>();
  let last: Dep = genesis;
  let { time } = genesis;
  for (const person of new Set(sessions.map((session) => session.person))) {
    const who = await identityStore(memoryVault()).create();
    people.set(person, who);
    const hello = [records.certify(who.person, who.certificate), records.hello(`Person ${person}`)];
    last = await governance.ledger.append(who.device, hello, [last], (time += 1));
  }
  const list = records.foundingList([me.person, ...[...people.values()].map(({ person }) => person)]);
  last = await governance.ledger.append(me.device, [list], [last], (time += 1));
  return { people, last };
}

async function writeAll(
  sessions: readonly Session[],
  governance: Making,
  talk: Making,
  me: Identity,
): Promise<void> {
  const proposals: Ref[] = [];
  const { people, last: signed } = await allMembers(sessions, governance, me);
  let last = signed;
  for (const { person, records: said } of sessions) {
    const time = said[0]?.time ?? 0;
    const who = people.get(person);
    if (!who) throw new Error('Someone speaks who was never there');
    const governing = said.filter(({ type }) => type !== 'message');
    const talking = said.filter(({ type }) => type === 'message');
    if (governing.length > 0) {
      const made = governing.map((record) => newRecord(record, proposals));
      const { feed, burst } = await governance.ledger.append(
        who.device,
        made,
        [last],
        governing[0]?.time ?? time,
      );
      last = { feed, burst };
      for (const [index, record] of governing.entries()) {
        if (record.type === 'proposal') proposals[record.proposal] = { feed, burst, index };
      }
    }
    if (talking.length > 0) {
      await talk.ledger.append(
        who.device,
        talking.map((record) => newRecord(record, proposals)),
        [],
        talking[0]?.time ?? time,
      );
    }
  }
  const now = (sessions.at(-1)?.records.at(-1)?.time ?? 0) + 60_000;
  await talk.ledger.append(me.device, [records.say({ words: LAST_WORDS })], [], now);
}

Object.assign(globalThis, { fillAssembly });
