/**
 * Schemas for the headers of records: one description gives the TypeScript type, the bytes, and a
 * strict reader. Every value has exactly one form in bytes, so decoding what was encoded, and
 * encoding what was decoded, are both the identity.
 */
import { ByteReader, ByteWriter } from './bytes.ts';

export interface Codec<T> {
  /** Throws `RangeError` where the value doesn't fit the schema: callers check input before. */
  readonly write: (out: ByteWriter, value: T) => void;
  /** `undefined` where the bytes don't fit the schema. Never throws. */
  readonly read: (input: ByteReader) => T | undefined;
}

export type Decoded<C> = C extends Codec<infer T> ? T : never;

export function encode<T>(codec: Codec<T>, value: T): Uint8Array<ArrayBuffer> {
  const out = new ByteWriter();
  codec.write(out, value);
  return out.finish();
}

/** Null unless the bytes are exactly one value of the schema, with nothing after it. */
export function decode<T>(codec: Codec<T>, bytes: Uint8Array): T | null {
  const input = new ByteReader(bytes);
  const value = codec.read(input);
  return value === undefined || input.left > 0 ? null : value;
}

/** LEB128, minimal, at most 8 bytes, up to 2^53 - 1. */
export const varint: Codec<number> = {
  write(out, value) {
    if (!Number.isSafeInteger(value) || value < 0) throw new RangeError('not an unsigned integer');
    let rest = value;
    while (rest > 127) {
      out.byte((rest % 128) + 128);
      rest = Math.floor(rest / 128);
    }
    out.byte(rest);
  },
  read(input) {
    let value = 0;
    let scale = 1;
    for (let i = 0; i < 8; i += 1) {
      const byte = input.byte();
      if (byte === undefined) return undefined;
      value += (byte & 127) * scale;
      if (byte < 128) return (byte === 0 && i > 0) || value > Number.MAX_SAFE_INTEGER ? undefined : value;
      scale *= 128;
    }
    return undefined;
  },
};

/** An integer between two bounds, both included. */
export const integer = (least: number, most: number): Codec<number> => ({
  write(out, value) {
    if (value < least || value > most) throw new RangeError(`not between ${least} and ${most}`);
    varint.write(out, value);
  },
  read(input) {
    const value = varint.read(input);
    return value === undefined || value < least || value > most ? undefined : value;
  },
});

export const bool: Codec<boolean> = {
  write: (out, value) => out.byte(value ? 1 : 0),
  read(input) {
    const byte = input.byte();
    return byte === undefined || byte > 1 ? undefined : byte === 1;
  },
};

/** One of a fixed list of names, by its place in the list. The list may only ever grow at its end. */
export const oneOf = <const T extends string>(names: readonly T[]): Codec<T> => ({
  write(out, value) {
    const code = names.indexOf(value);
    if (code < 0) throw new RangeError(`${value} is not one of ${names.join(', ')}`);
    varint.write(out, code);
  },
  read(input) {
    const code = varint.read(input);
    return code === undefined ? undefined : names[code];
  },
});

const toUtf8 = new TextEncoder();
const fromUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Well-formed text; the limits count bytes of UTF-8. */
export const text = (most: number, least = 0): Codec<string> => ({
  write(out, value) {
    const bytes = toUtf8.encode(value);
    if (bytes.length < least || bytes.length > most) throw new RangeError(`not ${least} to ${most} bytes`);
    varint.write(out, bytes.length);
    out.bytes(bytes);
  },
  read(input) {
    const length = varint.read(input);
    if (length === undefined || length < least || length > most) return undefined;
    const bytes = input.bytes(length);
    if (bytes === undefined) return undefined;
    try {
      return fromUtf8.decode(bytes);
    } catch {
      return undefined;
    }
  },
});

/** Bytes of one fixed length. What is read is a copy. */
export const fixedBytes = (length: number): Codec<Uint8Array> => ({
  write(out, value) {
    if (value.length !== length) throw new RangeError(`not ${length} bytes`);
    out.bytes(value);
  },
  read: (input) => input.bytes(length)?.slice(),
});

export const option = <T>(inner: Codec<T>): Codec<T | null> => ({
  write(out, value) {
    bool.write(out, value !== null);
    if (value !== null) inner.write(out, value);
  },
  read(input) {
    const present = bool.read(input);
    if (present === undefined) return undefined;
    return present ? inner.read(input) : null;
  },
});

export const list = <T>(inner: Codec<T>, most: number, least = 0): Codec<readonly T[]> => ({
  write(out, values) {
    if (values.length < least || values.length > most) throw new RangeError(`not ${least} to ${most} values`);
    varint.write(out, values.length);
    for (const value of values) inner.write(out, value);
  },
  read(input) {
    const length = varint.read(input);
    if (length === undefined || length < least || length > most) return undefined;
    const values: T[] = [];
    for (let i = 0; i < length; i += 1) {
      const value = inner.read(input);
      if (value === undefined) return undefined;
      values.push(value);
    }
    return values;
  },
});

/** Fields one after the other, in the order in which the schema names them. */
export function struct<T extends object>(fields: {
  readonly [K in keyof T]: Codec<T[K]>;
}): Codec<Readonly<T>> {
  const names: (keyof T)[] = [];
  for (const name in fields) names.push(name);
  /** What has as many fields as the schema has them all: none is read as undefined. */
  const isWhole = (value: Partial<T>, fieldsRead: number): value is T => fieldsRead === names.length;
  return {
    write(out, value) {
      for (const name of names) fields[name].write(out, value[name]);
    },
    read(input) {
      const value: Partial<T> = {};
      let fieldsRead = 0;
      for (const name of names) {
        const field = fields[name].read(input);
        if (field === undefined) return undefined;
        value[name] = field;
        fieldsRead += 1;
      }
      return isWhole(value, fieldsRead) ? value : undefined;
    },
  };
}

/** A header that says nothing beyond its kind: no bytes. */
export const nothing: Codec<true> = { write: () => undefined, read: () => true };
