/**
 * A neighbour that has proven its device says anything at all: the link goes on, or ends with a reason,
 * and nothing else happens. An input is one message; its kind is any of the product's, whatever they
 * are by now, or one that nobody knows.
 */
import { setImmediate as turn } from 'node:timers/promises';
import type { DeviceKey } from '../../src/ledger/api.ts';
import type { Ledger } from '../../src/ledger/ledger.ts';
import { concat } from '../../src/lib/bytes.ts';
import * as messages from '../../src/sync/messages.ts';
import { encodePresence } from '../../src/sync/presence-message.ts';
import { encodeCounts, encodeDifference } from '../../src/sync/vector-messages.ts';
import { forgetVerdicts, verifier } from '../simulation/keys.ts';
import type { Seeded } from '../simulation/seeded.ts';
import { docBytes, HandFeed, keyFrom, plain, words } from '../unit/ledger/scenario.ts';
import { openTestLedger, TALK } from '../unit/sync/devices.ts';
import type { Stranger } from '../unit/sync/stranger.ts';
import { victim, type Victim } from '../unit/sync/victim.ts';
import { mutated, structured } from './mutate.ts';
import type { Target } from './fuzz.ts';

const { KIND } = messages;
const kinds = Object.values(KIND);
/** Messages on one link at most, so that no budget speaks for the code behind it. */
const MOST_ON_A_LINK = 60;
/** Links of one run of the device: what it remembers of each would be looked through at every case. */
const MOST_LINKS_OF_A_RUN = 64;
/** Verdicts over the signatures of so many runs are kept, and then forgotten. */
const RUNS_REMEMBERED = 100;
/** A beat now and then: whoever says nonsense is still there. */
const BEAT = Uint8Array.of(2);

const bytes = (length: number): Uint8Array => new Uint8Array(length).map((_, i) => (i * 31 + length) & 255);
const feed = new HandFeed(keyFrom(1), TALK);
feed.add({ records: [words('a', 'hi')] });
for (let i = 0; i < 5; i++) feed.add({ records: [words(`${i}`), plain('x')] });
const HELD = 3;
const vector = new Map([
  [feed.id, 6],
  [7, 2],
]);
const fork = {
  feed: feed.id,
  burst: 1,
  previous: feed.headAt(1),
  first: feed.elements[1] ?? bytes(90),
  second: feed.burst({ at: 1, after: feed.headAt(1), records: [plain('other')] }),
};

const honest: readonly Uint8Array[] = [
  messages.encodeHave([{ number: 9, what: 'ledger', tag: '0b'.repeat(16) }]),
  messages.encodeNumber(KIND.lack, 1),
  messages.encodeNumber(KIND.go, 1),
  messages.encodeNumber(KIND.credit, 0),
  messages.encodeVector(1, vector, true),
  messages.encodeHeld(1, vector, bytes(16)),
  messages.encodeUpdate(1, false, feed.update(0, HELD)),
  messages.encodeUpdate(1, false, feed.update(1, HELD)),
  messages.encodeWant(1, [{ feed: feed.id, burst: 1 }]),
  messages.message(KIND.ask, concat(Uint8Array.of(0, 1, 0, 1), bytes(9))),
  messages.message(KIND.ask, Uint8Array.of(0, 1, 2, 5, 1)),
  messages.message(KIND.answer, Uint8Array.of(0, 1, 5, 5)),
  messages.encodeForkProof(1, { ...fork, second: fork.second.slice().fill(1, -64) }),
  encodePresence(0, 0, {
    device: bytes(32),
    signature: bytes(64),
    sequence: 5,
    presence: { name: 'Eve', typingIn: null },
  }),
  messages.encodeDraft(KIND.draftOpen, 0, 'draft'),
  messages.encodeDraft(KIND.draft, 0, 'draft', bytes(30)),
  messages.encodeDraft(KIND.draftClose, 0, 'draft'),
  encodeCounts(1, vector, true),
  encodeDifference(1, vector, new Map([[feed.id, HELD]]), { go: true, digest: bytes(32) }),
];

export class LinkTarget implements Target {
  readonly name = 'messages on a link';
  readonly seeds = honest;
  readonly isSlow = true;
  #victim: Victim | null = null;
  #ledger: Ledger | null = null;
  #stranger: Stranger | null = null;
  #before = Buffer.alloc(0);
  #said = 0;
  #links = 0;
  #runs = 0;
  /** Making a key takes longer than all that is said with it. */
  readonly #strangers: DeviceKey[] = [];

  readonly make = (random: Seeded): Uint8Array => {
    const known = random.pick(honest);
    if (random.chance(0.5)) return concat(known.subarray(0, 1), mutated(known.slice(1), random, honest));
    const kind = random.chance(0.95) ? random.pick(kinds) : random.below(256);
    const number = random.chance(0.8) ? Uint8Array.of(random.below(2)) : new Uint8Array(0);
    return concat(Uint8Array.of(kind), number, structured(random));
  };

  async run(input: Uint8Array): Promise<string> {
    const made = this.#victim ?? (await this.#begin());
    const stranger = this.#stranger ?? (this.#stranger = await this.#visit(made));
    const ended = made.reasons().length;
    stranger.send(input);
    this.#said += 1;
    if (this.#said % 20 === 0) stranger.channel.send(BEAT);
    await turn();
    made.clock.advance(5);
    await turn();
    const reason = made.reasons()[ended];
    if (this.#ledger && !Buffer.from(docBytes(this.#ledger)).equals(this.#before)) {
      throw new Error('the ledger’s bytes changed');
    }
    if (reason !== undefined || this.#said >= MOST_ON_A_LINK) await this.#leave();
    return `${input[0] ?? 'empty'} ${reason ?? 'goes on'}`;
  }

  async finish(): Promise<void> {
    await this.#victim?.stop();
  }

  /** Another stranger each time: whoever said nonsense is kept away from, until the device begins anew. */
  #visit(made: Victim): Promise<Stranger> {
    const key = (this.#strangers[this.#links] ??= keyFrom(100 + this.#links));
    this.#links += 1;
    return made.visit({ knows: true, key });
  }

  /** The link of the victim's end; its ledger stays as it was, also where the device begins anew. */
  async #leave(): Promise<void> {
    this.#stranger?.channel.close();
    this.#stranger = null;
    this.#said = 0;
    await turn();
    if (this.#links < MOST_LINKS_OF_A_RUN) return;
    this.#links = 0;
    await this.#victim?.stop();
    this.#victim = null;
    this.#runs += 1;
    if (this.#runs % RUNS_REMEMBERED === 0) forgetVerdicts();
  }

  async #begin(): Promise<Victim> {
    if (!this.#ledger) {
      this.#ledger = await openTestLedger(TALK);
      await this.#ledger.receive(feed.update(0, HELD));
      this.#before = Buffer.from(docBytes(this.#ledger));
    }
    this.#victim = await victim({ talk: this.#ledger, verifier });
    return this.#victim;
  }
}
