/**
 * A position in 11 bytes where it is on a proposal's first text, in 20 on a later one. One byte says
 * which: bits 0 and 1 the position, bit 2 that a reason is given (the reason itself is the body, and
 * no rule reads it), bit 3 that the revision isn't the proposal's first and follows.
 */
import type { RecordRef } from '../burst.ts';
import { decode, encode } from '../codec/codec.ts';
import type { Codec } from '../codec/codec.ts';
import { recordRef } from '../codec/ids.ts';
import type { Position } from '../state.ts';

export interface PositionHeader {
  readonly proposal: RecordRef;
  readonly revision: RecordRef;
  readonly position: Position;
  readonly hasReason: boolean;
}

const positions: readonly Position[] = ['agree', 'reservations', 'standAside', 'object'];
const REASON = 4;
const LATER_REVISION = 8;

const sameRef = (a: RecordRef, b: RecordRef): boolean =>
  a.feed === b.feed && a.burst === b.burst && a.index === b.index;

const positionTaken: Codec<PositionHeader> = {
  write(out, { proposal, revision, position, hasReason }) {
    const code = positions.indexOf(position);
    if (code < 0) throw new RangeError(`${position} is no position`);
    const onFirst = sameRef(proposal, revision);
    out.byte(code + (hasReason ? REASON : 0) + (onFirst ? 0 : LATER_REVISION));
    recordRef.write(out, proposal);
    if (!onFirst) recordRef.write(out, revision);
  },
  read(input) {
    const flags = input.byte();
    if (flags === undefined || flags > 15) return undefined;
    const position = positions[flags & 3];
    const proposal = recordRef.read(input);
    if (position === undefined || proposal === undefined) return undefined;
    const hasReason = (flags & REASON) !== 0;
    if ((flags & LATER_REVISION) === 0) return { proposal, revision: proposal, position, hasReason };
    const revision = recordRef.read(input);
    if (revision === undefined || sameRef(revision, proposal)) return undefined;
    return { proposal, revision, position, hasReason };
  },
};

export const encodePositionTaken = (header: PositionHeader) => encode(positionTaken, header);
export const decodePositionTaken = (bytes: Uint8Array) => decode(positionTaken, bytes);
