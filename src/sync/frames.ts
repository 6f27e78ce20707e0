/**
 * Messages in pieces. Frame = kind | payload. Every piece but a message's last is full, so that a
 * flood of tiny pieces cannot cost more memory than its bytes.
 */
import { MAX_FRAME_BYTES } from './channel.ts';
import type { CloseReason } from './api.ts';

const LAST = 0;
const MORE = 1;
const BEAT = 2;
const GOODBYE = 3;
const PIECE_BYTES = MAX_FRAME_BYTES - 1;

export const beatFrame = (): Uint8Array => Uint8Array.of(BEAT);

/** The order is part of the protocol: only append. */
const REASONS: readonly CloseReason[] = [
  'goodbye',
  'channelClosed',
  'silent',
  'noProof',
  'wrongVersion',
  'wrongProof',
  'ownDevice',
  'duplicate',
  'tooManyLinks',
  'badFrame',
  'badMessage',
  'badUpdate',
  'tooBig',
  'flood',
  'tooManyFaults',
  'shunned',
  'tooSlow',
  'nothingInCommon',
  'enough',
];

export const goodbyeFrame = (reason: CloseReason): Uint8Array =>
  Uint8Array.of(GOODBYE, REASONS.indexOf(reason));

/** Cuts a message into frames, one at a time. */
export function* framesOf(message: Uint8Array): Generator<Uint8Array> {
  let at = 0;
  do {
    const piece = message.subarray(at, at + PIECE_BYTES);
    at += piece.length;
    const frame = new Uint8Array(piece.length + 1);
    frame[0] = at < message.length ? MORE : LAST;
    frame.set(piece, 1);
    yield frame;
  } while (at < message.length);
}

export type Framed =
  | { readonly type: 'piece' | 'beat' }
  | { readonly type: 'message'; readonly message: Uint8Array }
  | { readonly type: 'goodbye'; readonly reason: CloseReason }
  | { readonly type: 'fault'; readonly reason: 'badFrame' | 'tooBig' };

/** Joins frames to messages of at most `limit` bytes. */
export class FrameJoiner {
  limit: number;
  #pieces: Uint8Array[] = [];
  #size = 0;

  constructor(limit: number) {
    this.limit = limit;
  }

  take(frame: Uint8Array): Framed {
    const kind = frame[0];
    if (frame.length > MAX_FRAME_BYTES) return { type: 'fault', reason: 'badFrame' };
    if (kind === BEAT && frame.length === 1) return { type: 'beat' };
    if (kind === GOODBYE && frame.length === 2) {
      return { type: 'goodbye', reason: REASONS[frame[1] ?? 0] ?? 'goodbye' };
    }
    if (kind === MORE ? frame.length !== MAX_FRAME_BYTES : kind !== LAST)
      return { type: 'fault', reason: 'badFrame' };
    this.#size += frame.length - 1;
    if (this.#size > this.limit) return { type: 'fault', reason: 'tooBig' };
    this.#pieces.push(frame.subarray(1));
    if (kind === MORE) return { type: 'piece' };
    return { type: 'message', message: this.#join() };
  }

  #join(): Uint8Array {
    const [only] = this.#pieces;
    let message = only ?? new Uint8Array();
    if (this.#pieces.length > 1) {
      message = new Uint8Array(this.#size);
      let at = 0;
      for (const piece of this.#pieces) {
        message.set(piece, at);
        at += piece.length;
      }
    }
    this.#pieces = [];
    this.#size = 0;
    return message;
  }
}
