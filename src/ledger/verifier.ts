/** The one signature rule, on this thread: the strict checks in bytes, then WebCrypto's Ed25519. */
import type { SignatureCheck, Verifier } from './api.ts';
import { remember } from '../lib/bounded.ts';
import { unshared } from '../lib/bytes.ts';
import { toHex } from './bytes.ts';
import { isStrictSignature, isStrongKey } from './strict-signature.ts';

/** Keys that stay imported. A feed's key is used again and again; importing costs about a check. */
const KEPT_KEYS = 2048;

/** A verifier that asks this thread's WebCrypto. Never rejects on bytes: what can't be read is false. */
export function webCryptoVerifier(keptKeys = KEPT_KEYS): Verifier {
  const keys = new Map<string, Promise<CryptoKey | null>>();

  function keyOf(bytes: Uint8Array): Promise<CryptoKey | null> {
    const name = toHex(bytes);
    const known = keys.get(name);
    if (known) return known;
    const key = importKey(bytes);
    remember(keys, name, key, keptKeys);
    return key;
  }

  async function check({ publicKey, message, signature }: SignatureCheck): Promise<boolean> {
    if (!isStrongKey(publicKey) || !isStrictSignature(signature)) return false;
    const key = await keyOf(publicKey);
    if (!key) return false;
    return crypto.subtle.verify('Ed25519', key, unshared(signature), unshared(message));
  }

  return { verify: (checks) => Promise.all(checks.map(check)) };
}

/** Null for 32 bytes that are no point of the curve. */
async function importKey(bytes: Uint8Array): Promise<CryptoKey | null> {
  try {
    return await crypto.subtle.importKey('raw', unshared(bytes), 'Ed25519', false, ['verify']);
  } catch {
    return null;
  }
}
