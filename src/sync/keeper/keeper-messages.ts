/**
 * What a device and a keeper say beside the ordinary messages of a link. An assembly is named by its
 * tag on this link (`haveTag`), so that a keeper learns no id that it does not know; only who asks it to
 * keep one tells the id, since the ids of its ledgers follow from it.
 *
 *   keep    → assembly id 32                     keep it for me
 *   forget  → tag 16                             I take that back
 *   visit   → count { tag 16 | 0 to 2 }          let us exchange these, if you keep them too: 0 no more,
 *                                                1 as a device, 2 as another keeper
 *   keeping ← tag 16 | answer | 1 asked by this device, 0 not
 */
import { toHex } from '../../lib/bytes.ts';
import { KIND } from '../messages.ts';
import { Malformed, Reader, Writer } from '../wire.ts';

const ID_BYTES = 32;
const TAG_BYTES = 16;
export const MOST_VISITS = 1024;

/** What a keeper answers. The order is part of the protocol: only append. */
const ANSWERS = [
  'keeps',
  /** Nobody asked it to. */
  'keepsNot',
  /** It was asked and forgot it. */
  'forgotten',
  /** This assembly has as many bytes as it keeps of one; what it has, it goes on serving. */
  'full',
  /** So many were asked for from this network address. */
  'tooManyFromHere',
  /** It keeps as many assemblies as it may. */
  'tooMany',
  /** The space that it may use is full. */
  'noRoom',
  /** It has too much open just now. */
  'busy',
  /** It takes no new ones. */
  'closed',
  /** Its disk takes no more just now; what it has, it goes on serving. */
  'diskFull',
] as const;

/** It has the assembly, and gives out what it has. */
export const gives = (answer: string): boolean => ['keeps', 'full', 'diskFull'].includes(answer);

export type KeeperAnswer = (typeof ANSWERS)[number];

export interface Keeping {
  /** In hex. */
  readonly tag: string;
  readonly answer: KeeperAnswer;
  /** This device is among those who asked. */
  readonly asked: boolean;
}

export interface Visit {
  /** In hex. */
  readonly tag: string;
  readonly by: Visitor | null;
}

/** Who visits: a keeper that visits another gives it no reason to visit back. */
export type Visitor = 'device' | 'keeper';
const VISITORS = [null, 'device', 'keeper'] as const;

export const encodeKeep = (assembly: Uint8Array): Uint8Array =>
  new Writer().u8(KIND.keep).raw(assembly).done();

export function decodeKeep(payload: Uint8Array): Uint8Array {
  if (payload.length !== ID_BYTES) throw new Malformed('keep');
  return payload.slice();
}

/** `tag`: 16 bytes. */
export const encodeForget = (tag: Uint8Array): Uint8Array => new Writer().u8(KIND.forget).raw(tag).done();

/** In hex. */
export function decodeForget(payload: Uint8Array): string {
  if (payload.length !== TAG_BYTES) throw new Malformed('forget');
  return toHex(payload);
}

/** `by` null: no more. */
export const encodeVisit = (tag: Uint8Array, by: Visitor | null): Uint8Array =>
  new Writer().u8(KIND.visit).uint(1).raw(tag).u8(VISITORS.indexOf(by)).done();

export function decodeVisits(payload: Uint8Array): Visit[] {
  const reader = new Reader(payload);
  const visits: Visit[] = [];
  for (let left = reader.count(TAG_BYTES + 1); left > 0; left--) {
    const tag = toHex(reader.raw(TAG_BYTES));
    const by = VISITORS[reader.u8()];
    if (by === undefined) throw new Malformed('visit');
    visits.push({ tag, by });
  }
  reader.end();
  if (visits.length > MOST_VISITS) throw new Malformed('visits');
  return visits;
}

export const encodeKeeping = (tag: Uint8Array, answer: KeeperAnswer, asked: boolean): Uint8Array =>
  new Writer()
    .u8(KIND.keeping)
    .raw(tag)
    .u8(ANSWERS.indexOf(answer))
    .u8(asked ? 1 : 0)
    .done();

/** An answer that a later keeper has and this device does not know is a refusal: `closed`. */
export function decodeKeeping(payload: Uint8Array): Keeping {
  const reader = new Reader(payload);
  const tag = toHex(reader.raw(TAG_BYTES));
  const answer = ANSWERS[reader.u8()] ?? 'closed';
  const asked = reader.u8() === 1;
  reader.end();
  return { tag, answer, asked };
}

/** Nothing is said to a keeper beside the conversation. */
export function nothingBeside(): never {
  throw new Malformed('side');
}
