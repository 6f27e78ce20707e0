import type { FeedId } from '../domain/burst.ts';

/**
 * How much this device takes of whose feed, now. A choice of this device, never validity: what is left
 * out is no fault of anybody's, and may come later. Asked before any signature is checked.
 */
export interface Intake {
  /** Settles when what it goes by is up to date. */
  ready(): Promise<void>;
  /** An update begins: what was granted before has entered, or never will. */
  begin(): void;
  /** How many of these bursts may enter, the first ones. `sizes`: their bytes; `from`: the first one's number. */
  room(feed: FeedId, device: Uint8Array, from: number, sizes: readonly number[]): number;
  /** Earlier bursts of the feed were left out, so that later ones can't follow. */
  isLeftOut(feed: FeedId): boolean;
  /** Whether nobody here has welcomed whoever writes with that device. */
  isStranger(device: Uint8Array): boolean;
  /** Bursts that were left out may be taken now. Returns the way to stop listening. */
  onRoom(listen: () => void): () => void;
}

/** What sync asks of it: whose words go last, and when to ask for what was left out. */
export interface Strangers {
  has(feed: FeedId): boolean;
  onRoom(listen: () => void): () => void;
}
