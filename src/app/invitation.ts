/**
 * An invitation: which assembly, what the one who invites calls it, and where to ask for
 * introductions. It carries no right: whoever has it can come in, as newcomers may everywhere.
 * The name is only what the invitation says; the genesis is checked against the id when it arrives.
 *
 *   bytes  = 01 | assembly id 32 | len8 name | points | check 4
 *          | 02 | assembly id 32 | len8 name | points | count8 { keeper } | check 4       where it is kept
 *   points = count8 { len8 address }
 *   keeper = which of the points it stands beside, from 0 | FF len8 address
 *   check  = the first 4 bytes of SHA-256("moot/invitation/1" | everything before)
 *
 * The first form stays for invitations without keepers, which older Moots can read.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import {
  concat,
  fromBase64Url,
  fromHex,
  fromUtf8,
  sameBytes,
  toBase64Url,
  toHex,
  utf8,
} from '../lib/bytes.ts';
import { fault, ok, type Result } from '../lib/result.ts';
import type { AssemblyId, LinkFault } from './api.ts';

export interface Invitation {
  readonly assembly: AssemblyId;
  readonly name: string;
  readonly meetingPoints: readonly string[];
  /** Addresses of keepers that may have it: `wss://…/keeper`. */
  readonly keepers: readonly string[];
}

const PLAIN = 1;
const WITH_KEEPERS = 2;
const ELSEWHERE = 0xff;
const CHECK_LENGTH = 4;
const MAX_POINTS = 4;
const MAX_PART = 255;

const checkOf = (bytes: Uint8Array): Uint8Array =>
  sha256(concat(utf8('moot/invitation/1'), bytes)).subarray(0, CHECK_LENGTH);

/** Cuts at a character's border, so that a long name never becomes half a letter. */
function clip(text: string): Uint8Array {
  const letters = [...text];
  let bytes = utf8(text);
  while (bytes.length > MAX_PART) {
    letters.pop();
    bytes = utf8(letters.join(''));
  }
  return bytes;
}

const part = (text: string): Uint8Array => {
  const bytes = clip(text);
  return concat(Uint8Array.of(bytes.length), bytes);
};

/** Where a meeting point keeps, if it does. */
export const keeperBeside = (meetingPoint: string): string => new URL('keeper', meetingPoint).href;

function keeperPart(url: string, points: readonly string[]): Uint8Array {
  const beside = points.findIndex((point) => keeperBeside(point) === url);
  return beside >= 0 ? Uint8Array.of(beside) : concat(Uint8Array.of(ELSEWHERE), part(url));
}

/** The part of an invitation's address after `#/join/`. */
export function encodeInvitation(
  invitation: Omit<Invitation, 'keepers'> & Partial<Pick<Invitation, 'keepers'>>,
): string {
  const id = fromHex(invitation.assembly);
  if (id?.length !== 32) throw new TypeError('An assembly id has 64 hex characters');
  const fitting = (urls: readonly string[]) =>
    urls.filter((url) => utf8(url).length <= MAX_PART && isSocketAddress(url)).slice(0, MAX_POINTS);
  const points = fitting(invitation.meetingPoints);
  const keepers = fitting(invitation.keepers ?? []);
  const kept = [Uint8Array.of(keepers.length), ...keepers.map((url) => keeperPart(url, points))];
  const bytes = concat(
    Uint8Array.of(keepers.length > 0 ? WITH_KEEPERS : PLAIN),
    id,
    part(invitation.name),
    Uint8Array.of(points.length),
    ...points.map(part),
    ...(keepers.length > 0 ? kept : []),
  );
  return toBase64Url(concat(bytes, checkOf(bytes)));
}

const CODE = /(?:^|#\/join\/|\/join\/)([\w-]+)$/;

/** The last part of an invitation's address, or nothing. */
export const invitationCode = (link: string): string => CODE.exec(link.trim())?.[1] ?? '';

/** Reads a whole address, or only its last part. Never throws. */
export function readInvitation(link: string): Result<Invitation, LinkFault> {
  const code = invitationCode(link);
  const bytes = code === '' ? null : fromBase64Url(code);
  if (!bytes || bytes.length === 0) return fault('notALink');
  if (bytes[0] !== PLAIN && bytes[0] !== WITH_KEEPERS) {
    return fault(
      (bytes[0] ?? 0) > WITH_KEEPERS && (bytes[0] ?? 0) < 16 && bytes.length > 40
        ? 'newerVersion'
        : 'notALink',
    );
  }
  const signed = bytes.subarray(0, Math.max(0, bytes.length - CHECK_LENGTH));
  if (!sameBytes(checkOf(signed), bytes.subarray(signed.length))) return fault('damaged');
  return readChecked(signed);
}

function readChecked(bytes: Uint8Array): Result<Invitation, LinkFault> {
  let at = 33;
  const text = (): string | null => {
    const length = bytes[at];
    if (length === undefined || at + 1 + length > bytes.length) return null;
    const words = bytes.subarray(at + 1, at + 1 + length);
    at += 1 + length;
    try {
      return fromUtf8(words);
    } catch {
      return null;
    }
  };
  const name = text();
  const count = bytes[at++];
  if (name === null || count === undefined || count > MAX_POINTS) return fault('damaged');
  const points: string[] = [];
  for (let i = 0; i < count; i++) {
    const url = text();
    if (url === null) return fault('damaged');
    points.push(url);
  }
  const keepers: string[] = [];
  const keeperCount = bytes[0] === WITH_KEEPERS ? bytes[at++] : 0;
  if (keeperCount === undefined || keeperCount > MAX_POINTS) return fault('damaged');
  for (let i = 0; i < keeperCount; i++) {
    const beside = bytes[at++] ?? ELSEWHERE;
    const point = points[beside] ?? '';
    const url = beside === ELSEWHERE ? text() : isSocketAddress(point) ? keeperBeside(point) : null;
    if (url === null) return fault('damaged');
    if (isSocketAddress(url)) keepers.push(url);
  }
  if (at !== bytes.length) return fault('damaged');
  const meetingPoints = points.filter(isSocketAddress);
  return ok({ assembly: toHex(bytes.subarray(1, 33)), name, meetingPoints, keepers });
}

const isSocketAddress = (url: string): boolean => /^wss?:\/\//.test(url) && URL.canParse(url);
