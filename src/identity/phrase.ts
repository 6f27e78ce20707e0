/**
 * The 24 words. They are a person's whole identity on paper: with them a new device becomes theirs,
 * and without them a lost device is lost.
 *
 *   256 bits ─ BIP-39 (English) ─► 24 words ─ BIP-39 seed, no passphrase ─► 64 bytes
 *   ─ HKDF-SHA256, no salt, info "moot/person/1" ─► 32 bytes = seed of the person's Ed25519 key
 */
import { entropyToMnemonic, mnemonicToEntropy, mnemonicToSeedWebcrypto } from '@scure/bip39';
import { wordlist } from '@scure/bip39/wordlists/english.js';
import { fault, ok, type Result } from '../lib/result.ts';
import { type KeyPair, pairFromSeed } from './ed25519.ts';

export const PHRASE_WORDS = 24;
const ENTROPY_BYTES = 32;
const INFO = new TextEncoder().encode('moot/person/1');

/** `unknownWord` names the first one, counted from 0. */
export type PhraseFault =
  | { readonly type: 'wordCount'; readonly count: number }
  | { readonly type: 'unknownWord'; readonly index: number }
  | { readonly type: 'checksum' };

export const newEntropy = (): Uint8Array<ArrayBuffer> =>
  crypto.getRandomValues(new Uint8Array(ENTROPY_BYTES));

export const phraseOf = (entropy: Uint8Array): readonly string[] =>
  entropyToMnemonic(entropy, wordlist).split(' ');

/** The entropy behind words as a person types them: case, and what stands between them, don't matter. */
export function entropyOf(words: readonly string[]): Result<Uint8Array, PhraseFault> {
  const typed = words
    .flatMap((word) =>
      word
        .normalize('NFKD')
        .toLowerCase()
        .split(/[^a-z]+/),
    )
    .filter(Boolean);
  if (typed.length !== PHRASE_WORDS) return fault({ type: 'wordCount', count: typed.length });
  const index = typed.findIndex((word) => !wordlist.includes(word));
  if (index >= 0) return fault({ type: 'unknownWord', index });
  try {
    return ok(mnemonicToEntropy(typed.join(' '), wordlist));
  } catch {
    return fault({ type: 'checksum' });
  }
}

/** The person's key. Asked for only where a device is certified; nobody keeps it. */
export async function personPair(entropy: Uint8Array): Promise<KeyPair> {
  const seed = await mnemonicToSeedWebcrypto(entropyToMnemonic(entropy, wordlist));
  const material = await crypto.subtle.importKey('raw', new Uint8Array(seed), 'HKDF', false, ['deriveBits']);
  const derivation = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: INFO };
  return pairFromSeed(new Uint8Array(await crypto.subtle.deriveBits(derivation, material, 256)));
}
