/** Judges the records of one placed burst, in their order, each in its own past. */
import { actionAddedRule, actionChangedRule, decisionReviewedRule } from '../action/rules.ts';
import { takeFounding } from '../assembly/rules.ts';
import { ballotDecidedRule } from '../ballot/decided-rule.ts';
import { ballotOpenedRule, ballotTakenBackRule } from '../ballot/open-rules.ts';
import { paperCastRule, slipsEnteredRule, tickDeniedRule } from '../ballot/paper-rules.ts';
import {
  returnSignedRule,
  returnsConfirmedRule,
  returnsSignedRule,
  tellingAcceptedRule,
} from '../ballot/teller-rules.ts';
import { recordId } from '../burst.ts';
import type { DeviceId, PersonId, VerifiedRecord } from '../burst.ts';
import { outcomeHeldRule, outcomeStandsRule, outcomeWithdrawnRule } from '../decision/rules.ts';
import { outcomeRecordedRule } from '../decision/record-rule.ts';
import { draftRule } from '../draft/rules.ts';
import type { Facts } from '../facts/facts.ts';
import { seal } from '../facts/rule.ts';
import type { SealedRule } from '../facts/rule.ts';
import { hidingAnsweredRule, hidingSaidRule } from '../hiding/rules.ts';
import { Kind } from '../kinds.ts';
import { newcomerLimits } from '../limits.ts';
import { entryConfirmedRule, positionEnteredRule } from '../moot/entry-rules.ts';
import { mootCallSeenRule, mootCalledRule, mootHeldRule } from '../moot/rules.ts';
import { sees } from '../past/act.ts';
import type { Act, Place } from '../past/act.ts';
import type { Feed, Placed } from '../past/causal.ts';
import {
  decodeDeviceCertified,
  decodeDeviceLinked,
  decodeHeard,
  decodePhraseDecided,
} from '../person/headers.ts';
import { isRevokedIn } from '../person/revoked.ts';
import { certify, devicesRevokedRule, helloRule, takePhrase } from '../person/rules.ts';
import { concernAnsweredRule, concernRaisedRule, concernResolvedRule } from '../proposal/concern-rules.ts';
import { proposalPutRule, proposalRevisedRule, proposalWithdrawnRule } from '../proposal/rules.ts';
import { mootAskWithdrawnRule, mootAskedRule, positionRule } from '../proposal/voice-rules.ts';
import type { Refusal } from '../refusal.ts';
import { standingOf } from '../roll/roll.ts';
import { isByHand } from '../roll/by-hand.ts';
import { attestRule, foundingListRule, leaveRule, placeRule, vouchRule, welcomeRule } from '../roll/rules.ts';
import { decodeWordsErased } from '../words/headers.ts';
import { judgeErasure, takeErasure } from '../words/rules.ts';

