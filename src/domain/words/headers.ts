import { decode, encode, struct } from '../codec/codec.ts';
import type { Decoded } from '../codec/codec.ts';
import { recordRef } from '../codec/ids.ts';

/** `target`: the record, in the same ledger, whose words go. */
const wordsErased = struct({ target: recordRef });

export type WordsErased = Decoded<typeof wordsErased>;

export const encodeWordsErased = (header: WordsErased) => encode(wordsErased, header);
export const decodeWordsErased = (bytes: Uint8Array) => decode(wordsErased, bytes);
