/** What bounds bytes. The limits of an element are validity: changing one needs a new format byte. */

/** An update that a neighbour sends, in bytes. */
export const MAX_UPDATE = 256 * 1024;
/** An element's weight in bytes; see `readElement`. */
export const MAX_ELEMENT = 64 * 1024;
export const MAX_DEPS = 8;
export const MAX_RECORDS = 64;
/** A record's header in bytes. */
export const MAX_HEADER = 32768;
export const SALT_BYTES = 8;
/** A record's erasable text in bytes of UTF-8. */
export const MAX_TEXT = 16384;
export const MIN_BODY = SALT_BYTES;
export const MAX_BODY = SALT_BYTES + MAX_TEXT;
export const KEY_BYTES = 32;
export const HASH_BYTES = 32;
export const SIGNATURE_BYTES = 64;
