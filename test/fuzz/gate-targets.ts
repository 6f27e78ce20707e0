/** The gate, and what stands before it: any bytes enter as bursts that their authors signed, or not at all. */
import * as Y from 'yjs';
import type { Receipt } from '../../src/ledger/api.ts';
import { coreOf, erasedForm, readElement } from '../../src/ledger/element.ts';
import { PackDamaged, VectorMalformed } from '../../src/ledger/faults.ts';
import type { Ledger } from '../../src/ledger/ledger.ts';
import { createMemoryJournal, memoryStore } from '../../src/ledger/memory-journal.ts';
import type { MemoryStore } from '../../src/ledger/memory-journal.ts';
import { packUpdate, unpackUpdate } from '../../src/ledger/pack.ts';
import { encodeUpdate, parseUpdate } from '../../src/ledger/update.ts';
import { encodeVector, parseVector } from '../../src/ledger/vector.ts';
import type { Seeded } from '../simulation/seeded.ts';
import { verifier } from '../simulation/keys.ts';
import { hostile } from '../unit/ledger/hostile-updates.ts';
import { item, join, rawFeed, rawUpdate, text, vu } from '../unit/ledger/raw.ts';
import {
  docBytes,
  HandFeed,
  keyFrom,
  open,
  OTHER_LEDGER,
  plain,
  single,
  words,
} from '../unit/ledger/scenario.ts';
import { edgeNumber, leb, mutated } from './mutate.ts';
import type { Target } from './fuzz.ts';

const MAX_UPDATE = 256 * 1024;

const honest = [1, 2, 3].map((seed) => {
  const feed = new HandFeed(keyFrom(seed));
  feed.add({ records: [words('a', 'hi')] });
  feed.add({ deps: [{ feed: 77, burst: 3 }], records: [plain('b'), words('c', 'words '.repeat(30))] });
  for (let i = 0; i < 4; i++) feed.add({ records: [words(`r${i}`)] });
  return feed;
});
const HELD = 3;
const liar = new HandFeed(keyFrom(66)).grow(3);
const elsewhere = new HandFeed(keyFrom(1), OTHER_LEDGER).grow(3);
const forkedBranch = liar.burst({ at: 1, after: liar.headAt(1), records: [plain('the other branch')] });

/** Everything that anybody ever signed here, by place, without words: nothing else may ever be held. */
const signed = new Set(
  [...honest, liar].flatMap(({ id, elements }) => elements.map((bytes, i) => placed(id, i, bytes))),
);
signed.add(placed(liar.id, 1, forkedBranch));

function placed(feed: number, burst: number, bytes: Uint8Array): string {
  return `${feed}.${burst} ${Buffer.from(coreOf(readElement(bytes.slice(), feed, burst))).toString('base64')}`;
}

const wholes = honest.map((feed) => feed.update());
const withoutWords = honest.map(({ id, elements }) =>
  encodeUpdate([
    { feed: id, clock: 0, elements: elements.map((each, i) => erasedForm(readElement(each, id, i))) },
  ]),
);
export const honestUpdates: readonly Uint8Array[] = [
  ...wholes,
  ...withoutWords,
  encodeUpdate(honest.map((feed) => feed.run())),
  ...honest.map((feed) => feed.update(HELD)),
  ...honest.map((feed) => feed.update(1, HELD + 1)),
  liar.update(),
  single(liar.id, 1, forkedBranch),
  elsewhere.update(),
];
const hostileUpdates = hostile.map(([, make]) => make()).filter(({ length }) => length < 4_000);

/** Updates after the grammar, with wrong numbers, places, contents and elements in them. */
export function grammarUpdate(random: Seeded): Uint8Array {
  const feeds = Array.from({ length: random.below(4) }, () => grammarFeed(random));
  const end = random.chance(0.9) ? vu(0) : join(edgeNumber(random), random.bytes(random.below(8)));
  return rawUpdate(feeds, end, random.chance(0.9) ? vu(feeds.length) : edgeNumber(random));
}

