import type { RecordId, RecordRef } from '../../domain/burst.ts';

/** Reads a record's name. Throws on text that is none: ids come from the reducers. */
export function refOf(id: RecordId): RecordRef {
  const [feed, burst, index] = id.split('.');
  const ref = {
    feed: Number.parseInt(feed ?? '', 36),
    burst: Number.parseInt(burst ?? '', 10),
    index: Number.parseInt(index ?? '', 10),
  };
  if (!Object.values(ref).every(Number.isSafeInteger)) throw new TypeError(`No record is named ${id}`);
  return ref;
}
