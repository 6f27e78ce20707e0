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
  | 'feedForked';
