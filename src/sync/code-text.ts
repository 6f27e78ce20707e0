/**
 * Bytes as text that fits a QR code's alphanumeric mode (Base45, RFC 9285), and that people can send
 * or type: `MOOT` and then
 *
 *   version 1 | purpose 1 | bytes | check 4
 *   check = the first 4 bytes of SHA-256("moot/code/1" | everything before)
 *
 * In text a blank is written `_`, since blanks get lost on the way; `qrTextOf` puts them back for QR.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { concat, sameBytes, utf8 } from '../lib/bytes.ts';
import { fault, ok, type Result } from '../lib/result.ts';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';
const PREFIX = 'MOOT';
const VERSION = 1;
/** Higher first bytes are no version of ours but somebody else's text. */
const LAST_VERSION = 15;
const CHECK_BYTES = 4;

/** What a code is for; a number is never used for something else. */
export const PURPOSE = { offer: 1, answer: 2, frame: 3, deviceOffer: 4, deviceAnswer: 5 } as const;

export type CodeFault = 'notACode' | 'damaged' | 'newerVersion';

/** Two bytes become three characters, a last single one two. */
export function toBase45(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 2) {
    const [high = 0, low] = [bytes[at], bytes[at + 1]];
    const value = low === undefined ? high : high * 256 + low;
    text += digit(value) + digit(value / 45) + (low === undefined ? '' : digit(value / 2025));
  }
  return text;
}

/** Null where it is not Base45. */
export function fromBase45(text: string): Uint8Array<ArrayBuffer> | null {
  if (text.length % 3 === 1) return null;
  const bytes = new Uint8Array(Math.floor(text.length / 3) * 2 + (text.length % 3 === 2 ? 1 : 0));
  for (let at = 0, to = 0; at < text.length; at += 3) {
    const digits = [...text.slice(at, at + 3)].map((char) => ALPHABET.indexOf(char));
    if (digits.includes(-1)) return null;
    const value = digits.reduceRight((sum, each) => sum * 45 + each, 0);
    if (value > (digits.length === 3 ? 65_535 : 255)) return null;
    if (digits.length === 3) bytes[to++] = value >> 8;
    bytes[to++] = value & 255;
  }
  return bytes;
}

/** `purpose`: 1 to 255. */
export function encodeCode(purpose: number, bytes: Uint8Array): string {
  const before = concat(Uint8Array.of(VERSION, purpose), bytes);
  return PREFIX + toBase45(concat(before, checkOf(before))).replaceAll(' ', '_');
}

/** Takes what was scanned, or typed or pasted with line breaks and in small letters. */
export function decodeCode(text: string): Result<{ purpose: number; bytes: Uint8Array }, CodeFault> {
  const plain = text
    .replaceAll(/[\r\n\t]/g, '')
    .trimStart()
    .toUpperCase();
  if (!plain.startsWith(PREFIX)) return fault('notACode');
  const body = plain.slice(PREFIX.length);
  // Blanks after the end are somebody's editor, unless it is a QR code that ends with them.
  return [body, body.trimEnd()].reduce<Result<{ purpose: number; bytes: Uint8Array }, CodeFault>>(
    (before, each) => (before.ok ? before : read(each.replaceAll('_', ' '))),
    fault('notACode'),
  );
}

/** The same code for a QR code in alphanumeric mode. */
export const qrTextOf = (code: string): string => code.replaceAll('_', ' ');

function read(text: string): Result<{ purpose: number; bytes: Uint8Array }, CodeFault> {
  const all = fromBase45(text);
  const [version = 0, purpose = 0] = all ?? [];
  if (!all || version === 0 || version > LAST_VERSION) return fault('damaged');
  if (version > VERSION) return fault('newerVersion');
  const before = all.subarray(0, Math.max(0, all.length - CHECK_BYTES));
  if (before.length < 2 || !sameBytes(checkOf(before), all.subarray(before.length))) return fault('damaged');
  return ok({ purpose, bytes: before.slice(2) });
}

const digit = (value: number): string => ALPHABET[Math.floor(value) % 45] ?? '';

const checkOf = (bytes: Uint8Array): Uint8Array =>
  sha256(concat(utf8('moot/code/1'), bytes)).subarray(0, CHECK_BYTES);
