/**
 * The kinds of record, by number. Numbers are forever: one is never given a second meaning.
 * 1 to 39 and 60 to 99 stand in an assembly's `governance` ledger, 40 to 59 in its `talk` ledger.
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

  memberLeft: 24,
  /** By a member's device: that person is on another assembly's roll, which the charter recognises. */
  rollAttested: 25,

  mootCalled: 26,
  /** By a device, on its own: the call was shown to its owner. */
  mootCallSeen: 27,
  mootHeld: 28,
  /** [OUT-11] For somebody without a device. */
  positionEntered: 29,
  entryConfirmed: 30,

  actionAdded: 31,
  actionChanged: 32,
  decisionReviewed: 33,

  /** As `deviceCertified`, by another device of the person: a chain that begins at the person's own key. */
  deviceLinked: 34,
  /** By a device: other devices of its person, lost ones, speak for them no more. */
  devicesRevoked: 35,
  /** The same in the name of the 24 words, which also set aside what a device said. */
  phraseDecided: 36,

  /** By a member: words in talk should be hidden on everyone's screens, or shown, or neither any more. */
  hidingSaid: 37,
  hidingAnswered: 38,

  /** In either ledger: the author's own words of one record are erased for good. */
  wordsErased: 40,
  messageSaid: 41,
  messageEdited: 42,
  reactionSet: 43,
  topicOpened: 44,

  ballotOpened: 60,
  ballotTakenBack: 61,
  tellingAccepted: 62,
  paperCast: 63,
  returnSigned: 64,
  returnsSigned: 65,
  returnsConfirmed: 66,
  ballotDecided: 67,
  slipsEntered: 68,
  tickDenied: 69,
} as const;
