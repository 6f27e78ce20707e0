/**
 * Makes test/vectors/signatures.json: signatures that programs for Ed25519 disagree about, and what the
 * one rule of this project says of each (src/ledger/strict-signature.ts, then the equation SB = R + hA
 * without a cofactor, RFC 8032 5.1.7). Reckoned here with whole numbers, by nobody's library. Made
 * once; run it again and the file is the same:
 *
 *   node scripts/signature-vectors.mjs
 */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './machine.mjs';

const P = 2n ** 255n - 19n;
const L = 2n ** 252n + 27742317777372353535851937790883648493n;

const mod = (value, by = P) => ((value % by) + by) % by;

function power(base, exponent) {
  let result = 1n;
  let square = mod(base);
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = mod(result * square);
    square = mod(square * square);
  }
  return result;
}

const inverse = (value) => power(value, P - 2n);
const D = mod(-121665n * inverse(121666n));
const ROOT_OF_MINUS_ONE = power(2n, (P - 1n) / 4n);

/** Points as [x, y]; one formula for all, since -1 is a square and d is none. */
function add([x1, y1], [x2, y2]) {
  const product = mod(D * mod(x1 * x2) * mod(y1 * y2));
  return [mod((x1 * y2 + y1 * x2) * inverse(1n + product)), mod((y1 * y2 + x1 * x2) * inverse(1n - product))];
}

const NEUTRAL = [0n, 1n];

/** The same for [X, Y, Z, T] with x = X/Z, y = Y/Z, xy = T/Z: without an inverse at every step. */
function addProjective([x1, y1, z1, t1], [x2, y2, z2, t2]) {
  const a = mod((y1 - x1) * (y2 - x2));
  const b = mod((y1 + x1) * (y2 + x2));
  const c = mod(2n * D * mod(t1 * t2));
  const d = mod(2n * z1 * z2);
  const [e, f, g, h] = [b - a, d - c, d + c, b + a];
  return [mod(e * f), mod(g * h), mod(f * g), mod(e * h)];
}

function times([x, y], factor) {
  let result = [0n, 1n, 1n, 0n];
  let double = [x, y, 1n, mod(x * y)];
  for (let rest = factor; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = addProjective(result, double);
    double = addProjective(double, double);
  }
  const scale = inverse(result[2]);
  return [mod(result[0] * scale), mod(result[1] * scale)];
}

const negative = ([x, y]) => [mod(-x), y];
const same = (a, b) => a[0] === b[0] && a[1] === b[1];

/** Null where there is no point with that y. */
function withY(y, odd) {
  const yy = mod(y * y);
  const xx = mod((yy - 1n) * inverse(mod(D * yy + 1n)));
  let x = power(xx, (P + 3n) / 8n);
  if (mod(x * x) !== xx) x = mod(x * ROOT_OF_MINUS_ONE);
  if (mod(x * x) !== xx) return null;
  return [(x & 1n) === (odd ? 1n : 0n) ? x : mod(-x), mod(y)];
}

const littleEndian = (value) =>
  Uint8Array.from(Buffer.from(value.toString(16).padStart(64, '0'), 'hex')).reverse();
const number = (bytes) => BigInt(`0x${Buffer.from(bytes).reverse().toString('hex')}`);
const hex = (bytes) => Buffer.from(bytes).toString('hex');
const sha512 = (...parts) => createHash('sha512').update(Buffer.concat(parts)).digest();
const encodeY = (y, odd) => littleEndian(y + (odd ? 1n << 255n : 0n));
const encode = ([x, y]) => encodeY(y, (x & 1n) === 1n);

const BASE = withY(mod(4n * inverse(5n)), false);
/** A point of order 8, and with it all of small order. */
const EIGHTH = withY(0x7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd84d3d706a17c7n, false);
const torsion = Array.from({ length: 8 }, (_, i) => times(EIGHTH, BigInt(i)));

/** As decoders that look closely read it. */
function decode(bytes) {
  const whole = number(bytes);
  const y = whole & ((1n << 255n) - 1n);
  return y >= P ? null : withY(y, whole >> 255n === 1n);
}

const isSmall = (point) => same(times(point, 8n), NEUTRAL);

/** The one rule. */
function isValid({ publicKey, message, signature }) {
  const [rBytes, sBytes] = [signature.subarray(0, 32), signature.subarray(32)];
  const [a, r, s] = [decode(publicKey), decode(rBytes), number(sBytes)];
  if (!a || !r || s >= L || isSmall(a) || isSmall(r)) return false;
  const h = mod(number(sha512(rBytes, publicKey, message)), L);
  return same(times(BASE, s), add(r, times(a, h)));
}

const secret = (seed) => {
  const bytes = sha512(Buffer.from(`moot/vector ${seed}`)).subarray(0, 32);
  bytes[0] &= 248;
  bytes[31] = (bytes[31] & 127) | 64;
  return mod(number(bytes), L);
};
const messageOf = (seed) => sha512(Buffer.from(`message ${seed}`)).subarray(0, 1 + (seed % 40));

/** Signs over any bytes for R and A, whatever points they stand for. */
function signed(
  seed,
  { keyPlus = NEUTRAL, rPlus = NEUTRAL, encodeKey = encode, encodeR = encode, cancel = false } = {},
) {
  const [a, r] = [secret(seed), secret(seed + 10_000)];
  const publicKey = encodeKey(add(times(BASE, a), keyPlus));
  const rBytes = encodeR(add(times(BASE, r), rPlus));
  for (let tried = 0; ; tried += 1) {
    const message = Buffer.concat([messageOf(seed), Buffer.from([tried])]);
    const h = mod(number(sha512(rBytes, publicKey, message)), L);
    // The torsion of hA and R cancels out, or stays, as is asked for.
    const rest = add(rPlus, times(keyPlus, h));
    if (cancel !== same(rest, NEUTRAL) && !(same(keyPlus, NEUTRAL) && same(rPlus, NEUTRAL))) continue;
    return { publicKey, message, signature: Buffer.concat([rBytes, littleEndian(mod(r + h * a, L))]) };
  }
}

