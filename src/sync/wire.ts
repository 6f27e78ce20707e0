/** Reading and writing the bytes of link messages. Integers are LEB128, at most 2^53 - 1. */

/** The bytes are not what the protocol says; always the neighbour's making. */
export class Malformed extends Error {
  override readonly name = 'Malformed';
}

export class Writer {
  #bytes = new Uint8Array(64);
  #length = 0;

  u8(value: number): this {
    this.#room(1);
    this.#bytes[this.#length++] = value;
    return this;
  }

  uint(value: number): this {
    let rest = value;
    while (rest >= 128) {
      this.u8((rest % 128) + 128);
      rest = Math.floor(rest / 128);
    }
    return this.u8(rest);
  }

  /** Bytes whose length the reader knows. */
  raw(bytes: Uint8Array): this {
    this.#room(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
    return this;
  }

  bytes(bytes: Uint8Array): this {
    return this.uint(bytes.length).raw(bytes);
  }

  text(text: string): this {
    return this.bytes(new TextEncoder().encode(text));
  }

  done(): Uint8Array<ArrayBuffer> {
    return this.#bytes.slice(0, this.#length);
  }

  #room(more: number): void {
    if (this.#length + more <= this.#bytes.length) return;
    const grown = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + more));
    grown.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = grown;
  }
}

/** Throws `Malformed`; never reads outside of the bytes that it was given. */
export class Reader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get left(): number {
    return this.#bytes.length - this.#at;
  }

  u8(): number {
    const value = this.#bytes[this.#at];
    if (value === undefined) throw new Malformed('short');
    this.#at++;
    return value;
  }

  uint(): number {
    let value = 0;
    for (let factor = 1; factor <= 2 ** 49; factor *= 128) {
      const byte = this.u8();
      value += (byte & 127) * factor;
      if (byte < 128) {
        if (!Number.isSafeInteger(value)) break;
        return value;
      }
    }
    throw new Malformed('integer');
  }

  raw(length: number): Uint8Array {
    if (length > this.left) throw new Malformed('short');
    const part = this.#bytes.subarray(this.#at, this.#at + length);
    this.#at += length;
    return part;
  }

  bytes(most: number): Uint8Array {
    const length = this.uint();
    if (length > most) throw new Malformed('long');
    return this.raw(length);
  }

  /** `most`: UTF-8 bytes. */
  text(most: number): string {
    const bytes = this.bytes(most);
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
      throw new Malformed('text');
    }
  }

  /** How many of something follow, each at least `size` bytes: checked before anything is allocated. */
  count(size: number): number {
    const count = this.uint();
    if (count * size > this.left) throw new Malformed('count');
    return count;
  }

  end(): void {
    if (this.left !== 0) throw new Malformed('trailing');
  }
}
