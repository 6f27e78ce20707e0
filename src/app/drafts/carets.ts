/**
 * Carets that a neighbour tells of, before Yjs's awareness takes them: it would keep any number of any
 * size, for good. Each neighbour tells of a few; whom one invents takes no place from those of another.
 */
import { createDecoder, readVarString, readVarUint } from 'lib0/decoding';
import { createEncoder, toUint8Array, writeVarString, writeVarUint } from 'lib0/encoding';
import type { Awareness } from 'y-protocols/awareness';

const MOST_BYTES = 64 << 10;
/** A name, a colour and two places in the text take some 300. */
const MOST_STATE_CHARACTERS = 2_048;
const MOST_PER_NEIGHBOUR = 32;
/** Who was here once is remembered, so that what is old does not come back; so many of them. */
const MOST_REMEMBERED = 256;

export class Carets {
  readonly #awareness: Awareness;
  /** Who told of a caret that is shown. */
  readonly #toldBy = new Map<number, string>();

  constructor(awareness: Awareness) {
    this.#awareness = awareness;
  }

  /** What of the update may be taken. Throws on bytes that mean nothing. */
  from(neighbour: string, update: Uint8Array): Uint8Array {
    if (update.length > MOST_BYTES) return Uint8Array.of(0);
    this.#forgetGone();
    const decoder = createDecoder(update);
    const taken = createEncoder();
    let count = 0;
    for (let left = readVarUint(decoder); left > 0; left--) {
      const [client, clock, state] = [readVarUint(decoder), readVarUint(decoder), readVarString(decoder)];
      if (state.length > MOST_STATE_CHARACTERS || !this.#mayShow(client, neighbour)) continue;
      if (state !== 'null') this.#toldBy.set(client, this.#toldBy.get(client) ?? neighbour);
      writeVarUint(taken, client);
      writeVarUint(taken, clock);
      writeVarString(taken, state);
      count += 1;
    }
    const whole = createEncoder();
    writeVarUint(whole, count);
    const entries = toUint8Array(taken);
    const head = toUint8Array(whole);
    const made = new Uint8Array(head.length + entries.length);
    made.set(head);
    made.set(entries, head.length);
    return made;
  }

  #mayShow(client: number, neighbour: string): boolean {
    if (this.#toldBy.has(client)) return true;
    let told = 0;
    for (const by of this.#toldBy.values()) if (by === neighbour) told += 1;
    return told < MOST_PER_NEIGHBOUR;
  }

  #forgetGone(): void {
    const { states, meta } = this.#awareness;
    for (const client of this.#toldBy.keys()) if (!states.has(client)) this.#toldBy.delete(client);
    for (const client of meta.keys()) {
      if (meta.size <= MOST_REMEMBERED) return;
      if (!states.has(client)) meta.delete(client);
    }
  }
}
