/**
 * Links that two people bring about by codes. When both devices have proven themselves, both ends make
 * the words to compare, and may say what the pairing is for.
 *
 *   side message = 0 | commit 32    1 | random 32 (← answerer)    2 | random 32 (→ answerer)    3 | the app's
 */
import { concat } from '../lib/bytes.ts';
import { fault, ok, type Result } from '../lib/result.ts';
import { answerOver, offerOver, type PairingFault, type PairingOptions } from './pairing.ts';
import { RANDOM_BYTES, commitTo, fetchWords, fitsCommit, wordsOf } from './word-code.ts';
import { Malformed } from './wire.ts';
import type { Channel, ChannelSource, ProvenEnd } from './channel.ts';

const COMMIT = 0;
const ANSWER = 1;
const REVEAL = 2;
const APP = 3;
const MOST_APP_BYTES = 4096;
const MOST_APP_WAITING = 4;
/** From an open channel to the words: two moves each way, and a check of a signature. */
const PROVEN_WITHIN_MS = 12_000;

export interface PairingSourceOptions extends PairingOptions {
  readonly randomBytes: (length: number) => Uint8Array;
}

/** A link that stands because two people read codes. It goes on as one of `Neighbours`. */
export interface Paired {
  /** The other device's key in hex, proven. */
  readonly device: string;
  /** Three words, the same at both ends unless somebody sits in between. */
  readonly words: readonly string[];
  say(bytes: Uint8Array): void;
  /** Throws `Malformed` on what no honest device says. What came before it was set is kept for it. */
  hear(take: (bytes: Uint8Array) => void): void;
  /** Settles when the link is gone. */
  readonly ended: Promise<void>;
}

export interface OfferedPairing {
  readonly code: Uint8Array;
  /** Reads the code that was shown back. */
  accept(answer: Uint8Array): Promise<Result<Paired, PairingFault>>;
  cancel(): void;
}

export interface AnsweredPairing {
  readonly code: Uint8Array;
  readonly paired: Promise<Result<Paired, PairingFault>>;
  cancel(): void;
}

export class PairingSource implements ChannelSource {
  readonly byHand = true;
  onChannel: ((channel: Channel) => void) | null = null;
  readonly #options: PairingSourceOptions;
  readonly #talks = new Map<Channel, Talk>();
  readonly #open = new Set<{ cancel(): void }>();

  constructor(options: PairingSourceOptions) {
    this.#options = options;
  }

  async offer(): Promise<Result<OfferedPairing, PairingFault>> {
    fetchWords();
    const made = await offerOver(this.#options);
    if (!made.ok) return made;
    const { code, accept, cancel } = made.value;
    const entry = { cancel };
    this.#open.add(entry);
    return ok({
      code,
      accept: async (answer) => {
        const opened = await accept(answer);
        if (opened.ok) this.#open.delete(entry);
        return this.#take(opened);
      },
      cancel: () => {
        this.#open.delete(entry);
        cancel();
      },
    });
  }

  async answer(offer: Uint8Array): Promise<Result<AnsweredPairing, PairingFault>> {
    fetchWords();
    const made = await answerOver(offer, this.#options);
    if (!made.ok) return made;
    const { code, channel, cancel } = made.value;
    const entry = { cancel };
    this.#open.add(entry);
    const paired = channel.then((opened) => {
      this.#open.delete(entry);
      return this.#take(opened);
    });
    return ok({ code, paired, cancel });
  }

  onProven(channel: Channel, end: ProvenEnd): void {
    this.#talks.get(channel)?.begin(end);
  }

  onEnded(channel: Channel): void {
    this.#talks.get(channel)?.end();
    this.#talks.delete(channel);
  }

  nudge(): void {
    // A code on a screen stays as good as it was.
  }

  stop(): Promise<void> {
    for (const { cancel } of this.#open) cancel();
    this.#open.clear();
    return Promise.resolve();
  }

  async #take(opened: Result<Channel, PairingFault>): Promise<Result<Paired, PairingFault>> {
    if (!opened.ok) return opened;
    const channel = opened.value;
    if (!this.onChannel) {
      channel.close();
      return fault('cancelled');
    }
    const talk = new Talk(channel.initiator, this.#options.randomBytes(RANDOM_BYTES));
    this.#talks.set(channel, talk);
    const stop = this.#options.clock.after(PROVEN_WITHIN_MS, () => talk.giveUp());
    this.onChannel(channel);
    const paired = await talk.paired;
    stop();
    return paired ? ok(paired) : fault('notReached');
  }
}

/** What is said on one paired link, at one end. */
class Talk {
  /** Null: the link ended before the words were there. */
  readonly paired: Promise<Paired | null>;
  #settle: (paired: Paired | null) => void = () => undefined;
  #theirs: Uint8Array | null = null;
  #agreed = false;
  #hear: ((bytes: Uint8Array) => void) | null = null;
  #waiting: Uint8Array[] = [];
  readonly #ended: Promise<void>;
  #tellEnded: () => void = () => undefined;

  constructor(
    private readonly initiator: boolean,
    private readonly random: Uint8Array,
  ) {
    this.paired = new Promise((resolve) => {
      this.#settle = resolve;
    });
    this.#ended = new Promise((resolve) => {
      this.#tellEnded = resolve;
    });
  }

  begin(end: ProvenEnd): void {
    end.hear = (bytes) => this.#take(end, bytes);
    if (this.initiator) end.say(concat(Uint8Array.of(COMMIT), commitTo(end.session, this.random)));
  }

  end(): void {
    this.giveUp();
    this.#tellEnded();
  }

  giveUp(): void {
    this.#settle(null);
  }

  #take(end: ProvenEnd, bytes: Uint8Array): void {
    const [kind, rest] = [bytes[0], bytes.slice(1)];
    if (kind === APP) return this.#takeForApp(rest);
    const expected = this.initiator ? ANSWER : this.#theirs ? REVEAL : COMMIT;
    if (kind !== expected || rest.length !== RANDOM_BYTES || this.#agreed) throw new Malformed('pairing');
    if (kind === COMMIT) {
      this.#theirs = rest;
      return end.say(concat(Uint8Array.of(ANSWER), this.random));
    }
    if (kind === REVEAL && !fitsCommit(this.#theirs ?? rest, end.session, rest))
      throw new Malformed('commit');
    if (kind === ANSWER) end.say(concat(Uint8Array.of(REVEAL), this.random));
    this.#agreed = true;
    void this.#agree(end, rest);
  }

  async #agree(end: ProvenEnd, theirs: Uint8Array): Promise<void> {
    const both = this.initiator ? ([this.random, theirs] as const) : ([theirs, this.random] as const);
    const words = await wordsOf(end.session, ...both).catch(() => null);
    if (!words) return this.giveUp();
    this.#settle({
      device: end.device,
      words,
      say: (bytes) => end.say(concat(Uint8Array.of(APP), bytes)),
      hear: (take) => this.#hearWith(take),
      ended: this.#ended,
    });
  }

  #takeForApp(bytes: Uint8Array): void {
    if (bytes.length > MOST_APP_BYTES) throw new Malformed('pairing');
    if (this.#hear) return this.#hear(bytes);
    if (this.#waiting.push(bytes) > MOST_APP_WAITING) throw new Malformed('pairing');
  }

  #hearWith(take: (bytes: Uint8Array) => void): void {
    this.#hear = take;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const bytes of waiting) take(bytes);
  }
}
