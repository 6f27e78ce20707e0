/** One device's feed as it is held in memory: its newest elements, and where its chain stands. */
import type { FeedId } from '../domain/burst.ts';
import { toHex } from './bytes.ts';
import type { Element } from './element.ts';
import { coreOf, readElement } from './element.ts';
import { stepHash } from './ids.ts';

export class Feed {
  readonly id: FeedId;
  readonly device: Uint8Array;
  readonly deviceHex: string;
  /** The burst of the first element in memory; older ones rest in sealed segments. */
  base: number;
  elements: Uint8Array[] = [];
  /** Bursts with lacking words, of those in memory; null until someone asks. */
  lacking: Set<number> | null = null;
  /** The chain after n bursts, where it was ever computed; sparse. */
  readonly #heads: Uint8Array[] = [];

  /** `count` and `head`: where sealed history ends, if the feed has any. */
  constructor(id: FeedId, device: Uint8Array, genesis: Uint8Array, count = 0, head = genesis) {
    this.id = id;
    this.device = device;
    this.deviceHex = toHex(device);
    this.base = count;
    this.#heads[0] = genesis;
    this.#heads[count] = head;
  }

  get count(): number {
    return this.base + this.elements.length;
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
    let head = this.#heads[known];
    if (!head) return null;
    for (let burst = known; burst < count; burst += 1) {
      head = stepHash(head, burst, coreOf(this.read(burst)));
      this.#heads[burst + 1] = head;
    }
    return head;
  }

  bytes(burst: number): Uint8Array {
    const element = this.elements[burst - this.base];
    if (!element) throw new RangeError(`Burst ${burst} of feed ${this.id} is not in memory`);
    return element;
  }

  read(burst: number): Element {
    return readElement(this.bytes(burst), this.id, burst);
  }

  /** Adds bursts that follow the newest. `heads[i]`: the chain after `elements[i]`. */
  extend(elements: readonly Uint8Array[], heads: readonly Uint8Array[]): void {
    const from = this.count;
    for (const element of elements) this.elements.push(element);
    heads.forEach((head, i) => (this.#heads[from + i + 1] = head));
  }

  /** Adds older bursts, the last of which comes just before those in memory. */
  prepend(elements: readonly Uint8Array[]): void {
    this.elements = [...elements, ...this.elements];
    this.base -= elements.length;
    this.lacking = null;
  }

  replace(burst: number, element: Uint8Array): void {
    this.elements[burst - this.base] = element;
  }
}
