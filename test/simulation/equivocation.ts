/**
 * One seeded room in which some say two things: several honest devices with real links, apart in two
 * halves and later together, and forkers who show their branches to whom they like. Honest devices are
 * restarted, some from an older copy of their storage. In some rooms ids are short, and a forker has
 * the id of an honest device's feed.
 */
import { setImmediate as turn } from 'node:timers/promises';
import { Kind } from '../../src/domain/kinds.ts';
import { encodeMessageSaid } from '../../src/domain/talk/headers.ts';
import type { FeedId } from '../../src/domain/burst.ts';
import { coreOf, readElement } from '../../src/ledger/element.ts';
import { feedGenesis, feedIdOf } from '../../src/ledger/ids.ts';
import { openLedger, type Ledger } from '../../src/ledger/ledger.ts';
import { createMemoryJournal, memoryStore, type MemoryStore } from '../../src/ledger/memory-journal.ts';
import { theRules, type Rules } from '../../src/ledger/rules.ts';
import { encodeUpdate } from '../../src/ledger/update.ts';
import type { CloseReason, Neighbours, Packer } from '../../src/sync/api.ts';
import { createMemoryNetwork } from '../../src/sync/memory-introducer.ts';
import { createNeighbours } from '../../src/sync/neighbours.ts';
import { HandFeed, keyFrom, plain, type TestKey } from '../unit/ledger/scenario.ts';
import { TestClock } from '../unit/sync/test-clock.ts';
import { verifier } from './keys.ts';
import { seeded, type Seeded } from './seeded.ts';

const LEDGER = new Uint8Array(32).fill(12);
const ASSEMBLY = new Uint8Array(32).fill(1);
const STEP_MS = 20;
const LONGEST_MS = 90_000;
/** `silent`: the halves are apart for longer than a link waits. */
const BLAMELESS: ReadonlySet<CloseReason> = new Set(['goodbye', 'channelClosed', 'duplicate', 'silent']);
const HEADER = encodeMessageSaid({ replyTo: null, topic: null, mark: null, mentions: [] });
const SHORT_IDS = 1021;

const unpacked: Packer = { pack: async (bytes) => bytes, unpack: async (bytes) => bytes };

export interface HonestDevice {
  readonly name: string;
  readonly key: TestKey;
  readonly feed: FeedId;
  store: MemoryStore;
  ledger: Ledger;
  neighbours: Neighbours;
  introduced: string;
}

/** A chain that a forker has signed: one of its branches, from burst 0. */
export interface Branch {
  readonly feed: FeedId;
  readonly device: Uint8Array;
  readonly elements: readonly Uint8Array[];
}

export interface Room {
  readonly honest: readonly HonestDevice[];
  readonly branches: readonly Branch[];
  /** Ids of feeds of which anybody signed two ways. */
  readonly forked: ReadonlySet<FeedId>;
  /** The id that a forker shares with an honest device; null: none does. */
  readonly shared: FeedId | null;
  /** Every burst that an honest device wrote. */
  readonly written: ReadonlySet<string>;
  /** From which burst each feed must be void in the end, by what honest devices held when they met. */
  readonly voidFrom: ReadonlyMap<FeedId, number>;
  readonly met: boolean;
  readonly blamed: readonly CloseReason[];
  /** Forks that nobody had found before the halves met. */
  readonly foundByMeeting: number;
  readonly restored: number;
  stop(): Promise<void>;
}

export async function playEquivocation(seed: number): Promise<Room> {
  const scene = new Scene(seeded(seed));
  await scene.begin();
  for (let round = 0; round < 2 + scene.random.below(2); round++) await scene.apart();
  return scene.together();
}

class Scene {
  readonly honest: HonestDevice[] = [];
  readonly branches: Branch[] = [];
  readonly blamed: CloseReason[] = [];
  readonly written = new Set<string>();
  readonly #clock = new TestClock();
  readonly #network;
  readonly #rules: Rules;
  readonly #isShort: boolean;
  /** Each half is shown branches of its own, and stays as it is until both meet. */
  readonly #isTwoFaced: boolean;
  readonly #half = new Map<HonestDevice, number>();
  readonly #forkers: HandFeed[] = [];
  readonly #byHand = new Map<FeedId, HandFeed>();
  #shared: FeedId | null = null;
  #restored = 0;
  #at = 0;

