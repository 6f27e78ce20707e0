/**
 * A socket has no certificate of its own that both ends could sign. So each end makes a key for this
 * one socket, both agree on a secret, and every frame is sealed with it: whoever carries the bytes can
 * neither read nor change, repeat or drop one unnoticed. That the other end's key is the one that came
 * is proven by the link, which signs the binding.
 *
 *   opening = 01 | P-256 point, uncompressed 65             from each end, at once
 *   binding = SHA-256("moot/socket/1" | initiator's opening | answerer's opening)
 *   keys    = HKDF-SHA-256(ECDH, salt binding, info "moot/socket/1 initiator" or "… answerer"): AES-256-GCM
 *   frame   = AES-GCM(key of the sender, iv = 00000000 | u64be count of its frames)
 */
import { concat, sameBytes, unshared, utf8 } from '../../lib/bytes.ts';
import { MAX_FRAME_BYTES } from '../channel.ts';

const VERSION = 1;
const POINT_BYTES = 65;
const TAG_BYTES = 16;
const CURVE = { name: 'ECDH', namedCurve: 'P-256' } as const;

export const OPENING_BYTES = 1 + POINT_BYTES;
export const MAX_SEALED_BYTES = MAX_FRAME_BYTES + TAG_BYTES;

export interface Sealing {
  /** 32 bytes, the same at both ends of this socket and of no other. */
  readonly binding: Uint8Array;
  /** Frames are counted in the order of the calls. */
  seal(frame: Uint8Array): Promise<Uint8Array<ArrayBuffer>>;
  /** Rejects for anything but the other end's next frame. */
  open(sealed: Uint8Array): Promise<Uint8Array>;
}

/** One end's key for one socket. */
export interface SocketKey {
  readonly opening: Uint8Array<ArrayBuffer>;
  /** Null where the other end's opening is none, or one's own. */
  agree(theirs: Uint8Array, initiator: boolean): Promise<Sealing | null>;
}

export async function createSocketKey(): Promise<SocketKey> {
  const pair = await crypto.subtle.generateKey(CURVE, false, ['deriveBits']);
  const point = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
  const opening = concat(Uint8Array.of(VERSION), point);
  return {
    opening,
    async agree(theirs, initiator) {
      if (theirs.length !== OPENING_BYTES || theirs[0] !== VERSION || sameBytes(theirs, opening)) return null;
      const secret = await agreeOn(pair.privateKey, theirs.subarray(1));
      if (!secret) return null;
      const openings = initiator ? [opening, theirs] : [theirs, opening];
      const binding = await digest(concat(utf8('moot/socket/1'), ...openings));
      const [own, other] = await Promise.all([
        keyFor(secret, binding, initiator),
        keyFor(secret, binding, !initiator),
      ]);
      return sealingWith(binding, own, other);
    },
  };
}

/** Null for what is no point of the curve. */
async function agreeOn(own: CryptoKey, point: Uint8Array): Promise<CryptoKey | null> {
  try {
    const theirs = await crypto.subtle.importKey('raw', unshared(point), CURVE, false, []);
    const bits = await crypto.subtle.deriveBits({ name: 'ECDH', public: theirs }, own, 256);
    return await crypto.subtle.importKey('raw', bits, 'HKDF', false, ['deriveKey']);
  } catch {
    return null;
  }
}

function keyFor(secret: CryptoKey, binding: Uint8Array, initiator: boolean): Promise<CryptoKey> {
  const info = utf8(`moot/socket/1 ${initiator ? 'initiator' : 'answerer'}`);
  const derivation = { name: 'HKDF', hash: 'SHA-256', salt: unshared(binding), info: unshared(info) };
  return crypto.subtle.deriveKey(derivation, secret, { name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
}

function sealingWith(binding: Uint8Array, own: CryptoKey, theirs: CryptoKey): Sealing {
  let sealed = 0;
  let opened = 0;
  return {
    binding,
    async seal(frame) {
      const iv = ivOf(sealed++);
      return new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, own, unshared(frame)));
    },
    async open(bytes) {
      const iv = ivOf(opened++);
      return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, theirs, unshared(bytes)));
    },
  };
}

function ivOf(count: number): Uint8Array<ArrayBuffer> {
  const iv = new Uint8Array(12);
  new DataView(iv.buffer).setBigUint64(4, BigInt(count));
  return iv;
}

const digest = async (bytes: Uint8Array): Promise<Uint8Array> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', unshared(bytes)));
