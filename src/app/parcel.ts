/**
 * What one device hands another as codes, from screen to camera or as text, without any network.
 *
 *   parcel = what 1 | bytes        what: 1 a difference, 2 what a device has, 3 an invitation's address
 *   code   = `encodeCode` of one frame of the parcel's fountain
 *
 * A parcel that fits one code stands still; a larger one moves, and its codes may be missed.
 */
import { concat, fromUtf8, utf8 } from '../lib/bytes.ts';
import { FountainBasin, fountainOf, readFrame, type FrameRead } from '../lib/fountain.ts';
import { fault, ok, type Result } from '../lib/result.ts';
import { sha256 } from '../lib/sha256.ts';
import type { AssemblyId } from './api.ts';
import { decodeHolding } from '../sync/difference-file.ts';
import { decodeCode, encodeCode, PURPOSE, qrTextOf, type CodeFault } from '../sync/code-text.ts';

/** A parcel's holding is read, so that nobody takes one for another assembly's. */
export type Parcel =
  | { readonly type: 'difference'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly type: 'holding'; readonly assembly: AssemblyId; readonly bytes: Uint8Array }
  | { readonly type: 'invitation'; readonly link: string };

export type { CodeFault };

const WHAT = { difference: 1, holding: 2, invitation: 3 } as const satisfies Record<Parcel['type'], number>;

/** More takes too long to hold two devices still: a file is given instead. In bytes. */
export const MOST_BY_CODES = 20_000;

export interface ParcelCodes {
  /** Bytes in all, and so many codes at least. */
  readonly length: number;
  readonly blocks: number;
  /** Code `number` for a QR code; after the first `blocks` they go on for ever. */
  qr(number: number): string;
  /** All of it as text, to send or to paste. */
  text(): string;
  /** Four digits that the other end shows when it has all of it. */
  readonly done: string;
}

/** `blockBytes`: so many bytes of it in each code at most. */
export function parcelCodes(parcel: Parcel, blockBytes: number): ParcelCodes {
  const bytes = concat(
    Uint8Array.of(WHAT[parcel.type]),
    parcel.type === 'invitation' ? utf8(parcel.link) : parcel.bytes,
  );
  const fountain = fountainOf(bytes, blockBytes);
  return {
    length: bytes.length,
    blocks: fountain.blocks,
    qr: (number) => qrTextOf(encodeCode(PURPOSE.frame, fountain.frame(number))),
    text: () => encodeCode(PURPOSE.frame, fountainOf(bytes, bytes.length).frame(0)),
    done: doneCode(bytes),
  };
}

const doneCode = (bytes: Uint8Array): string => {
  const hash = sha256(concat(utf8('moot/parcel/done/1'), bytes));
  const number = new DataView(hash.buffer, hash.byteOffset).getUint32(0) % 10_000;
  return String(number).padStart(4, '0');
};

/** The text of a QR code for a code that people send or type. */
export const qrText = qrTextOf;

/** What a code says, whichever of ours it is. */
export type CodeRead =
  | { readonly type: 'invitation'; readonly link: string }
  /** The first code of a pairing, or the one that is shown back. */
  | { readonly type: 'pairing'; readonly side: 'offer' | 'answer'; readonly code: string }
  /** The same where a device becomes another one of its person's. */
  | { readonly type: 'device'; readonly side: 'offer' | 'answer'; readonly code: string }
  | { readonly type: 'frame'; readonly frame: FrameRead };

const LINK = /\/join\/[\w-]+$/u;

/** Reads what a camera saw, or what was typed or pasted. Never throws. */
export function readCode(text: string): Result<CodeRead, CodeFault> {
  if (LINK.test(text.trim())) return ok({ type: 'invitation', link: text.trim() });
  const code = decodeCode(text);
  if (!code.ok) return code;
  const { purpose, bytes } = code.value;
  switch (purpose) {
    case PURPOSE.offer:
      return ok({ type: 'pairing', side: 'offer', code: text });
    case PURPOSE.answer:
      return ok({ type: 'pairing', side: 'answer', code: text });
    case PURPOSE.deviceOffer:
      return ok({ type: 'device', side: 'offer', code: text });
    case PURPOSE.deviceAnswer:
      return ok({ type: 'device', side: 'answer', code: text });
    case PURPOSE.frame: {
      const frame = readFrame(bytes);
      return frame ? ok({ type: 'frame', frame }) : fault('damaged');
    }
    default:
      return fault('newerVersion');
  }
}

export interface Gathered {
  readonly parcel: Parcel;
  readonly done: string;
}

/** Frames of another stream in a row, after which that one is what is being shown. */
const SWITCH_AFTER = 3;

/** Gathers the codes of one parcel; where another is shown instead, that one. */
export class ParcelGathering {
  #basin: FountainBasin | null = null;
  #others = 0;

  /** Bytes gathered so far, about, and in all. */
  get progress(): { readonly got: number; readonly of: number } {
    const basin = this.#basin;
    if (!basin) return { got: 0, of: 0 };
    return { got: Math.floor((basin.length * basin.gathered) / basin.blocks), of: basin.length };
  }

  /** What was sent, once it is whole; null before. `notACode`: whole, and nothing that this Moot knows. */
  take(frame: FrameRead): Result<Gathered, CodeFault> | null {
    this.#others = frame.stream === this.#basin?.stream ? 0 : this.#others + 1;
    if (!this.#basin || this.#others >= SWITCH_AFTER) {
      this.#basin = new FountainBasin(frame);
      this.#others = 0;
    }
    const bytes = this.#basin.take(frame);
    if (!bytes) return null;
    this.#basin = null;
    const parcel = readParcel(bytes);
    return parcel ? ok({ parcel, done: doneCode(bytes) }) : fault('notACode');
  }
}

function readParcel(all: Uint8Array): Parcel | null {
  const bytes = all.slice(1);
  switch (all[0]) {
    case WHAT.difference:
      return { type: 'difference', bytes };
    case WHAT.holding: {
      const holding = decodeHolding(bytes);
      return holding.ok ? { type: 'holding', assembly: holding.value.assembly, bytes } : null;
    }
    case WHAT.invitation:
      try {
        return { type: 'invitation', link: fromUtf8(bytes) };
      } catch {
        return null;
      }
    default:
      return null;
  }
}
