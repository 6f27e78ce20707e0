/** Presence as it travels: signed by the device it is about, so that nobody can speak for another. */
import { concat, utf8 } from '../lib/bytes.ts';
import { KIND } from './messages.ts';
import { Malformed, Reader, Writer } from './wire.ts';
import type { OwnPresence } from './api.ts';

export const MAX_PRESENCE_TEXT_BYTES = 80;

/** A room of hundreds is not wider than this, with the links that each device keeps. */
export const MOST_HOPS = 6;

const GONE = 0;
const HERE = 1;
const TYPING = 2;

export interface SignedPresence {
  readonly device: Uint8Array;
  /** Grows with every sign of life; older ones are replays. */
  readonly sequence: number;
  /** Null: gone. */
  readonly presence: OwnPresence | null;
  readonly signature: Uint8Array;
}

function body(sequence: number, presence: OwnPresence | null): Uint8Array {
  const writer = new Writer().uint(sequence);
  if (!presence) return writer.u8(GONE).done();
  writer.u8(presence.typingIn === null ? HERE : TYPING).text(cut(presence.name));
  if (presence.typingIn !== null) writer.text(cut(presence.typingIn));
  return writer.done();
}

export const presenceToSign = (
  assembly: Uint8Array,
  device: Uint8Array,
  sequence: number,
  presence: OwnPresence | null,
): Uint8Array => concat(utf8('moot/presence/1'), assembly, device, body(sequence, presence));

/** `hops`: 0 from the device itself, one more each time that it is passed on. */
export const encodePresence = (number: number, hops: number, signed: SignedPresence): Uint8Array =>
  new Writer()
    .u8(KIND.presence)
    .uint(number)
    .u8(hops)
    .raw(signed.device)
    .raw(signed.signature)
    .raw(body(signed.sequence, signed.presence))
    .done();

export function decodePresence(payload: Uint8Array): {
  number: number;
  hops: number;
  signed: SignedPresence;
} {
  const reader = new Reader(payload);
  const number = reader.uint();
  const hops = reader.u8();
  const device = reader.raw(32).slice();
  const signature = reader.raw(64).slice();
  const sequence = reader.uint();
  const state = reader.u8();
  if (hops > MOST_HOPS || state > TYPING) throw new Malformed('presence');
  let presence: OwnPresence | null = null;
  if (state !== GONE) {
    const name = reader.text(MAX_PRESENCE_TEXT_BYTES);
    presence = { name, typingIn: state === TYPING ? reader.text(MAX_PRESENCE_TEXT_BYTES) : null };
  }
  reader.end();
  return { number, hops, signed: { device, sequence, presence, signature } };
}

/** At most 80 UTF-8 bytes, never half a character. */
function cut(text: string): string {
  let bytes = 0;
  let kept = '';
  for (const char of text.toWellFormed()) {
    bytes += utf8(char).length;
    if (bytes > MAX_PRESENCE_TEXT_BYTES) break;
    kept += char;
  }
  return kept;
}
