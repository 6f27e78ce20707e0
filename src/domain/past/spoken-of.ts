/**
 * Which feeds and people records may speak of, seen from their headers' bytes: whoever writes them names
 * these feeds' newest bursts as deps. It may find one too many, which does no harm, and never one too few:
 * a feed stands in a header as 7 bytes, a person as 32.
 */
import type { FeedId, PersonId } from '../burst.ts';

const FEED_BYTES = 7;
/** Enough of a key to find it by, and exact as a number. */
const KEY_BYTES = 6;

export interface SpokenOf {
  hasFeed(feed: FeedId): boolean;
  hasPerson(person: PersonId): boolean;
}

export function spokenOf(headers: Iterable<Uint8Array>): SpokenOf {
  const feeds = new Set<number>();
  const keys = new Set<number>();
  for (const header of headers) {
    for (let at = 0; at + KEY_BYTES <= header.length; at += 1) {
      let value = 0;
      for (let i = 0; i < KEY_BYTES; i += 1) value = value * 256 + (header[at + i] ?? 0);
      keys.add(value);
      const last = header[at + FEED_BYTES - 1];
      if (last !== undefined) feeds.add(value * 256 + last);
    }
  }
  return {
    hasFeed: (feed) => feeds.has(feed),
    hasPerson: (person) => keys.has(Number.parseInt(person.slice(0, 2 * KEY_BYTES), 16)),
  };
}
