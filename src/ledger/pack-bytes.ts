/** Reading and writing the numbers and bytes of a pack. Every fault in the bytes is a `PackDamaged`. */
import { PackDamaged } from './faults.ts';

const LOW = 2 ** 28;

/** A buffer that grows, for writing. */
export class Sink {
  #bytes = new Uint8Array(256);
  length = 0;

  #room(more: number): void {
    const needed = this.length + more;
    if (needed <= this.#bytes.length) return;
    const wider = new Uint8Array(Math.max(needed, this.#bytes.length * 2));
    wider.set(this.#bytes.subarray(0, this.length));
    this.#bytes = wider;
  }

  byte(value: number): void {
    this.#room(1);
    this.#bytes[this.length++] = value;
  }

  /** An unsigned number up to 2^53-1 in minimal LEB128. */
  vu(value: number): void {
    this.#room(8);
    let rest = value;
    while (rest >= LOW) {
      this.#bytes[this.length++] = 0x80 | (rest % 128);
      rest = Math.floor(rest / 128);
    }
    while (rest > 127) {
      this.#bytes[this.length++] = 0x80 | (rest & 127);
      rest >>>= 7;
    }
    this.#bytes[this.length++] = rest;
  }

  bytes(source: Uint8Array): void {
    this.#room(source.length);
    this.#bytes.set(source, this.length);
    this.length += source.length;
  }

  /** What was written, without copying; valid until the next write. */
  written(): Uint8Array<ArrayBuffer> {
    return this.#bytes.subarray(0, this.length);
  }
}

/** Bytes to read from the front, never past the end. */
export class Source {
  readonly whole: Uint8Array;
  at = 0;

  constructor(bytes: Uint8Array) {
    this.whole = bytes;
  }

  get left(): number {
    return this.whole.length - this.at;
  }

  byte(): number {
    const value = this.whole[this.at];
    if (value === undefined) throw new PackDamaged('Truncated');
    this.at++;
    return value;
  }

  /** An unsigned number up to 2^53-1; only its shortest form is taken. */
  vu(): number {
    let value = this.byte();
    if (value < 128) return value;
    value &= 127;
    let weight = 128;
    for (let length = 2; length <= 8; length++) {
      const next = this.byte();
      value += (next & 127) * weight;
      if (next < 128) {
        if (next === 0 || value > Number.MAX_SAFE_INTEGER) break;
        return value;
      }
      weight *= 128;
    }
    throw new PackDamaged('Not a shortest number');
  }

  /** A view, not a copy. */
  bytes(length: number): Uint8Array {
    if (length > this.left) throw new PackDamaged('Truncated');
    this.at += length;
    return this.whole.subarray(this.at - length, this.at);
  }

  expect(value: number): void {
    if (this.byte() !== value) throw new PackDamaged('Not canonical');
  }

  end(): void {
    if (this.left !== 0) throw new PackDamaged('Bytes left over');
  }
}
