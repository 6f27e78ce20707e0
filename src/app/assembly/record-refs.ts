import { idToRef, type RecordId, type RecordRef } from '../../domain/burst.ts';

/** Reads a record's name. Throws on text that is none: ids come from the reducers. */
export function refOf(id: RecordId): RecordRef {
  const ref = idToRef(id);
  if (!ref) throw new TypeError(`No record is named ${id}`);
  return ref;
}
