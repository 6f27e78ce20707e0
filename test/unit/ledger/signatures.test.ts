import { describe, expect, it } from 'vitest';
import { isStrictSignature, isStrongPoint } from '../../../src/ledger/strict-signature.ts';
import { webCryptoVerifier } from '../../../src/ledger/verifier.ts';
import { workerVerifier } from '../../../src/ledger/worker-verifier.ts';
import { join } from './raw.ts';
import { hex, keyFrom, naiveVerifier, utf8 } from './scenario.ts';

const P = 2n ** 255n - 19n;
const L = 2n ** 252n + 27742317777372353535851937790883648493n;
const littleEndian = (value: bigint) => hex(value.toString(16).padStart(64, '0')).reverse();
const withSign = (point: Uint8Array) => point.map((byte, i) => (i === 31 ? byte | 0x80 : byte));

/** The points whose order divides 8, by their y. */
const smallOrder = [
  1n,
  P - 1n,
  0n,
  0x7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd84d3d706a17c7n,
  0x05fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826n,
].map(littleEndian);

const key = keyFrom(1);
const message = utf8('message');
const signature = key.signNow(message);
const [r, s] = [signature.slice(0, 32), signature.slice(32)];

describe('the one signature rule', () => {
  it.each(smallOrder)('refuses a point of small order, with either sign', (point) => {
    expect(isStrongPoint(point)).toBe(false);
    expect(isStrongPoint(withSign(point))).toBe(false);
    expect(isStrictSignature(join(point, s))).toBe(false);
  });

  it('means by small order that eight times the point is nothing', () => {
    for (const bytes of smallOrder) {
      const y = BigInt(`0x${Buffer.from(bytes.toReversed()).toString('hex')}`);
      expect(doubledY(doubledY(doubledY(y)))).toBe(1n);
    }
  });

  it.each([
    ['y = p', littleEndian(P)],
    ['y = p + 1', littleEndian(P + 1n)],
    ['y = 2^255 - 1', littleEndian(2n ** 255n - 1n)],
    ['y = p + 3 with the sign', withSign(littleEndian(P + 3n))],
    ['31 bytes', new Uint8Array(31).fill(9)],
  ])('refuses a point that is not canonical: %s', (_, point) => {
    expect(isStrongPoint(point)).toBe(false);
    expect(isStrictSignature(join(point, s))).toBe(false);
  });

  it.each([
    ['S = L', join(r, littleEndian(L))],
    ['S = L + 1', join(r, littleEndian(L + 1n))],
    ['S = 2^256 - 1', join(r, new Uint8Array(32).fill(255))],
    ['63 bytes', signature.slice(0, 63)],
    ['65 bytes', join(signature, 0)],
  ])('refuses %s', (_, bytes) => {
    expect(isStrictSignature(bytes)).toBe(false);
  });

  it('passes S = L - 1 and real signatures on to WebCrypto', () => {
    expect(isStrictSignature(join(r, littleEndian(L - 1n)))).toBe(true);
    expect(isStrictSignature(signature)).toBe(true);
    expect(isStrongPoint(key.publicKey)).toBe(true);
  });

  it('differs from WebCrypto where WebCrypto takes what everyone can make', async () => {
    const identity = join(1, new Uint8Array(31));
    const forged = { publicKey: identity, message, signature: join(identity, new Uint8Array(32)) };
    expect(await naiveVerifier.verify([forged])).toEqual([true]);
    expect(await webCryptoVerifier().verify([forged])).toEqual([false]);
  });
});

const checks = [
  { publicKey: key.publicKey, message, signature },
  { publicKey: key.publicKey, message: utf8('another'), signature },
  { publicKey: keyFrom(2).publicKey, message, signature },
  { publicKey: join(2, new Uint8Array(31)), message, signature },
  { publicKey: key.publicKey.slice(1), message, signature },
  { publicKey: key.publicKey, message, signature },
];
const verdicts = [true, false, false, false, false, true];

describe('a verifier', () => {
  it('on this thread answers in order and never rejects on bytes', async () => {
    expect(await webCryptoVerifier().verify(checks)).toEqual(verdicts);
    expect(await webCryptoVerifier().verify([])).toEqual([]);
  });

  it('with more keys than it keeps imported gives the same answers', async () => {
    const verifier = webCryptoVerifier(4);
    const many = Array.from({ length: 20 }, (_, i) => ({
      publicKey: keyFrom(i + 3).publicKey,
      message,
      signature,
    }));
    expect((await verifier.verify(many)).includes(true)).toBe(false);
    expect(await verifier.verify(checks)).toEqual(verdicts);
  });

  it('in a worker works on this thread where no worker can start', async () => {
    // Node has no Worker of the browser's kind.
    expect(await workerVerifier().verify(checks)).toEqual(verdicts);
  });
});

/** The y of twice a point, on -x² + y² = 1 + d x² y². */
function doubledY(y: bigint): bigint {
  const d = -121665n * inverse(121666n);
  const xx = (y * y - 1n) * inverse(d * y * y + 1n);
  return modP((y * y + xx) * inverse(1n - d * xx * y * y));
}

const modP = (value: bigint): bigint => ((value % P) + P) % P;

function inverse(value: bigint): bigint {
  let result = 1n;
  let base = modP(value);
  for (let exponent = P - 2n; exponent > 0n; exponent >>= 1n) {
    if (exponent & 1n) result = modP(result * base);
    base = modP(base * base);
  }
  return result;
}
