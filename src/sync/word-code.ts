/**
 * Three words that both ends of a link show, so that two people can hear that nobody sits in between.
 * As in ZRTP (RFC 6189, 4.4.1.1) one end commits itself to its random bytes before it sees the other's:
 * somebody in between has one guess in 2^33, and can't try out many.
 *
 *   initiator → commit = SHA-256("moot/words/commit/1" | session | random 32)
 *             ← random 32
 *             → random 32, which must fit the commit
 *   words = the first 33 bits of SHA-256("moot/words/1" | session | initiator's | answerer's), 11 each
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { concat, sameBytes, utf8 } from '../lib/bytes.ts';

export const RANDOM_BYTES = 32;
const WORDS = 3;
const WORD_BITS = 11n;

/** What the initiator says first. */
export const commitTo = (session: Uint8Array, random: Uint8Array): Uint8Array =>
  sha256(concat(utf8('moot/words/commit/1'), session, random));

export const fitsCommit = (commit: Uint8Array, session: Uint8Array, random: Uint8Array): boolean =>
  sameBytes(commit, commitTo(session, random));

/** The list (BIP-39, English), loaded when it is first needed: it is 13 kB. */
const list = () => import('@scure/bip39/wordlists/english.js');

/** Has the list ready: asked for while the app's host may still be near, needed when it may be gone. */
export const fetchWords = (): void => void list().catch(() => undefined);

/** Rejects where the list can't be loaded. */
export async function wordsOf(
  session: Uint8Array,
  initiator: Uint8Array,
  answerer: Uint8Array,
): Promise<readonly string[]> {
  const { wordlist } = await list();
  const hash = sha256(concat(utf8('moot/words/1'), session, initiator, answerer));
  const bits =
    new DataView(hash.buffer, hash.byteOffset).getBigUint64(0) >> (64n - WORD_BITS * BigInt(WORDS));
  return Array.from({ length: WORDS }, (_, i) => {
    const index = (bits >> (WORD_BITS * BigInt(WORDS - 1 - i))) & (2n ** WORD_BITS - 1n);
    return wordlist[Number(index)] ?? '';
  });
}
