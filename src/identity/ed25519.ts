/** Ed25519 by WebCrypto, with keys that this app never gets to see where it can be avoided. */
import { fromBase64Url } from '../lib/bytes.ts';

const ED25519 = 'Ed25519';

export interface KeyPair {
  readonly privateKey: CryptoKey;
  /** 32 bytes. */
  readonly publicKey: Uint8Array<ArrayBuffer>;
}

/** A pair whose private half can't leave the browser, not even through this app. */
export async function generatePair(): Promise<KeyPair> {
  const pair = await crypto.subtle.generateKey(ED25519, false, ['sign', 'verify']);
  if (!('privateKey' in pair)) throw new TypeError('Ed25519 gave no pair');
  const publicKey = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
  return { privateKey: pair.privateKey, publicKey };
}

/** RFC 8410: what stands before the 32-byte seed in PKCS #8. */
const PKCS8_PREFIX = [48, 46, 2, 1, 0, 48, 5, 6, 3, 43, 101, 112, 4, 34, 4, 32];

/** The pair of a 32-byte seed (RFC 8032). Extractable for the moment in which its public half is asked for. */
export async function pairFromSeed(seed: Uint8Array): Promise<KeyPair> {
  const pkcs8 = new Uint8Array([...PKCS8_PREFIX, ...seed]);
  const exportable = await crypto.subtle.importKey('pkcs8', pkcs8, ED25519, true, ['sign']);
  const { x } = await crypto.subtle.exportKey('jwk', exportable);
  const publicKey = fromBase64Url(x ?? '');
  if (publicKey?.length !== 32) throw new TypeError('Ed25519 gave no public key');
  const privateKey = await crypto.subtle.importKey('pkcs8', pkcs8, ED25519, false, ['sign']);
  return { privateKey, publicKey };
}

/** 64 bytes. */
export const signWith = async (key: CryptoKey, message: Uint8Array): Promise<Uint8Array> =>
  new Uint8Array(await crypto.subtle.sign(ED25519, key, new Uint8Array(message)));
