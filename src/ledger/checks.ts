/**
 * Every check that stands between a neighbour's bytes and the ledger, by name.
 *
 * All of them are on, always: nothing in the product passes another table. The tests plant faults
 * by switching one off at a time and show that an attack then gets through, so that no check can
 * rot unnoticed. What only bounds work (counts against the bytes that are left) is not in the table:
 * the tests count that work instead.
 */
export const everyCheck = {
  // The update's grammar (update.ts).
  updateSize: true,
  noDeletions: true,
  nothingTrails: true,
  oneStructPerFeed: true,
  feedsDescend: true,
  feedIdRange: true,
  structIsRun: true,
  rootIsFeed: true,
  originIsPrevious: true,
  contentIsBytes: true,
  runNotEmpty: true,
  numbersMinimal: true,
  numbersBounded: true,

  // An element's grammar (element.ts).
  elementWeight: true,
  firstNamesDevice: true,
  depCount: true,
  depsAscend: true,
  depIdRange: true,
  depNotOwn: true,
  recordCount: true,
  headerSize: true,
  bodySize: true,
  knownForm: true,
  nothingAfterRecords: true,

  // One feed against what is held (gate.ts).
  noGap: true,
  feedFollowsFromKey: true,
  keyIsStrong: true,
  signature: true,
  coresCompared: true,
  collisionIsNoFork: true,
  forkedFeedEnds: true,
  erasedStaysErased: true,
  healedWeight: true,

  // A fork's proof, offered by a neighbour (fork.ts).
  proofHashesDiffer: true,
  proofSignatures: true,
  proofOneKey: true,
} as const;

export type Check = keyof typeof everyCheck;
export type Checks = Readonly<Record<Check, boolean>>;
