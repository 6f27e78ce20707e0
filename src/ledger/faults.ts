/** What can go wrong beneath a ledger, as errors that its users catch by class. */

/** The disk, or what the browser grants of it, is full. Nothing was written. */
export class StorageFull extends Error {
  override readonly name = 'StorageFull';
}

/** The browser's storage refused, vanished or was replaced by a newer version of the app. */
export class StorageFailed extends Error {
  override readonly name = 'StorageFailed';
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
