/** One device's feed as it is held in memory: its newest elements, and where its chain stands. */
import type { FeedId } from '../domain/burst.ts';
import type { SealedRun, SealedSegment } from './api.ts';
import { toHex } from './bytes.ts';
import type { Element } from './element.ts';
import { coreOf, readElement } from './element.ts';
import { stepHash } from './ids.ts';
import { strippedIn } from './words.ts';

/** The chain after so many bursts. */
interface SealedEnd {
  readonly count: number;
  readonly head: Uint8Array;
}

/** Bursts whose elements still rest in a sealed segment. */
export interface SealedPart {
  readonly segment: SealedSegment;
  /** Which of the segment's runs they are. */
  readonly index: number;
  readonly run: SealedRun;
}

export class Feed {
  readonly id: FeedId;
  readonly device: Uint8Array;
  readonly deviceHex: string;
  /** The burst of the first element in memory; older ones rest in sealed segments. */
  base: number;
  /** Undefined where a part is still sealed. */
  #elements: (Uint8Array | undefined)[] = [];
  #sealed: readonly SealedPart[] = [];
  /** Bursts with lacking words, of those in memory; null until someone asks. */
  lacking: Set<number> | null = null;
  /** The chain after n bursts, where it was ever computed; sparse. */
  readonly #heads: Uint8Array[] = [];

  readonly #genesis: () => Uint8Array;

  /**
   * `sealed`: where sealed history ends, if the feed has any. `genesis`: where its chain starts; worked
   * out only when asked for, since opening sealed history needs it for no feed.
   */
  constructor(id: FeedId, device: Uint8Array, genesis: () => Uint8Array, sealed?: SealedEnd) {
    this.id = id;
    this.device = device;
    this.deviceHex = toHex(device);
    this.#genesis = genesis;
    this.base = sealed?.count ?? 0;
    if (sealed) this.#heads[sealed.count] = sealed.head;
  }

  get count(): number {
    return this.base + this.#elements.length;
  }

  /** The chain after all bursts. */
  get head(): Uint8Array {
    const head = this.headAt(this.count);
    if (!head) throw new Error(`Feed ${this.id} has no head`);
    return head;
  }

  /** The chain after `count` bursts; null when that needs elements that are not in memory. */
  headAt(count: number): Uint8Array | null {
    let known = count;
    while (known > this.base && !this.#heads[known]) known -= 1;
    let head = this.#heads[known] ?? (known === 0 ? this.#genesis() : undefined);
    if (!head) return null;
    this.#heads[known] = head;
    for (let burst = known; burst < count; burst += 1) {
      head = stepHash(head, burst, coreOf(this.read(burst)));
      this.#heads[burst + 1] = head;
    }
    return head;
  }

  bytes(burst: number): Uint8Array {
    const part = this.sealedPart(burst);
    if (part) this.#unseal(part);
    const element = this.#elements[burst - this.base];
    if (!element) throw new RangeError(`Burst ${burst} of feed ${this.id} is not in memory`);
    return element;
  }

  /** All elements in memory, the oldest first. */
  get elements(): readonly Uint8Array[] {
    return Array.from({ length: this.#elements.length }, (_, i) => this.bytes(this.base + i));
  }

  /** The part in which a burst is still sealed; null where its element is at hand. */
  sealedPart(burst: number): SealedPart | null {
    for (const part of this.#sealed) {
      if (burst >= part.run.first && burst < part.run.first + part.run.count) return part;
    }
    return null;
  }

  #unseal(part: SealedPart): void {
    const { segment, index, run } = part;
    segment.elements()[index]?.forEach((element, i) => {
      this.#elements[run.first - this.base + i] = element;
    });
    this.#sealed = this.#sealed.filter((other) => other !== part);
  }

  /** The records of a burst of which only the words' hash is here. */
  strippedAt(burst: number): readonly number[] {
    const part = this.sealedPart(burst);
    return part ? (part.run.stripped.get(burst) ?? []) : strippedIn(this.read(burst));
  }

  read(burst: number): Element {
    return readElement(this.bytes(burst), this.id, burst);
  }

  /** Adds bursts that follow the newest. `heads[i]`: the chain after `elements[i]`. */
  extend(elements: readonly Uint8Array[], heads: readonly Uint8Array[]): void {
    const from = this.count;
    for (const element of elements) this.#elements.push(element);
    heads.forEach((head, i) => (this.#heads[from + i + 1] = head));
  }

  /** Adds older bursts, the last of which comes just before those in memory. */
  prepend(part: SealedPart): void {
    this.#sealed = [part, ...this.#sealed];
    this.#elements = [...Array<undefined>(part.run.count), ...this.#elements];
    this.base = part.run.first;
    this.lacking = null;
  }

  /** Other bytes for a burst whose element is at hand. */
  replace(burst: number, element: Uint8Array): void {
    this.#elements[burst - this.base] = element;
  }

  /** The same bytes in other memory, for all that is here. */
  rehouse(elements: readonly Uint8Array[]): void {
    this.#elements = [...elements];
  }
}