const withS = (vector, s) => ({
  ...vector,
  signature: Buffer.concat([vector.signature.subarray(0, 32), littleEndian(s)]),
});
const sOf = ({ signature }) => number(signature.subarray(32));

const vectors = [];
const put = (name, vector) => vectors.push({ name, ...vector });

for (let seed = 0; seed < 40; seed += 1) {
  const good = signed(seed);
  put('an honest signature', good);
  put('of another message', { ...good, message: messageOf(seed + 1) });
  put('of another key', { ...good, publicKey: signed(seed + 500).publicKey });
  const bent = Buffer.from(good.signature);
  bent[seed + 1] ^= 1 << (seed % 8);
  put('with one bit of it turned', { ...good, signature: bent });
}
for (const seed of [1, 2, 3]) {
  const good = signed(seed);
  put('S + L', withS(good, sOf(good) + L));
  put('S + 2L', withS(good, sOf(good) + 2n * L));
  put('S + 8L', withS(good, sOf(good) + 8n * L));
  put('-S', withS(good, L - sOf(good)));
  put('S = 0', withS(good, 0n));
  put('S = L - 1', withS(good, L - 1n));
  put('S = L', withS(good, L));
  put('S = 2^256 - 1', withS(good, 2n ** 256n - 1n));
  put('-R', {
    ...good,
    signature: Buffer.concat([
      encode(negative(decode(good.signature.subarray(0, 32)))),
      good.signature.subarray(32),
    ]),
  });
  put('-A', { ...good, publicKey: encode(negative(decode(good.publicKey))) });
}
// Keys and R with a part of small order: whether they count depends on the cofactor, and on nothing else.
for (let i = 1; i < 8; i += 1) {
  for (const seed of [20 + i, 40 + i]) {
    put(
      'a key of mixed order, whose small part cancels out',
      signed(seed, { keyPlus: torsion[i], cancel: true }),
    );
    put('a key of mixed order, whose small part stays', signed(seed, { keyPlus: torsion[i] }));
    put('an R of mixed order, whose small part stays', signed(seed, { rPlus: torsion[i] }));
    put(
      'key and R of mixed order, which cancel out',
      signed(seed, { keyPlus: torsion[i], rPlus: torsion[(i * 3) % 8 || 1], cancel: true }),
    );
    put('key and R of mixed order, which do not', signed(seed, { keyPlus: torsion[i], rPlus: torsion[i] }));
  }
}
// Points of small order, in every form in which they can be written.
const small = torsion.flatMap(([x, y]) => {
  const forms = [encodeY(y, (x & 1n) === 1n), encodeY(y, (x & 1n) === 0n)];
  if (y + P < 2n ** 255n) forms.push(encodeY(y + P, false), encodeY(y + P, true));
  return forms;
});
for (const [i, point] of small.entries()) {
  const good = signed(60 + i);
  put('a key of small order, S = 0 and R the key', {
    publicKey: point,
    message: messageOf(i),
    signature: Buffer.concat([point, littleEndian(0n)]),
  });
  put('a key of small order, R = SB', {
    publicKey: point,
    message: messageOf(i),
    signature: Buffer.concat([encode(times(BASE, 5n)), littleEndian(5n)]),
  });
  put('an R of small order', { ...good, signature: Buffer.concat([point, good.signature.subarray(32)]) });
  // S = ha: right wherever R counts as nothing.
  const a = secret(60 + i);
  const message = messageOf(60 + i);
  const h = mod(number(sha512(point, good.publicKey, message)), L);
  put('an R of small order, S = ha', {
    publicKey: good.publicKey,
    message,
    signature: Buffer.concat([point, littleEndian(mod(h * a, L))]),
  });
}
// y from p on: a second name for points with a small y. And what is no point at all.
for (let y = 2n; y < 19n; y += 1n) {
  for (const odd of [false, true]) {
    const bytes = encodeY(y + P, odd);
    const good = signed(100 + Number(y));
    put('a key that is not canonical', { ...good, publicKey: bytes });
    put('an R that is not canonical', {
      ...good,
      signature: Buffer.concat([bytes, good.signature.subarray(32)]),
    });
    if (!withY(y, odd)) {
      put('a key that is no point', { ...good, publicKey: encodeY(y, odd) });
      put('an R that is no point', {
        ...good,
        signature: Buffer.concat([encodeY(y, odd), good.signature.subarray(32)]),
      });
    }
  }
}

const rows = vectors.map(({ name, publicKey, message, signature }) => ({
  name,
  key: hex(publicKey),
  message: hex(message),
  signature: hex(signature),
  valid: isValid({
    publicKey: Buffer.from(publicKey),
    message: Buffer.from(message),
    signature: Buffer.from(signature),
  }),
}));
mkdirSync(join(ROOT, 'test', 'vectors'), { recursive: true });
const lines = rows.map((row) => `  ${JSON.stringify(row)}`).join(',\n');
writeFileSync(join(ROOT, 'test', 'vectors', 'signatures.json'), `[\n${lines}\n]\n`);
process.stdout.write(`${rows.length} signatures, ${rows.filter(({ valid }) => valid).length} valid\n`);
