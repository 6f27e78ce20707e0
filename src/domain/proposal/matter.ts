/**
 * What a proposal would do beyond its words. Whatever is not `ordinary` is a basic matter: it changes
 * the assembly itself once it stands, and needs the basic figure of members in favour.
 */
import { charter } from '../assembly/charter-codec.ts';
import { idToRef, refToId } from '../burst.ts';
import type { PersonId, RecordId } from '../burst.ts';
import { oneOf, struct, varint } from '../codec/codec.ts';
import type { Codec } from '../codec/codec.ts';
import { key, recordRef } from '../codec/ids.ts';
import type { Role } from '../roll/state.ts';
import type { Charter } from '../state.ts';

export type Matter =
  | { readonly type: 'ordinary' }
  /** The whole charter as it would be. */
  | { readonly type: 'charter'; readonly charter: Charter }
  | { readonly type: 'removal'; readonly person: PersonId }
  /** [ROLL-6] Coming back by decision. */
  | { readonly type: 'comingBack'; readonly person: PersonId }
  /** `until`: the end of the term, milliseconds since the Unix epoch; shown, never judged. */
  | { readonly type: 'role'; readonly role: Role; readonly person: PersonId; readonly until: number }
  | { readonly type: 'roleEnds'; readonly role: Role; readonly person: PersonId }
  /** [MOD-6] Words in talk, a message's or a topic's, are erased for good. */
  | { readonly type: 'erasure'; readonly record: RecordId };

export const ordinary: Matter = Object.freeze({ type: 'ordinary' });

/** [OUT-3] Charter, roll and roles need the basic figure. */
export const isBasic = (matter: Matter): boolean => matter.type !== 'ordinary';

/** [ROLL-4] Whom a removal is about: they have no voice in it, and count in n. */
export const removes = (matter: Matter): PersonId | null =>
  matter.type === 'removal' ? matter.person : null;

/** A later text may change the figures, never whom or what the proposal is about. */
export function isSameMatter(a: Matter, b: Matter): boolean {
  if (a.type !== b.type) return false;
  if ('person' in a && 'person' in b && a.person !== b.person) return false;
  if ('record' in a && 'record' in b && a.record !== b.record) return false;
  return !('role' in a && 'role' in b) || a.role === b.role;
}

const type = oneOf<Matter['type']>([
  'ordinary',
  'charter',
  'removal',
  'comingBack',
  'role',
  'roleEnds',
  'erasure',
]);
const role = oneOf<Role>(['secretary', 'deputy']);
const aboutCharter = struct({ charter });
const aboutPerson = struct({ person: key });
const aboutRole = struct({ role, person: key, until: varint });
const aboutRoleEnd = struct({ role, person: key });

export const matterCodec: Codec<Matter> = {
  write(out, matter) {
    type.write(out, matter.type);
    switch (matter.type) {
      case 'ordinary':
        return;
      case 'charter':
        return aboutCharter.write(out, matter);
      case 'removal':
      case 'comingBack':
        return aboutPerson.write(out, matter);
      case 'role':
        return aboutRole.write(out, matter);
      case 'roleEnds':
        return aboutRoleEnd.write(out, matter);
      case 'erasure': {
        const record = idToRef(matter.record);
        if (record === null) throw new RangeError('not a record');
        return recordRef.write(out, record);
      }
    }
  },
  read(input) {
    const name = type.read(input);
    switch (name) {
      case undefined:
        return undefined;
      case 'ordinary':
        return ordinary;
      case 'charter': {
        const about = aboutCharter.read(input);
        return about && { type: name, ...about };
      }
      case 'removal':
      case 'comingBack': {
        const about = aboutPerson.read(input);
        return about && { type: name, ...about };
      }
      case 'role': {
        const about = aboutRole.read(input);
        return about && { type: name, ...about };
      }
      case 'roleEnds': {
        const about = aboutRoleEnd.read(input);
        return about && { type: name, ...about };
      }
      case 'erasure': {
        const record = recordRef.read(input);
        return record && { type: name, record: refToId(record) };
      }
    }
  },
};
