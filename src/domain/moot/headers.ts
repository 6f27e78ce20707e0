/** Moots: called, seen, held, and what was entered there for people without a device. */
import { decode, encode, list, oneOf, option, struct, text, varint, bool } from '../codec/codec.ts';
import type { Decoded } from '../codec/codec.ts';
import { key, recordRef } from '../codec/ids.ts';
import { byteLimits, countLimits } from '../limits.ts';

const wherewithal = {
  /** When it begins or began, in milliseconds since the Unix epoch. */
  at: varint,
  place: text(byteLimits.place),
  proposals: list(recordRef, countLimits.proposals),
};

const mootCalled = struct(wherewithal);
const aboutCall = struct({ call: recordRef });
const mootHeld = struct({
  ...wherewithal,
  call: option(recordRef),
  /** Who was there, on the roll or not. */
  present: list(key, countLimits.present, 1),
});
const positionEntered = struct({
  moot: recordRef,
  person: key,
  proposal: recordRef,
  revision: recordRef,
  position: oneOf(['agree', 'reservations', 'standAside', 'object']),
  hasReason: bool,
});
const aboutEntry = struct({ entry: recordRef });

export type MootCalled = Decoded<typeof mootCalled>;
export type MootCallSeen = Decoded<typeof aboutCall>;
export type MootHeld = Decoded<typeof mootHeld>;
export type PositionEntered = Decoded<typeof positionEntered>;
export type EntryConfirmed = Decoded<typeof aboutEntry>;

/** What it is about, in words, is the body. */
export const encodeMootCalled = (header: MootCalled) => encode(mootCalled, header);
export const decodeMootCalled = (bytes: Uint8Array) => decode(mootCalled, bytes);

export const encodeMootCallSeen = (header: MootCallSeen) => encode(aboutCall, header);
export const decodeMootCallSeen = (bytes: Uint8Array) => decode(aboutCall, bytes);

/** The minutes are the body. */
export const encodeMootHeld = (header: MootHeld) => encode(mootHeld, header);
export const decodeMootHeld = (bytes: Uint8Array) => decode(mootHeld, bytes);

/** The reason is the body. */
export const encodePositionEntered = (header: PositionEntered) => encode(positionEntered, header);
export const decodePositionEntered = (bytes: Uint8Array) => decode(positionEntered, bytes);

export const encodeEntryConfirmed = (header: EntryConfirmed) => encode(aboutEntry, header);
export const decodeEntryConfirmed = (bytes: Uint8Array) => decode(aboutEntry, bytes);
