import { ordinary } from '../../../src/domain/proposal/matter.ts';
import { describe, expect, test } from 'vitest';
import {
  bool,
  decode,
  encode,
  integer,
  list,
  oneOf,
  option,
  struct,
  text,
  varint,
} from '../../../src/domain/codec/codec.ts';
import { key, recordRef } from '../../../src/domain/codec/ids.ts';
import { certificateMessage } from '../../../src/domain/person/headers.ts';
import { decodePositionTaken, encodePositionTaken } from '../../../src/domain/proposal/position-header.ts';
import { decodeProposalPut, encodeProposalPut } from '../../../src/domain/proposal/headers.ts';
import { byteLimits } from '../../../src/domain/limits.ts';
import { idToRef, refToId } from '../../../src/domain/burst.ts';
import { feedOf, hexOf } from '../../support/world.ts';

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);
const ref = { feed: feedOf('Ana'), burst: 3, index: 1 };

describe('[RED-7] strict headers', () => {
  test('varints are minimal and at most 2^53 - 1', () => {
    expect(encode(varint, 300)).toEqual(bytes(0xac, 2));
    expect(decode(varint, bytes(0xac, 2))).toBe(300);
    expect(decode(varint, bytes(0x80, 0))).toBeNull();
    expect(decode(varint, bytes(0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x0f))).toBe(
      Number.MAX_SAFE_INTEGER,
    );
    expect(decode(varint, bytes(0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x1f))).toBeNull();
    expect(decode(varint, bytes(0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 1))).toBeNull();
    expect(decode(varint, bytes(0x80))).toBeNull();
    expect(() => encode(varint, -1)).toThrow(RangeError);
    expect(() => encode(varint, 2 ** 53)).toThrow(RangeError);
  });

  test('nothing may follow', () => {
    expect(decode(bool, bytes(1))).toBe(true);
    expect(decode(bool, bytes(1, 0))).toBeNull();
    expect(decode(bool, bytes(2))).toBeNull();
    expect(decode(bool, bytes())).toBeNull();
  });

  test('choices, bounds and counts', () => {
    expect(decode(oneOf(['a', 'b']), bytes(1))).toBe('b');
    expect(decode(oneOf(['a', 'b']), bytes(2))).toBeNull();
    expect(decode(integer(1, 3), bytes(0))).toBeNull();
    expect(decode(integer(1, 3), bytes(4))).toBeNull();
    expect(decode(list(bool, 2), bytes(2, 1, 0))).toEqual([true, false]);
    expect(decode(list(bool, 2), bytes(3, 1, 0, 1))).toBeNull();
    expect(decode(list(bool, 2, 1), bytes(0))).toBeNull();
    expect(decode(list(bool, 2 ** 40), bytes(0xff, 0xff, 0xff, 0xff, 0x0f, 1))).toBeNull();
    expect(decode(option(bool), bytes(0))).toBeNull();
    expect(decode(struct({ a: option(bool), b: bool }), bytes(0, 1))).toEqual({ a: null, b: true });
    expect(decode(struct({ a: option(bool), b: bool }), bytes(2, 1))).toBeNull();
  });

  test('text is well-formed UTF-8 within its limit, byte-order marks kept', () => {
    const short = text(4, 1);
    expect(decode(short, bytes(2, 0xc3, 0xa9))).toBe('é');
    expect(decode(short, bytes(2, 0xc3, 0x28))).toBeNull();
    expect(decode(short, bytes(5, 97, 97, 97, 97, 97))).toBeNull();
    expect(decode(short, bytes(3, 97, 97))).toBeNull();
    expect(decode(short, bytes(0))).toBeNull();
    expect(decode(short, encode(short, '\uFEFF'))).toBe('\uFEFF');
    expect(() => encode(short, 'ééé')).toThrow(RangeError);
    expect(() => encode(short, '')).toThrow(RangeError);
  });

  test('keys and refs', () => {
    const ana = hexOf('Ana');
    expect(encode(key, ana)).toHaveLength(32);
    expect(decode(key, encode(key, ana))).toBe(ana);
    expect(() => encode(key, ana.toUpperCase())).toThrow(RangeError);
    expect(decode(recordRef, encode(recordRef, ref))).toEqual(ref);
    expect(decode(recordRef, bytes(0, 0, 0, 0, 0, 0, 0, 0, 0))).toBeNull();
    expect(decode(recordRef, bytes(0x20, 0, 0, 0, 0, 0, 0, 0, 0))).toBeNull();
    expect(() => encode(recordRef, { ...ref, feed: 0 })).toThrow(RangeError);
  });

  test('a position takes 10 bytes on the first text and 19 on a later one, in one form only', () => {
    const first = { proposal: ref, revision: ref, position: 'object', hasReason: true } as const;
    const later = { ...first, revision: { ...ref, burst: 9 } };
    expect(encodePositionTaken(first)).toHaveLength(10);
    expect(encodePositionTaken(later)).toHaveLength(19);
    expect(decodePositionTaken(encodePositionTaken(first))).toEqual(first);
    expect(decodePositionTaken(encodePositionTaken(later))).toEqual(later);
    const doubled = bytes(8 + 3, ...encode(recordRef, ref), ...encode(recordRef, ref));
    expect(decodePositionTaken(doubled)).toBeNull();
    expect(decodePositionTaken(bytes(16, ...encode(recordRef, ref)))).toBeNull();
  });

  test('a proposal needs a title, and holds as much text as the limits say', () => {
    const proposal = {
      title: 'Bread',
      about: '',
      text: 'x'.repeat(byteLimits.text),
      reviewOn: null,
      matter: ordinary,
      draft: null,
    };
    expect(decodeProposalPut(encodeProposalPut(proposal))).toEqual(proposal);
    expect(
      encodeProposalPut({ ...proposal, about: 'y'.repeat(2000), title: 'z'.repeat(300) }).length,
    ).toBeLessThan(32_768);
    expect(() => encodeProposalPut({ ...proposal, text: `${proposal.text}x` })).toThrow(RangeError);
    expect(() => encodeProposalPut({ ...proposal, title: '' })).toThrow(RangeError);
  });
});

test('record ids and refs name the same record', () => {
  expect(idToRef(refToId(ref))).toEqual(ref);
  for (const no of [
    '',
    'x',
    '1.2',
    '1.2.x',
    '01.2.3',
    '1.2.3.4',
    '1.-1.0',
    '1.1e3.0',
    '1.NaN.0',
    '0x1.0.0',
    '!.0.0',
  ]) {
    expect(idToRef(no)).toBeNull();
  }
});

test('[PER-1] what a person signs for a device names the purpose and the device', () => {
  const device = new Uint8Array(32).fill(7);
  const message = certificateMessage(device);
  expect(new TextDecoder().decode(message.subarray(0, 13))).toBe('moot/device/1');
  expect(message.subarray(13)).toEqual(device);
});
