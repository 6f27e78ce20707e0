/**
 * The part of the one signature rule that engines differ in, decided here by comparing bytes:
 * canonical points, S < L, no point of small order. What passes goes to WebCrypto, whose equation
 * is the same everywhere. Without this a ballot could count in some browsers only.
 */

/** The field's prime 2^255 - 19 and the group's order L, little-endian. */
const P = littleEndian('7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffed');
const L = littleEndian('1000000000000000000000000000000014def9dea2f79cd65812631a5cf5d3ed');

/** The y of every point whose order divides 8; each stands for both signs of x. */
const SMALL_ORDER = [
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0000000000000000000000000000000000000000000000000000000000000001',
  '7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffec',
  '7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd84d3d706a17c7',
  '05fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826',
].map(littleEndian);

function littleEndian(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16)).reverse();
}

/** Whether a < b, both 32 bytes little-endian; `highest` masks the last byte of `a`. */
function below(a: Uint8Array, b: Uint8Array, highest: number): boolean {
  for (let i = 31; i >= 0; i -= 1) {
    const left = i === 31 ? (a[i] ?? 0) & highest : (a[i] ?? 0);
    const right = b[i] ?? 0;
    if (left !== right) return left < right;
  }
  return false;
}

function hasY(point: Uint8Array, y: Uint8Array): boolean {
  for (let i = 0; i < 31; i += 1) if (point[i] !== y[i]) return false;
  return ((point[31] ?? 0) & 0x7f) === y[31];
}

/** Whether 32 bytes are the one encoding of a point, and not of one of small order. */
export const isStrongPoint = (point: Uint8Array): boolean =>
  point.length === 32 && below(point, P, 0x7f) && !SMALL_ORDER.some((y) => hasY(point, y));

/** Whether a device's key may own a feed. */
export const isStrongKey = isStrongPoint;

/** Whether a signature may be shown to WebCrypto at all. */
export const isStrictSignature = (signature: Uint8Array): boolean =>
  signature.length === 64 &&
  below(signature.subarray(32), L, 0xff) &&
  isStrongPoint(signature.subarray(0, 32));
