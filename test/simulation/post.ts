/** The unreliable way between devices while they are apart: late, twice, out of order, damaged, never. */
import { erasedForm, readElement } from '../../src/ledger/element.ts';
import type { Ledger } from '../../src/ledger/ledger.ts';
import { encodeUpdate, parseUpdate } from '../../src/ledger/update.ts';
import { decodeStateVector, encodeStateVector } from '../../src/sync/vectors.ts';
import type { SimDevice } from './sim-device.ts';
import type { Seeded } from './seeded.ts';

interface Letter {
  readonly to: SimDevice;
  readonly ledger: number;
  readonly bytes: Uint8Array;
}

export class Post {
  readonly #letters: Letter[] = [];

  constructor(private readonly random: Seeded) {}

  /** Gives it at once, and whole. */
  async hand(from: SimDevice, to: SimDevice): Promise<void> {
    for (const [at, own] of from.core.ledgers.entries()) {
      for await (const bytes of own.updatesSince(vectorOf(to, at))) await to.core.ledgers[at]?.receive(bytes);
    }
    await to.settled();
  }

  /** Writes down what `to` lacks of what `from` holds, as its vector says now. */
  async send(from: SimDevice, to: SimDevice): Promise<void> {
    for (const [ledger, own] of from.core.ledgers.entries()) {
      const theirs = vectorOf(to, ledger);
      for await (const bytes of own.updatesSince(theirs)) {
        this.#letters.push({
          to,
          ledger,
          bytes: from.isLiar && this.random.chance(0.5) ? withoutWords(bytes) : bytes,
        });
      }
    }
  }

  /** Bytes of a broken device: what it sent before, changed. */
  spoil(to: SimDevice): void {
    const { random } = this;
    const letter = this.#letters.length > 0 ? random.pick(this.#letters) : null;
    const bytes = letter ? Uint8Array.from(letter.bytes) : random.bytes(1 + random.below(200));
    for (let i = 0; i <= random.below(3); i++) bytes[random.below(bytes.length)] = random.below(256);
    this.#letters.push({ to, ledger: letter?.ledger ?? 0, bytes });
  }

  /** Delivers some letters, in any order; some arrive twice, some never. */
  async deliver(count: number): Promise<void> {
    for (let i = 0; i < count && this.#letters.length > 0; i++) {
      const at = this.random.below(this.#letters.length);
      const letter = this.#letters[at] as Letter;
      const fate = this.random.below(10);
      if (fate !== 0) this.#letters.splice(at, 1);
      if (fate !== 1) await letter.to.core.ledgers[letter.ledger]?.receive(letter.bytes);
      await letter.to.settled();
    }
  }
}

/** A liar takes nothing of its own feeds from others: it would learn that it has been found out. */
function vectorOf(device: SimDevice, at: number): Uint8Array {
  const ledger = device.core.ledgers[at] as Ledger;
  const vector = decodeStateVector(ledger.stateVector());
  if (device.isLiar) vector.set(device.feedIn(at), Number.MAX_SAFE_INTEGER);
  return encodeStateVector(vector);
}

/** The same bursts with every word withheld: nobody can tell by looking that they were not erased. */
function withoutWords(update: Uint8Array): Uint8Array {
  const parsed = parseUpdate(update);
  if (!parsed.ok) return update;
  return encodeUpdate(
    parsed.value.map(({ feed, clock, elements }) => ({
      feed,
      clock,
      elements: elements.map(({ bytes }, i) => erasedForm(readElement(bytes, feed, clock + i))),
    })),
  );
}
