/** The records that make the roll. */
import { decode, encode, list, nothing, struct } from '../codec/codec.ts';
import type { Decoded } from '../codec/codec.ts';
import { key } from '../codec/ids.ts';
import { countLimits } from '../limits.ts';

const foundingListSigned = struct({ people: list(key, countLimits.foundingList, 1) });
const aboutOnePerson = struct({ person: key });
const rollAttested = struct({ person: key, assembly: key });

export type FoundingListSigned = Decoded<typeof foundingListSigned>;
export type PersonWelcomed = Decoded<typeof aboutOnePerson>;
export type RollAttested = Decoded<typeof rollAttested>;
export type MemberVouched = Decoded<typeof aboutOnePerson>;

export const encodeFoundingListSigned = (header: FoundingListSigned) => encode(foundingListSigned, header);
export const decodeFoundingListSigned = (bytes: Uint8Array) => decode(foundingListSigned, bytes);

export const encodePersonWelcomed = (header: PersonWelcomed) => encode(aboutOnePerson, header);
export const decodePersonWelcomed = (bytes: Uint8Array) => decode(aboutOnePerson, bytes);

export const encodeMemberVouched = (header: MemberVouched) => encode(aboutOnePerson, header);
export const decodeMemberVouched = (bytes: Uint8Array) => decode(aboutOnePerson, bytes);

export const encodePlaceTaken = () => encode(nothing, true);
export const decodePlaceTaken = (bytes: Uint8Array) => decode(nothing, bytes);

/** Leaving the roll, of one's own accord. */
export const encodeMemberLeft = () => encode(nothing, true);
export const decodeMemberLeft = (bytes: Uint8Array) => decode(nothing, bytes);

/** "This person is on the roll of that assembly", which the charter recognises. By a member's device. */
export const encodeRollAttested = (header: RollAttested) => encode(rollAttested, header);
export const decodeRollAttested = (bytes: Uint8Array) => decode(rollAttested, bytes);
