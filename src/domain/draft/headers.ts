import { decode, encode, nothing } from '../codec/codec.ts';

/** The title is the body. */
export const encodeDraftOpened = () => encode(nothing, true);
export const decodeDraftOpened = (bytes: Uint8Array) => decode(nothing, bytes);