  constructor(readonly random: Seeded) {
    this.#isShort = random.chance(0.25);
    this.#isTwoFaced = random.chance(0.5);
    const shortIdOf = (genesis: Uint8Array): number => (feedIdOf(genesis) % SHORT_IDS) + 1;
    this.#rules = this.#isShort ? { ...theRules, feedIdOf: shortIdOf } : theRules;
    this.#network = createMemoryNetwork({
      clock: this.#clock,
      randomBytes: (length) => random.bytes(length),
    });
  }

  async begin(): Promise<void> {
    const { random } = this;
    const taken = new Set<FeedId>();
    const count = 4 + random.below(3);
    while (this.honest.length < count) {
      const key = keyFrom(random.bytes(32));
      const feed = this.#idOf(key);
      if (taken.has(feed)) continue;
      taken.add(feed);
      const store = memoryStore();
      const device = { name: `${this.honest.length}`, key, feed, store };
      this.honest.push({ ...device, ...(await this.#openOn(store, key)) });
    }
    for (let i = 0; i <= random.below(3); i++)
      this.#forkers.push(this.#forker(taken, i === 0 && this.#isShort));
  }

  /** Of short ids, one that an honest device has, too. */
  #forker(taken: Set<FeedId>, shares: boolean): HandFeed {
    for (;;) {
      const key = keyFrom(this.random.bytes(32));
      const id = this.#idOf(key);
      const isHonest = this.honest.some(({ feed }) => feed === id);
      if (shares ? !isHonest : taken.has(id)) continue;
      taken.add(id);
      if (shares) this.#shared = id;
      return new HandFeed(key, LEDGER, this.#rules.feedIdOf);
    }
  }

  #idOf(key: TestKey): FeedId {
    return this.#rules.feedIdOf(feedGenesis(LEDGER, key.publicKey));
  }

  async #openOn(store: MemoryStore, key: TestKey) {
    const random = (length: number): Uint8Array => this.random.bytes(length);
    const ledger = await openLedger({
      id: LEDGER,
      journal: createMemoryJournal(store, 8),
      verifier,
      random,
      rules: this.#rules,
    });
    const introducer = this.#network.introducer();
    const neighbours = createNeighbours({
      device: key,
      verifier,
      packer: unpacked,
      introducer,
      clock: this.#clock,
      randomBytes: random,
      onEvent: (event) => {
        if (event.type === 'closed' && !BLAMELESS.has(event.reason)) this.blamed.push(event.reason);
      },
    });
    neighbours.join({ id: ASSEMBLY, ledgers: [ledger] });
    return { ledger, neighbours, introduced: introducer.name };
  }

  /** Everybody in one of two halves: they write, hear each other, and what the forkers show them. */
  async apart(): Promise<void> {
    const { random, honest } = this;
    if (!this.#isTwoFaced || this.#half.size === 0) {
      for (const device of honest) this.#half.set(device, random.below(2));
    }
    this.#partition([0, 1].map((half) => honest.filter((device) => this.#half.get(device) === half)));
    const copies = honest.map(({ store }) => structuredClone(store));
    for (const device of honest) if (random.chance(0.6)) await this.#write(device);
    for (const forker of this.#forkers) this.#branch(forker);
    for (let i = 0; i < 6; i++) await this.#show(random.pick(honest));
    await this.#pass(600 + random.below(1500));
    for (let i = 0; i < 3; i++) await this.#show(random.pick(honest));
    if (random.chance(0.4)) await this.#restart(random.pick(honest), null);
    // A new run of the app has a new name: it is where it was.
    this.#partition([0, 1].map((each) => honest.filter((device) => this.#half.get(device) === each)));
    if (random.chance(0.3)) {
      const at = random.below(honest.length);
      const device = honest[at];
      const copy = copies[at];
      if (device && copy) await this.#restart(device, copy);
    }
    await this.#pass(400);
  }

  #partition(groups: readonly (readonly HonestDevice[])[]): void {
    this.#network.partition(groups.map((group) => group.map(({ introduced }) => introduced)));
  }

  async #write(device: HonestDevice): Promise<void> {
    // A restored device must have heard of its own feed before it writes; here, all of it.
    const known = [...this.written].filter((place) => place.startsWith(`${device.feed}.`)).length;
    if (device.ledger.count(device.feed) < known) return;
    const words = `words ${this.random.below(1000)}`;
    if (this.#isShort) return this.#writeByHand(device, words);
    const records = [{ kind: Kind.messageSaid, header: HEADER, body: words }];
    const { feed, burst } = await device.ledger.append(device.key, records, [], (this.#at += 1));
    this.written.add(`${feed}.${burst}`);
  }

  /** Where ids are short, which the app's own writing knows nothing of: the same burst, made here. */
  async #writeByHand({ feed, ledger, key }: HonestDevice, words: string): Promise<void> {
    const made = this.#byHand.get(feed) ?? new HandFeed(key, LEDGER, this.#rules.feedIdOf);
    this.#byHand.set(feed, made);
    const burst = made.elements.length;
    const body = new Uint8Array([...this.random.bytes(8), ...new TextEncoder().encode(words)]);
    const element = made.burst({
      records: [{ ...plain(''), kind: Kind.messageSaid, header: HEADER, form: 1, body }],
      time: (this.#at += 1),
    });
    const receipt = await ledger.receive(encodeUpdate([{ feed, clock: burst, elements: [element] }]));
    // Who holds another's feed under its own id can't write: disturbed, as SECURITY.md says.
    if (!receipt.ok || receipt.entered.length === 0) return;
    made.push(element);
    this.written.add(`${feed}.${burst}`);
  }

  /** A forker goes on: from any of its branches, at any place of it. */
  #branch(forker: HandFeed): void {
    const { random } = this;
    const own = this.branches.filter(({ device }) => Buffer.from(device).equals(forker.key.publicKey));
    const from = own.length > 0 ? random.pick(own) : null;
    const kept = from ? random.below(from.elements.length + 1) : 0;
    const made = new HandFeed(forker.key, LEDGER, this.#rules.feedIdOf);
    for (const element of from?.elements.slice(0, kept) ?? []) made.push(element);
    for (let i = 0; i <= random.below(4); i++) {
      const says = {
        ...plain(''),
        kind: Kind.messageSaid,
        header: HEADER,
        form: 1 as const,
        body: random.bytes(12),
      };
      made.add({ records: [says], time: (this.#at += 1) });
    }
    this.branches.push({ feed: made.id, device: forker.key.publicKey, elements: made.elements });
  }

  /** Some of a branch from its beginning, or a tail of it, to one of them. */
  async #show(device: HonestDevice): Promise<void> {
    const { random } = this;
    const half = this.#half.get(device);
    const meant = this.branches.filter((_, i) => !this.#isTwoFaced || i % 2 === half);
    if (meant.length === 0) return;
    const { feed, elements } = random.pick(meant);
    const end = 1 + random.below(elements.length);
    const clock = random.chance(0.7) ? 0 : random.below(end);
    await device.ledger.receive(encodeUpdate([{ feed, clock, elements: elements.slice(clock, end) }]));
  }

  async #restart(device: HonestDevice, copy: MemoryStore | null): Promise<void> {
    await device.neighbours.stop();
    device.ledger.close();
    if (copy) {
      device.store = copy;
      this.#restored += 1;
    }
    Object.assign(device, await this.#openOn(device.store, device.key));
    if (copy) this.#forgetWhatNobodyHolds(device.feed);
  }

  /** What was on no other device is gone with the newer copy, and was never said. */
  #forgetWhatNobodyHolds(feed: FeedId): void {
    const held = Math.max(...this.honest.map(({ ledger }) => ledger.count(feed)));
    for (const at of this.written) {
      const [id, burst] = at.split('.').map(Number);
      if (id === feed && (burst ?? 0) >= held) this.written.delete(at);
    }
    const byHand = this.#byHand.get(feed);
    byHand?.elements.splice(held);
    byHand?.heads.splice(held);
  }

  async #pass(ms: number): Promise<void> {
    for (let left = ms; left > 0; left -= STEP_MS) {
      this.#clock.advance(STEP_MS);
      await turn();
    }
  }

  /** The halves meet, and everybody says one more thing. */
  async together(): Promise<Room> {
    const before = new Set(this.honest.flatMap(({ ledger }) => ledger.proofs.map(({ feed }) => feed)));
    const voidFrom = voidedBy(this.honest, this.#shared);
    this.#partition([]);
    await this.#pass(1500);
    const began = this.#clock.now();
    const isDone = (): boolean => agree(this.honest, voidFrom, this.#shared);
    while (!isDone() && this.#clock.now() - began < LONGEST_MS) await this.#pass(100);
    for (const device of this.honest) await this.#write(device);
    while (!isDone() && this.#clock.now() - began < LONGEST_MS) await this.#pass(100);
    return {
      honest: this.honest,
      branches: this.branches,
      forked: new Set(this.#forkers.filter(({ key }) => isForked(key, this.branches)).map(({ id }) => id)),
      shared: this.#shared,
      written: this.written,
      voidFrom,
      met: isDone(),
      blamed: this.blamed,
      foundByMeeting: [...voidFrom.keys()].filter((feed) => !before.has(feed)).length,
      restored: this.#restored,
      stop: async () => {
        for (const { neighbours, ledger } of this.honest) {
          await neighbours.stop();
          ledger.close();
        }
      },
    };
  }
}

function isForked(key: TestKey, branches: readonly Branch[]): boolean {
  const own = branches.filter(({ device }) => Buffer.from(device).equals(key.publicKey));
  return own.some((a) => own.some((b) => partingOf(a.elements, b.elements) !== null));
}

/** The first place at which both have a burst, and not the same. */
function partingOf(a: readonly Uint8Array[], b: readonly Uint8Array[]): number | null {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    if (!Buffer.from(a[i] ?? []).equals(b[i] ?? new Uint8Array(0))) return i;
  }
  return null;
}

/** The cores that a device holds of each feed. */
function chainsOf({ store }: HonestDevice): Map<FeedId, Uint8Array[]> {
  const chains = new Map<FeedId, Uint8Array[]>();
  for (const { feed, burst, element } of [...store.segments.flat(), ...store.tail]) {
    const chain = chains.get(feed) ?? [];
    chains.set(feed, chain);
    chain[burst] = coreOf(readElement(element.slice(), feed, burst));
  }
  return chains;
}

/** What the proofs that somebody has, and the branches that any two hold, come to. */
function voidedBy(honest: readonly HonestDevice[], shared: FeedId | null): Map<FeedId, number> {
  const found = new Map<FeedId, number>();
  const note = (feed: FeedId, burst: number): void => {
    if (feed !== shared) found.set(feed, Math.min(burst, found.get(feed) ?? Infinity));
  };
  for (const { ledger } of honest) for (const { feed, burst } of ledger.proofs) note(feed, burst);
  const all = honest.map(chainsOf);
  for (const chains of all) {
    for (const other of all) {
      for (const [feed, chain] of chains) {
        const parting = partingOf(chain, other.get(feed) ?? []);
        if (parting !== null) note(feed, parting);
      }
    }
  }
  return found;
}

/** All know of the same forks at the same places, and hold all that is not void. */
function agree(
  honest: readonly HonestDevice[],
  voidFrom: ReadonlyMap<FeedId, number>,
  shared: FeedId | null,
): boolean {
  const views = honest.map(({ ledger }) => {
    const proofs = ledger.proofs
      .filter(({ feed }) => feed !== shared)
      .map(({ feed, burst }) => `${feed}.${burst}`);
    const feeds = new Map<FeedId, number>();
    for (const { feed, burst } of ledger.bursts()) feeds.set(feed, Math.max(burst + 1, feeds.get(feed) ?? 0));
    const counts = [...feeds]
      .filter(([feed]) => feed !== shared)
      .map(([feed, count]) => `${feed}:${Math.min(count, Math.max(1, voidFrom.get(feed) ?? Infinity))}`);
    return [...proofs.sort(), '|', ...counts.sort()].join(' ');
  });
  const enough = honest.every(({ ledger }) =>
    [...voidFrom].every(([feed, from]) =>
      ledger.proofs.some((proof) => proof.feed === feed && proof.burst === from),
    ),
  );
  return enough && new Set(views).size === 1;
}