function grammarFeed(random: Seeded): Uint8Array {
  const feed = random.pick([...honest, liar, elsewhere]);
  const clock = random.below(feed.elements.length);
  const elements = feed.elements
    .slice(clock, clock + 1 + random.below(3))
    .map((each) => (random.chance(0.7) ? each : grammarElement(random, feed, clock)));
  const id = random.chance(0.9) ? feed.id : random.pick([...honest, liar]).id;
  const wrong = <T>(value: T, chance = 0.08): T | undefined => (random.chance(chance) ? value : undefined);
  const place = wrong(
    random.pick([
      join(1, text(random.pick(['', '__proto__', 'constructor', 'x', feed.id.toString(36)]))),
      join(vu(id), edgeNumber(random)),
      join(edgeNumber(random), vu(0)),
    ]),
  );
  const count = wrong(edgeNumber(random));
  const info = wrong(random.below(256));
  const items = wrong(
    join(
      ...elements.map((each) => item(each, random.pick([0x74, 0x75, 0x76, 0x77, 0x7f, random.below(256)]))),
    ),
  );
  return rawFeed({
    feed: id,
    clock: random.chance(0.9) ? clock : random.pick([0, 1, 5, 2 ** 31, 2 ** 53 - 1]),
    elements,
    ...(random.chance(0.05) ? { structs: random.below(5) } : {}),
    ...(place ? { place } : {}),
    ...(count ? { count } : {}),
    ...(info === undefined ? {} : { info }),
    ...(items ? { items } : {}),
  });
}

/** An element of the right make, signed well or not, with a wrong part somewhere. */
function grammarElement(random: Seeded, feed: HandFeed, burst: number): Uint8Array {
  const number = (): Uint8Array => (random.chance(0.15) ? edgeNumber(random) : vu(random.below(200)));
  const deps = Array.from({ length: random.below(3) }, () => join(random.bytes(7), number()));
  const records = Array.from({ length: 1 + random.below(3) }, () => {
    const form = random.below(4);
    const body = random.bytes(random.pick([0, 7, 8, 20]));
    return join(
      leb(BigInt(random.below(60) * 4 + form)),
      number(),
      random.chance(0.1) ? edgeNumber(random) : vu(4),
      random.bytes(4),
      form === 1 ? join(random.chance(0.1) ? edgeNumber(random) : vu(body.length), body) : [],
      form >= 2 ? random.bytes(32) : [],
    );
  });
  const device =
    burst === 0 ? join(1, random.chance(0.8) ? feed.key.publicKey : random.bytes(32)) : new Uint8Array(0);
  return join(
    device,
    number(),
    random.chance(0.1) ? edgeNumber(random) : vu(deps.length),
    ...deps,
    random.chance(0.1) ? edgeNumber(random) : vu(records.length),
    ...records,
    random.bytes(64),
  );
}

/** Bytes at the gate of a ledger that holds some of every honest feed. */
export class GateTarget implements Target {
  readonly name = 'the gate';
  readonly seeds = [...honestUpdates, ...hostileUpdates];
  readonly make = grammarUpdate;
  #store: MemoryStore = memoryStore();
  #ledger: Ledger | null = null;
  #bytes = new Uint8Array(0);
  #vector = new Uint8Array(0);
  #rows = 0;
  #since = 0;