const rules: ReadonlyMap<number, SealedRule> = new Map([
  [Kind.helloSaid, seal(helloRule)],
  [Kind.devicesRevoked, seal(devicesRevokedRule)],
  [Kind.foundingListSigned, seal(foundingListRule)],
  [Kind.personWelcomed, seal(welcomeRule)],
  [Kind.memberVouched, seal(vouchRule)],
  [Kind.placeTaken, seal(placeRule)],
  [Kind.memberLeft, seal(leaveRule)],
  [Kind.rollAttested, seal(attestRule)],
  [Kind.draftOpened, seal(draftRule)],
  [Kind.proposalPut, seal(proposalPutRule)],
  [Kind.proposalRevised, seal(proposalRevisedRule)],
  [Kind.proposalWithdrawn, seal(proposalWithdrawnRule)],
  [Kind.positionTaken, seal(positionRule)],
  [Kind.concernRaised, seal(concernRaisedRule)],
  [Kind.concernAnswered, seal(concernAnsweredRule)],
  [Kind.concernResolved, seal(concernResolvedRule)],
  [Kind.mootAskedFor, seal(mootAskedRule)],
  [Kind.mootAskWithdrawn, seal(mootAskWithdrawnRule)],
  [Kind.outcomeRecorded, seal(outcomeRecordedRule)],
  [Kind.outcomeWithdrawn, seal(outcomeWithdrawnRule)],
  [Kind.outcomeHeldFor, seal(outcomeHeldRule)],
  [Kind.outcomeStands, seal(outcomeStandsRule)],
  [Kind.actionAdded, seal(actionAddedRule)],
  [Kind.actionChanged, seal(actionChangedRule)],
  [Kind.decisionReviewed, seal(decisionReviewedRule)],
  [Kind.hidingSaid, seal(hidingSaidRule)],
  [Kind.hidingAnswered, seal(hidingAnsweredRule)],
  [Kind.mootCalled, seal(mootCalledRule)],
  [Kind.mootCallSeen, seal(mootCallSeenRule)],
  [Kind.mootHeld, seal(mootHeldRule)],
  [Kind.positionEntered, seal(positionEnteredRule)],
  [Kind.entryConfirmed, seal(entryConfirmedRule)],
  [Kind.ballotOpened, seal(ballotOpenedRule)],
  [Kind.ballotTakenBack, seal(ballotTakenBackRule)],
  [Kind.tellingAccepted, seal(tellingAcceptedRule)],
  [Kind.paperCast, seal(paperCastRule)],
  [Kind.returnSigned, seal(returnSignedRule)],
  [Kind.returnsSigned, seal(returnsSignedRule)],
  [Kind.returnsConfirmed, seal(returnsConfirmedRule)],
  [Kind.ballotDecided, seal(ballotDecidedRule)],
  [Kind.slipsEntered, seal(slipsEnteredRule)],
  [Kind.tickDenied, seal(tickDeniedRule)],
]);

/** Kinds that belong into talk: known, and out of place here. */
const talkKinds: ReadonlySet<number> = new Set([
  Kind.messageSaid,
  Kind.messageEdited,
  Kind.reactionSet,
  Kind.topicOpened,
]);

/** Who writes a feed, and how much of it was written before its person was welcomed. */
export interface Writing {
  person: PersonId | null;
  certificate: Place | null;
  newcomerRecords: number;
  newcomerBytes: number;
}

export type Verdict = 'accepted' | 'unknownKind' | Refusal;

export function judge(
  facts: Facts,
  feed: Feed,
  writing: Writing,
  placed: Placed,
  onVerdict: (act: Act, record: VerifiedRecord, verdict: Verdict) => void,
): void {
  const { burst } = placed;
  for (const [index, record] of burst.records.entries()) {
    const act: Act = {
      past: placed.past,
      slot: feed.slot,
      burst: burst.burst,
      index,
      id: recordId(feed.id, burst.burst, index),
      feed: feed.id,
      device: burst.device,
      person: writing.person ?? '',
      time: record.time,
    };
    const verdict = verdictOn(facts, writing, act, record);
    if (verdict === 'accepted') facts.accepted += 1;
    onVerdict(act, record, verdict);
  }
}

function verdictOn(facts: Facts, writing: Writing, act: Act, record: VerifiedRecord): Verdict {
  switch (record.kind) {
    case Kind.assemblyFounded:
      return takeFounding(facts, act, record) ?? 'accepted';
    case Kind.deviceCertified:
    case Kind.deviceLinked:
      return judgeCertificate(facts, writing, act, record) ?? 'accepted';
    case Kind.phraseDecided:
      return judgePhrase(facts, writing, act, record) ?? 'accepted';
    case Kind.wordsErased:
      return judgeWordsErased(facts, writing, act, record) ?? 'accepted';
    case Kind.heard:
      // [RED-4] Its deps have joined their pasts; it needs nobody's authority.
      return decodeHeard(record.header) === null ? 'malformed' : 'accepted';
  }
  const rule = rules.get(record.kind);
  if (rule === undefined) return talkKinds.has(record.kind) ? 'malformed' : 'unknownKind';
  if (writing.person === null) return 'deviceUnknown';
  if (facts.founding === null || !sees(act, facts.founding.act)) return 'noGenesis';
  if (isRevoked(facts, act)) return 'deviceRevoked';
  if (isTooMuch(facts, writing, act, record)) return 'tooMany';
  const refusal = rule(facts, act, record.header);
  if (refusal !== null) return refusal;
  if (isByHand(record.kind)) facts.byHand.add(act);
  return 'accepted';
}

