/** Bytes in and out: `vu` numbers (LEB128, minimal, at most 8 bytes, below 2^53) and spans of bytes. */
import type { StructuralFault } from './api.ts';
import type { Checks } from './checks.ts';
import { everyCheck } from './checks.ts';

/** Leaves a parser at its first fault. Caught where the parser began; never leaves this layer. */
export class Malformed extends Error {
  override readonly name = 'Malformed';
  readonly fault: StructuralFault;
  constructor(fault: StructuralFault) {
    super(fault);
    this.fault = fault;
  }
}

export function malformed(fault: StructuralFault): never {
  throw new Malformed(fault);
}

export class ByteReader {
  readonly bytes: Uint8Array;
  readonly #checks: Checks;
  at = 0;

  constructor(bytes: Uint8Array, checks: Checks = everyCheck) {
    this.bytes = bytes;
    this.#checks = checks;
  }

  get left(): number {
    return this.bytes.length - this.at;
  }

  byte(): number {
    const byte = this.bytes[this.at];
    if (byte === undefined) malformed('truncated');
    this.at += 1;
    return byte;
  }

  /** A view, not a copy. */
  span(length: number): Uint8Array {
    if (length > this.left) malformed('truncated');
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  skip(length: number): void {
    if (length > this.left) malformed('truncated');
    this.at += length;
  }

  vu(): number {
    // Most numbers have one byte.
    const first = this.bytes[this.at];
    if (first === undefined || first >= 0x80) return this.#longVu();
    this.at += 1;
    return first;
  }

  #longVu(): number {
    let value = 0;
    let scale = 1;
    for (let length = 1; length <= 8; length += 1) {
      const byte = this.byte();
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) {
        if (this.#checks.numbersMinimal && byte === 0 && length > 1) malformed('notCanonical');
        if (this.#checks.numbersBounded && value > Number.MAX_SAFE_INTEGER) malformed('notCanonical');
        return value;
      }
      scale *= 128;
    }
    return malformed('notCanonical');
  }

  /** A feed's id in 7 bytes, big-endian. */
  id7(): number {
    const bytes = this.span(7);
    let value = 0;
    for (const byte of bytes) value = value * 256 + byte;
    return value;
  }
}

export class ByteWriter {
  #bytes: Uint8Array<ArrayBuffer>;
  #length = 0;

  constructor(capacity = 256) {
    this.#bytes = new Uint8Array(capacity);
  }

  get length(): number {
    return this.#length;
  }

  byte(value: number): void {
    this.#reserve(1);
    this.#bytes[this.#length++] = value;
  }

  bytes(value: Uint8Array): void {
    this.#reserve(value.length);
    this.#bytes.set(value, this.#length);
    this.#length += value.length;
  }

  vu(value: number): void {
    this.#reserve(8);
    let rest = value;
    while (rest >= 128) {
      this.#bytes[this.#length++] = (rest % 128) | 0x80;
      rest = Math.floor(rest / 128);
    }
    this.#bytes[this.#length++] = rest;
  }

  id7(value: number): void {
    this.#reserve(7);
    let rest = value;
    for (let i = 6; i >= 0; i -= 1) {
      this.#bytes[this.#length + i] = rest % 256;
      rest = Math.floor(rest / 256);
    }
    this.#length += 7;
  }

  /** What was written, as a view on this writer's own buffer. */
  finish(): Uint8Array<ArrayBuffer> {
    return this.#bytes.subarray(0, this.#length);
  }

  #reserve(more: number): void {
    if (this.#length + more <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + more));
    larger.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = larger;
  }
}

/** How many bytes `vu` takes for a value. */
export function vuLength(value: number): number {
  let length = 1;
  for (let rest = value; rest >= 128; rest = Math.floor(rest / 128)) length += 1;
  return length;
}

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i += 1) if (a[i] !== b[i]) return false;
  return true;
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

export function toHex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += HEX[byte];
  return text;
}