  async run(input: Uint8Array): Promise<string> {
    const ledger = this.#ledger ?? (await this.#begin());
    const receipt = await ledger.receive(input);
    const came = receipt.ok && receipt.entered.length + receipt.bodies.length + receipt.proofs.length > 0;
    this.#since += 1;
    if (came) this.#judgeWhatCame(ledger);
    else {
      if (!Buffer.from(ledger.stateVector()).equals(this.#vector)) throw new Error('the vector changed');
      if (this.#store.tail.length !== this.#rows) throw new Error('rows were written');
      if (this.#since % 64 === 0) this.#compare(ledger);
    }
    return outcomeOf(receipt);
  }

  finish(): void {
    if (this.#ledger) this.#compare(this.#ledger);
    this.#ledger?.close();
  }

  async #begin(): Promise<Ledger> {
    this.#store = memoryStore();
    this.#ledger = await open({ verifier, journal: createMemoryJournal(this.#store) });
    for (const feed of honest) await this.#ledger.receive(feed.update(0, HELD));
    this.#bytes = Buffer.from(docBytes(this.#ledger));
    this.#vector = Buffer.from(this.#ledger.stateVector());
    this.#rows = this.#store.tail.length;
    return this.#ledger;
  }

  #compare(ledger: Ledger): void {
    if (!Buffer.from(docBytes(ledger)).equals(this.#bytes)) throw new Error('the ledger’s bytes changed');
    if (ledger.doc.store.pendingStructs) throw new Error('something is pending in Yjs');
  }

  /** Something entered: all that is held must be what somebody signed in its place. Then begins anew. */
  #judgeWhatCame(ledger: Ledger): void {
    this.#ledger = null;
    const held = parseUpdate(Y.encodeStateAsUpdate(ledger.doc));
    if (!held.ok) throw new Error(`Yjs holds what is no canonical update: ${held.fault}`);
    for (const { feed, clock, elements } of held.value) {
      if (clock !== 0) throw new Error('a feed without its beginning');
      elements.forEach(({ bytes }, i) => {
        if (!signed.has(placed(feed, i, bytes))) throw new Error(`nobody signed ${feed}.${i}`);
      });
    }
    for (const { feed } of ledger.proofs) if (feed !== liar.id) throw new Error(`${feed} is accused`);
    ledger.close();
  }
}

function outcomeOf(receipt: Receipt): string {
  if (!receipt.ok) return receipt.fault;
  const faults = [...new Set(receipt.skipped.map(({ fault }) => fault))].sort().join(',');
  const { entered, bodies, proofs } = receipt;
  return `entered ${entered.length} words ${bodies.length} proofs ${proofs.length} ${faults}`;
}

/** What the parser takes is what we would write, byte for byte: no second form of anything. */
export const parserTarget: Target = {
  name: 'updates, parsed',
  seeds: [...honestUpdates, ...hostileUpdates],
  make: grammarUpdate,
  run(input) {
    const parsed = parseUpdate(input);
    if (!parsed.ok) return parsed.fault;
    const again = encodeUpdate(
      parsed.value.map(({ feed, clock, elements }) => ({
        feed,
        clock,
        elements: elements.map(({ bytes }) => bytes),
      })),
    );
    if (!Buffer.from(again).equals(input)) throw new Error('it would be written otherwise');
    return `taken, ${parsed.value.length} feeds`;
  },
};

const vectors = [
  encodeVector(new Map(honest.map(({ id }, i) => [id, i + 1]))),
  encodeVector(new Map(Array.from({ length: 30 }, (_, i) => [i + 1, i + 1]))),
  Uint8Array.of(0),
];

export const vectorTarget: Target = {
  name: 'state vectors',
  seeds: vectors,
  run(input) {
    try {
      const vector = parseVector(input);
      if (!Buffer.from(encodeVector(vector)).equals(input)) throw new Error('it would be written otherwise');
      return `taken, ${vector.size} feeds`;
    } catch (error) {
      if (error instanceof VectorMalformed) return error.message;
      throw error;
    }
  },
};

/** Packs: what comes out is an update within its bounds, or damage by name. */
export async function packTarget(): Promise<Target> {
  const big = new HandFeed(keyFrom(9));
  for (let i = 0; i < 20; i++) big.add({ records: [words(`h${i}`, 'we meet at the harbour. '.repeat(30))] });
  const seeds = await Promise.all(
    [...honestUpdates.slice(0, 8), big.update()].map((update) => packUpdate(update)),
  );
  return {
    name: 'packs',
    seeds,
    make: (random) => mutated(random.pick(seeds).slice(0, 40 + random.below(400)), random, seeds),
    async run(input) {
      try {
        const update = await unpackUpdate(input, MAX_UPDATE);
        if (update.length > MAX_UPDATE) throw new RangeError('longer than it may be');
        const parsed = parseUpdate(update);
        return parsed.ok ? 'an update' : `unpacked to ${parsed.fault}`;
      } catch (error) {
        if (error instanceof PackDamaged) return `damaged: ${error.message}`;
        throw error;
      }
    },
  };
}
