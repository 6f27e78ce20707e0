/**
 * The kinds of record, by number. Numbers are forever: one is never given a second meaning.
 * 1 to 39 stand in an assembly's `governance` ledger, 40 to 59 in its `talk` ledger.
 * Header layouts: src/domain/<noun>/. Bodies are erasable words; no rule may depend on one.
 */
export const Kind = {
  /** Genesis: name, kind of assembly, purpose, remit, charter, founder, reducer version, nonce. */
  assemblyFounded: 1,
  /** In the first burst of each governance feed: the person who vouches for this device, with their signature. */
  deviceCertified: 2,
  /** "I am here": body = the name that people see. A later one renames. */
  helloSaid: 3,
  foundingListSigned: 4,
  personWelcomed: 5,
  memberVouched: 6,
  placeTaken: 7,
  /** Joins more than eight heads into one past; says nothing else. */
  heard: 8,

  draftOpened: 10,
  proposalPut: 11,
  proposalRevised: 12,
  proposalWithdrawn: 13,
  positionTaken: 14,
  concernRaised: 15,
  concernAnswered: 16,
  concernResolved: 17,
  mootAskedFor: 18,
  mootAskWithdrawn: 19,
  outcomeRecorded: 20,
  outcomeWithdrawn: 21,
  /** OUT-7: "this device has had the outcome for the days of cooling-off". */
  outcomeHeldFor: 22,
  outcomeStands: 23,

  /** In either ledger: the author's own words of one record are erased for good. */
  wordsErased: 40,
  messageSaid: 41,
  messageEdited: 42,
  reactionSet: 43,
  topicOpened: 44,
} as const;
