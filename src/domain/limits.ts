/** The most that a record may hold. Each is part of the rules: a longer one is malformed everywhere. */

/** Bytes of UTF-8. */
export const byteLimits = {
  name: 120,
  purpose: 2_000,
  remit: 2_000,
  title: 300,
  about: 2_000,
  text: 24_000,
  restriction: 500,
  place: 300,
  question: 500,
  option: 300,
  room: 120,
  /** Erasable words: bounded by the ledger's format, 16 KiB less the salt. */
  words: 16_384,
} as const;

export const countLimits = {
  foundingList: 1_000,
  /** Earlier revisions that one revision follows. */
  previous: 8,
  mentions: 32,
  coolingOffDays: 365,
  quorum: 100_000,
  vouches: 100,
  /** The largest number that a share of a charter is counted in. */
  shareOf: 100,
  recognises: 8,
  /** People present at one Moot. */
  present: 500,
  /** Proposals that one Moot, or one ballot, is about. */
  proposals: 64,
  options: 64,
  seats: 64,
  tellers: 9,
  graceDays: 60,
  /** Papers that one return lists. */
  papers: 1_500,
  /** Slips of one room: all its names and rows fit into one header. */
  slips: 300,
  /** Devices between a person's key and the device that they certify. */
  chain: 8,
  /** Devices that one record revokes, or says how far it had heard. */
  devices: 64,
} as const;

/**
 * What one device of a newcomer can do in governance before a member's welcome: enough to say hello,
 * take positions and put an idea forward, too little to bury an assembly. Later records have no effect.
 */
export const newcomerLimits = { records: 24, headerBytes: 32_768 } as const;

/**
 * The same for talk, which has no past: so many bursts of a device, of one record each. `burstBytes`: a
 * larger one others need not keep before a welcome; `wordBytes` fit into it in any case.
 */
export const newcomerTalkLimits = { bursts: 32, burstBytes: 3_072, wordBytes: 1_500 } as const;

/** However many people speak whom nobody has welcomed yet, no more than this of it counts as unread. */
export const MOST_UNREAD_OF_STRANGERS = 20;
