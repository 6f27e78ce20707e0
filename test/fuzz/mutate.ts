/** Bytes that are nearly what a program expects: changed copies, and bytes made of what formats are made of. */
import type { Seeded } from '../simulation/seeded.ts';

const EDGES: readonly bigint[] = [
  0n,
  1n,
  2n,
  7n,
  8n,
  63n,
  64n,
  127n,
  128n,
  255n,
  256n,
  16_383n,
  16_384n,
  65_535n,
  65_536n,
  262_144n,
  (1n << 20n) + 1n,
  (1n << 31n) - 1n,
  1n << 31n,
  1n << 32n,
  (1n << 53n) - 1n,
  1n << 53n,
  1n << 63n,
  (1n << 64n) - 1n,
];
/** So long may a changed input become. */
const MOST_BYTES = 300_000;

/** LEB128 of any size, and sometimes longer than it needs to be. */
export function leb(value: bigint, padding = 0): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  do {
    bytes.push(Number(rest & 127n) | 128);
    rest >>= 7n;
  } while (rest > 0n);
  for (let i = 0; i < padding; i++) bytes.push(128);
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) & 127;
  return Uint8Array.from(bytes);
}

export const edgeNumber = (random: Seeded): Uint8Array =>
  leb(random.pick(EDGES), random.chance(0.1) ? 1 + random.below(7) : 0);

function splice(bytes: Uint8Array, at: number, gone: number, come: Uint8Array): Uint8Array {
  const made = new Uint8Array(bytes.length - gone + come.length);
  made.set(bytes.subarray(0, at));
  made.set(come, at);
  made.set(bytes.subarray(at + gone), at + come.length);
  return made;
}

type Change = (bytes: Uint8Array, random: Seeded, others: readonly Uint8Array[]) => Uint8Array;

const changes: readonly Change[] = [
  function flipBit(bytes, random) {
    const made = bytes.slice();
    const at = random.below(made.length);
    made[at] = (made[at] ?? 0) ^ (1 << random.below(8));
    return made;
  },
  function setByte(bytes, random) {
    const made = bytes.slice();
    made[random.below(made.length)] = random.pick([
      0,
      1,
      2,
      3,
      8,
      0x74,
      0x7f,
      0x80,
      0x88,
      0xff,
      random.below(256),
    ]);
    return made;
  },
  function numberInPlaceOfBytes(bytes, random) {
    const at = random.below(bytes.length);
    return splice(bytes, at, Math.min(bytes.length - at, random.below(4)), edgeNumber(random));
  },
  function cutEnd(bytes, random) {
    return bytes.slice(0, random.below(bytes.length));
  },
  function takeOut(bytes, random) {
    const at = random.below(bytes.length);
    return splice(bytes, at, Math.min(bytes.length - at, 1 + random.below(40)), new Uint8Array(0));
  },
  function putIn(bytes, random) {
    return splice(bytes, random.below(bytes.length + 1), 0, random.bytes(1 + random.below(12)));
  },
  function doubled(bytes, random) {
    const from = random.below(bytes.length);
    const part = bytes.slice(from, from + 1 + random.below(200));
    return splice(bytes, random.below(bytes.length + 1), 0, part);
  },
  function partOfAnother(bytes, random, others) {
    const other = random.pick(others);
    const from = random.below(other.length + 1);
    const part = other.slice(from, from + random.below(200));
    const at = random.below(bytes.length + 1);
    return splice(bytes, at, Math.min(bytes.length - at, random.below(part.length + 1)), part);
  },
  function repeatedByte(bytes, random) {
    const at = random.below(bytes.length);
    const run = new Uint8Array(1 + random.below(2000)).fill(bytes[at] ?? 0);
    return splice(bytes, at, 0, run);
  },
];

/** One to four changes to a copy. `others`: more inputs of the same kind, to take parts from. */
export function mutated(bytes: Uint8Array, random: Seeded, others: readonly Uint8Array[]): Uint8Array {
  let made = bytes;
  for (let left = 1 + random.below(4); left > 0; left--) {
    if (made.length === 0) made = Uint8Array.of(random.below(256));
    made = random.pick(changes)(made, random, others.length > 0 ? others : [made]);
  }
  return made.length > MOST_BYTES ? made.slice(0, MOST_BYTES) : made;
}

/** Numbers, lengths with their bytes, keys, texts, in any order: what every format of ours is made of. */
export function structured(random: Seeded): Uint8Array {
  const parts: Uint8Array[] = [];
  for (let left = random.below(14); left > 0; left--) {
    const what = random.below(10);
    if (what < 3) parts.push(Uint8Array.of(random.below(4)));
    else if (what < 5) parts.push(leb(BigInt(random.below(300))));
    else if (what < 6) parts.push(edgeNumber(random));
    else if (what < 8) parts.push(random.bytes(random.pick([4, 7, 8, 16, 32, 64, random.below(100)])));
    else {
      const bytes = random.chance(0.5)
        ? new TextEncoder().encode(random.pick(['', 'a', 'Holbeck', 'é’🫖', '__proto__', 'x'.repeat(90)]))
        : random.bytes(random.below(80));
      parts.push(leb(BigInt(bytes.length)), bytes);
    }
  }
  const made = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    made.set(part, at);
    at += part.length;
  }
  return made;
}
