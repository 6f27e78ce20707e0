/**
 * Why a record has no effect. Codes for programs; `ui/words` has the sentence for each.
 * The rule in brackets is where SPEC.md says so.
 */
export type Refusal =
  | 'malformed'
  | 'notTheGenesis'
  | 'noGenesis'
  | 'badCertificate'
  | 'deviceUnknown'
  /** [PER-9] By a device that its person's other devices, or the 24 words, had revoked. */
  | 'deviceRevoked'
  | 'notAMember'
  | 'notWelcomed'
  | 'notYours'
  | 'alreadyDone'
  | 'nothingThere'
  | 'tooLong'
  | 'tooMany'
  | 'notTheFounder'
  | 'listAlreadySigned'
  | 'vouchesMissing'
  | 'alreadyAMember'
  | 'notTheCurrentRevision'
  | 'revisionsDiffer'
  | 'reasonMissing'
  | 'objectionStands'
  | 'mootAskedFor'
  /** Only a Moot can find that (OUT-1). */
  | 'needsMoot'
  | 'notQuorate'
  | 'notBroad'
  | 'closed'
  | 'notHeldLongEnough'
  | 'reopened'
  | 'feedForked'
  /** A basic matter without the basic figure of members in favour. */
  | 'notBasicFigure'
  /** What follows from the positions is another outcome (OUT-2). */
  | 'doesNotFollow'
  /** [ROLL-4] [BAL-1] It is about you: you have no voice in it. */
  | 'concernsYou'
  /** [ROLL-5] By a person who had been removed. */
  | 'removed'
  /** [ROLL-7] Made without what most of its roll had settled. */
  | 'oldView'
  /** The matter of a proposal can't change with its text. */
  | 'otherMatter'
  | 'notRecognised'
  /** [BAL-1] A ballot needs a deadlock. */
  | 'needsDeadlock'
  /** [BAL-1] A deadlock names enough members as tellers. */
  | 'tellersMissing'
  | 'notATeller'
  /** [BAL-2] Your device knows another electorate. */
  | 'electorateDiffers'
  | 'notBegun'
  | 'notInElectorate'
  | 'tooFewReturns'
  | 'notSealed'
  | 'noWinner'
  /** By this device's clock: before the close, or while a seal may yet come. */
  | 'tooEarly';
