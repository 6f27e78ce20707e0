/** What can go wrong beneath a ledger, as errors that its users catch by class. */

/** The disk, or what the browser grants of it, is full. Nothing was written. */
export class StorageFull extends Error {
  override readonly name = 'StorageFull';
}

/** The browser's storage refused, vanished or was replaced by a newer version of the app. */
export class StorageFailed extends Error {
  override readonly name: string = 'StorageFailed';
}

/** What is stored was written by a newer version of the app, in a form that this one does not know. */
export class StorageNewer extends StorageFailed {
  override readonly name = 'StorageNewer';
}

/** Another tab wrote to this journal first. Nothing was written: take its news, then try again. */
export class JournalStale extends StorageFailed {
  override readonly name = 'JournalStale';
}

/**
 * A sealed segment no longer has the bytes that were sealed. The rest of the journal is whole:
 * when it is started next, the feeds of this segment end where the damage begins, so that
 * neighbours bring the rest again.
 */
export class SegmentDamaged extends Error {
  override readonly name = 'SegmentDamaged';
  readonly segment: number;

  constructor(segment: number) {
    super(`Segment ${segment} does not have the bytes that were sealed`);
    this.segment = segment;
  }
}

/** Packed bytes that no packer wrote, or that unpack to more than was allowed. */
export class PackDamaged extends Error {
  override readonly name = 'PackDamaged';
}

/**
 * This device's own feed went two ways: a restored backup, or two writers. It can't write to this
 * ledger any more and needs a new device key.
 */
export class FeedForked extends Error {
  override readonly name = 'FeedForked';
}

/** A burst that can't be written: too many deps or records, or words or header over their limit. */
export class BurstUnwritable extends Error {
  override readonly name = 'BurstUnwritable';
}

/** The journal holds rows that don't follow each other or that the feed's key did not sign. */
export class JournalDamaged extends Error {
  override readonly name = 'JournalDamaged';
}

/** A state vector that is not the canonical one. The neighbour made these bytes. */
export class VectorMalformed extends Error {
  override readonly name = 'VectorMalformed';
}

/** Yjs runs in its development mode, in which it throws on bytes as elements. */
export class YjsInDevelopmentMode extends Error {
  override readonly name = 'YjsInDevelopmentMode';
}