/** Whose device a certificate says this is, and through which others; null where it can't be read. */
function certificateOf({ kind, header }: VerifiedRecord): {
  readonly person: PersonId;
  readonly chain: readonly DeviceId[];
} | null {
  if (kind === Kind.deviceCertified) {
    const certificate = decodeDeviceCertified(header);
    return certificate && { person: certificate.person, chain: [] };
  }
  const linked = decodeDeviceLinked(header);
  return linked && { person: linked.person, chain: linked.chain.map(({ device }) => device) };
}

/** [PER-1] [PER-2] [PER-7] The first valid certificate in a feed says whose device it is, from there on. */
function judgeCertificate(facts: Facts, writing: Writing, act: Act, record: VerifiedRecord): Refusal | null {
  const certificate = certificateOf(record);
  if (certificate === null) return 'malformed';
  if (record.certificateValid !== true) return 'badCertificate';
  if (writing.person !== null) return 'alreadyDone';
  const { person, chain } = certificate;
  if (isRevokedIn(facts, person, act.device, chain, act)) return 'deviceRevoked';
  writing.person = person;
  writing.certificate = act;
  certify(facts, person, chain, act);
  return null;
}

/** [PER-10] What the 24 words said to this device, whatever other devices said of it. */
function judgePhrase(facts: Facts, writing: Writing, act: Act, record: VerifiedRecord): Refusal | null {
  const header = decodePhraseDecided(record.header);
  if (header === null || header.words.assembly !== facts.assemblyId) return 'malformed';
  if (writing.person === null) return 'deviceUnknown';
  if (record.certificateValid !== true) return 'badCertificate';
  if (header.words.person !== writing.person) return 'notYours';
  if (facts.founding === null || !sees(act, facts.founding.act)) return 'noGenesis';
  takePhrase(facts, act, header.words);
  return null;
}

/** [PER-9] */
const isRevoked = (facts: Facts, act: Act): boolean =>
  facts.revoked > 0 &&
  isRevokedIn(facts, act.person, act.device, facts.devices.get(act.device)?.chain ?? [], act);

function judgeWordsErased(facts: Facts, writing: Writing, act: Act, record: VerifiedRecord): Refusal | null {
  const header = decodeWordsErased(record.header);
  if (header === null) return 'malformed';
  if (isRevoked(facts, act)) return 'deviceRevoked';
  const refusal = judgeErasure(facts, { ...act, person: writing.person }, header.target);
  if (refusal === null) takeErasure(facts, act, header.target);
  return refusal;
}

/** [PER-5] What a newcomer's feed holds beyond the limits, before a welcome, has no effect. */
function isTooMuch(facts: Facts, writing: Writing, act: Act, record: VerifiedRecord): boolean {
  // Whoever takes their place has been vouched for: the rule for places judges that. And nobody can
  // welcome a founder before there is a list.
  if (record.kind === Kind.placeTaken || act.person === facts.founding?.founding.founder) return false;
  if (standingOf(facts, act.person, act) !== 'newcomer') return false;
  writing.newcomerRecords += 1;
  writing.newcomerBytes += record.header.length;
  return (
    writing.newcomerRecords > newcomerLimits.records || writing.newcomerBytes > newcomerLimits.headerBytes
  );
}
