/** What a member says about hiding somebody's words, and what is answered. Words of their own are bodies. */
import { refToId, idToRef } from '../burst.ts';
import { decode, encode, oneOf, struct } from '../codec/codec.ts';
import type { Codec, Decoded } from '../codec/codec.ts';
import { key, recordRef } from '../codec/ids.ts';
import { hidingReasons } from './state.ts';
import type { HidingTarget, HidingWord } from './state.ts';

const targetType = oneOf<HidingTarget['type']>(['words', 'person']);

const target: Codec<HidingTarget> = {
  write(out, value) {
    targetType.write(out, value.type);
    if (value.type === 'person') return key.write(out, value.person);
    const ref = idToRef(value.record);
    if (ref === null) throw new RangeError('not a record');
    recordRef.write(out, ref);
  },
  read(input) {
    const type = targetType.read(input);
    if (type === undefined) return undefined;
    if (type === 'person') {
      const person = key.read(input);
      return person === undefined ? undefined : { type, person };
    }
    const ref = recordRef.read(input);
    return ref && { type, record: refToId(ref) };
  },
};

const hidingSaid = struct({
  target,
  word: oneOf<HidingWord>(['hide', 'show', 'nothing']),
  why: oneOf(hidingReasons),
});
const hidingAnswered = struct({ target });

export type HidingSaidHeader = Decoded<typeof hidingSaid>;
export type HidingAnsweredHeader = Decoded<typeof hidingAnswered>;

export const encodeHidingSaid = (header: HidingSaidHeader) => encode(hidingSaid, header);
export const decodeHidingSaid = (bytes: Uint8Array) => decode(hidingSaid, bytes);

export const encodeHidingAnswered = (header: HidingAnsweredHeader) => encode(hidingAnswered, header);
export const decodeHidingAnswered = (bytes: Uint8Array) => decode(hidingAnswered, bytes);
