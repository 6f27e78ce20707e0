/**
 * Texts that stand one after the other, as strings. Asking the platform to decode a text takes longer
 * than decoding it, so some kilobytes are decoded at a time and cut; what comes out is the same as text
 * by text.
 */
import type { ByteReader } from './bytes.ts';
import { textOf } from './words.ts';

/** Enough to make asking cheap; little enough that a text kept keeps little else in memory. */
const AT_ONCE = 4_096;

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export class TextColumn {
  readonly #column: ByteReader;
  /** Decoded in one go; from `#from` up to `#to` in the column. */
  #chunk: string | null = null;
  #to = 0;
  /** How far into the chunk texts were given out. */
  #cut = 0;
  /** Whether a byte is a character there. */
  #plain = false;

  constructor(column: ByteReader) {
    this.#column = column;
  }

  /** The next text, of so many bytes. Throws `Malformed` where fewer are left. */
  next(length: number): string {
    const { at } = this.#column;
    if (length > this.#column.left) return textOf(this.#column.span(length));
    if (at + length > this.#to) this.#decodeFrom(at, length);
    if (this.#chunk === null || !this.#isWhole(at + length)) return this.#alone(length);
    const end = this.#cut + (this.#plain ? length : this.#unitsIn(at, length));
    const text = this.#chunk.slice(this.#cut, end);
    this.#cut = end;
    this.#column.skip(length);
    return text;
  }

  #decodeFrom(at: number, atLeast: number): void {
    const { bytes } = this.#column;
    this.#to = Math.min(bytes.length, at + Math.max(AT_ONCE, atLeast));
    while (this.#to > at && !this.#isWhole(this.#to)) this.#to -= 1;
    this.#cut = 0;
    try {
      this.#chunk = strict.decode(bytes.subarray(at, this.#to));
      this.#plain = this.#chunk.length === this.#to - at;
    } catch {
      this.#chunk = null;
    }
    this.#to = Math.max(this.#to, at + atLeast);
  }

  /** Bytes that are no text, or end within a character: nobody else's text may be touched by them. */
  #alone(length: number): string {
    this.#chunk = null;
    return textOf(this.#column.span(length));
  }

  /** Whether a character may end before that place. */
  #isWhole(at: number): boolean {
    const next = this.#column.bytes[at];
    return next === undefined || (next & 0xc0) !== 0x80;
  }

  /** UTF-16 units that these bytes of well-formed UTF-8 give: two for four bytes, one otherwise. */
  #unitsIn(at: number, length: number): number {
    const { bytes } = this.#column;
    let units = 0;
    for (let i = at; i < at + length; i += 1) {
      const byte = bytes[i] ?? 0;
      if ((byte & 0xc0) !== 0x80) units += byte >= 0xf0 ? 2 : 1;
    }
    return units;
  }
}
