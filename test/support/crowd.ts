/**
 * Runs in the app's own page: leaves in its storage an assembly with 200 people, 200 proposals and 1,000
 * messages, among them names and titles that are hard to lay out. Everyone is real: keys, certificate, hello.
 */
import { usualCharter } from '../../src/domain/assembly/charter.ts';
import * as records from '../../src/app/assembly/new-records.ts';
import { throwAwayIdentity } from '../../src/app/example/throw-away-keys.ts';
import { foundAssembly } from '../../src/app/found.ts';
import type { Identity } from '../../src/app/ports.ts';
import { type Dep, recordId } from '../../src/domain/burst.ts';
import { identityStore } from '../../src/identity/identity.ts';
import type { NewRecord } from '../../src/ledger/api.ts';
import { ledgerId } from '../../src/ledger/ids.ts';
import { openLedger } from '../../src/ledger/ledger.ts';
import { createMemoryJournal, memoryStore } from '../../src/ledger/memory-journal.ts';
import { webCryptoVerifier } from '../../src/ledger/verifier.ts';
import { fromHex } from '../../src/lib/bytes.ts';
import { openWorldStorage } from '../../src/storage/world-store.ts';
import { CROWDED_TITLE, LONG_NAME, UNBROKEN_NAME, UNBROKEN_TITLE } from './crowd-names.ts';

const PEOPLE = 200;
const MEMBERS = 150;
const PROPOSALS = 200;
const MESSAGES_EACH = 5;
const DAY_MS = 86_400_000;

const HARD_WORDS = `Read https://example.org/${'very-long-path/'.repeat(8)} and say ${'a'.repeat(90)}.`;

const nameOf = (person: number): string =>
  person === 1 ? LONG_NAME : person === 2 ? UNBROKEN_NAME : `Person ${person}`;

const titleOf = (proposal: number): string =>
  proposal === PROPOSALS - 1
    ? CROWDED_TITLE
    : proposal === PROPOSALS - 2
      ? UNBROKEN_TITLE
      : proposal === PROPOSALS - 3
        ? `${LONG_NAME} asks whether ${'the hall, the yard and the shed '.repeat(3)}may be used`
        : `Idea number ${proposal + 1}`;

const POSITIONS = ['agree', 'agree', 'agree', 'reservations', 'standAside', 'object'] as const;

/** Gives the assembly's id. The device must have chosen a name; the app finds it when it is next opened. */
async function fillCrowd(): Promise<string> {
  const world = await openWorldStorage('moot');
  const me = await identityStore(world.vault).load();
  if (!me) throw new Error('Nobody has this device yet');
  const verifier = webCryptoVerifier();
  const now = Date.now();
  const governanceRows = memoryStore();
  const talkRows = memoryStore();
  const charter = usualCharter;
  const id = await foundAssembly(
    { name: LONG_NAME, kind: 'community', purpose: HARD_WORDS, remit: HARD_WORDS, charter },
    me,
    'Ana',
    {
      store: { ...world, journal: () => createMemoryJournal(governanceRows) },
      verifier,
      now: () => now - 300 * DAY_MS,
      randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
    },
  );
  const assembly = fromHex(id) ?? new Uint8Array();
  const open = (name: 'governance' | 'talk', rows = memoryStore()) =>
    openLedger({ id: ledgerId(assembly, name), journal: createMemoryJournal(rows), verifier });
  const governance = await open('governance', governanceRows);
  const talk = await open('talk', talkRows);

  const [genesis] = [...governance.bursts()];
  if (!genesis) throw new Error('No genesis');
  let last: Dep = { feed: genesis.feed, burst: genesis.burst };
  let lastBy = me;
  let time = now - 299 * DAY_MS;
  const govern = async (who: Identity, made: readonly NewRecord[], at = (time += 60_000)) => {
    const deps = lastBy === who ? [] : [last];
    const { feed, burst } = await governance.append(who.device, made, deps, at);
    last = { feed, burst };
    lastBy = who;
    return made.map((_, index) => recordId(feed, burst, index));
  };

  const people: Identity[] = [me];
  for (let person = 1; person < PEOPLE; person++) {
    const who = await throwAwayIdentity();
    people.push(who);
    await govern(who, [records.certify(who.person, who.certificate), records.hello(nameOf(person))]);
  }
  await govern(me, [records.foundingList(people.slice(0, MEMBERS).map(({ person }) => person))]);

  const put: string[] = [];
  for (let first = 0; first < PROPOSALS; first += 20) {
    const who = people[1 + first / 20] ?? me;
    time = now - (PROPOSALS - first) * 3_600_000;
    const made = Array.from({ length: 20 }, (_, i) =>
      records.proposal({ title: titleOf(first + i), about: HARD_WORDS, text: `We do it.\n\n${HARD_WORDS}` }),
    );
    put.push(...(await govern(who, made)));
  }
  for (const [person, who] of people.entries()) {
    if (person === 0) continue;
    const position = POSITIONS[person % POSITIONS.length] ?? 'agree';
    const reason = position === 'object' || person === 3 ? HARD_WORDS : undefined;
    const on = put.slice(-3).map((proposal) => records.position(proposal, proposal, position, reason));
    await govern(who, on);
    const said = Array.from({ length: MESSAGES_EACH }, (_, i) => ({
      ...records.say({
        words: i === 0 && person < 4 ? HARD_WORDS : `Said ${i + 1} times by ${nameOf(person)}.`,
      }),
      time: now - (PEOPLE - person) * 3_600_000 + i * 60_000,
    }));
    await talk.append(who.device, said, [], now - (PEOPLE - person) * 3_600_000);
  }
  governance.close();
  talk.close();
  await world.journal(ledgerId(assembly, 'governance')).append(governanceRows.tail);
  await world.journal(ledgerId(assembly, 'talk')).append(talkRows.tail);
  await world.facts.put(`assembly/${id}`, { id, name: LONG_NAME, joinedAt: now, meetingPoints: [] });
  await world.close(false);
  return id;
}

Object.assign(globalThis, { fillCrowd });
