import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as assembly from '../../../src/domain/assembly/headers.ts';
import * as action from '../../../src/domain/action/headers.ts';
import * as ballot from '../../../src/domain/ballot/headers.ts';
import * as decision from '../../../src/domain/decision/headers.ts';
import { decodeDraftOpened } from '../../../src/domain/draft/headers.ts';
import { countLimits } from '../../../src/domain/limits.ts';
import * as moot from '../../../src/domain/moot/headers.ts';
import * as person from '../../../src/domain/person/headers.ts';
import { refToId } from '../../../src/domain/burst.ts';
import type { Matter } from '../../../src/domain/proposal/matter.ts';
import * as position from '../../../src/domain/proposal/position-header.ts';
import * as proposal from '../../../src/domain/proposal/headers.ts';
import * as roll from '../../../src/domain/roll/headers.ts';
import * as talk from '../../../src/domain/talk/headers.ts';
import * as words from '../../../src/domain/words/headers.ts';

const hex32 = fc
  .uint8Array({ minLength: 32, maxLength: 32 })
  .map((bytes) => Buffer.from(bytes).toString('hex'));
const fixed = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
const ref = fc.record({
  feed: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
  burst: fc.oneof(fc.nat(300), fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER })),
  index: fc.nat(63),
});
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const line = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });
const time = fc.nat(2 ** 50);
const share = fc
  .tuple(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 100 }))
  .map(([a, b]) => ({ parts: Math.min(a, b), of: Math.max(a, b) }));
/** A restricted assembly recognises no other roll. */
const who = fc.oneof(
  fc.record({ restriction: line, recognises: fc.constant([]) }),
  fc.record({ restriction: fc.constant(''), recognises: fc.array(hex32, { maxLength: 3 }) }),
);
const figures = fc.record({
  quorum: optional(fc.integer({ min: 1, max: countLimits.quorum })),
  coolingOffDays: fc.nat(countLimits.coolingOffDays),
  vouches: fc.integer({ min: 1, max: countLimits.vouches }),
  approval: share,
  disagreement: share,
  stark: optional(fc.integer({ min: 1, max: 50 })),
});
const charter = fc.tuple(figures, who).map(([some, rest]) => ({ ...some, ...rest }));
const role = fc.constantFrom('secretary', 'deputy');
const matter: fc.Arbitrary<Matter> = fc.oneof(
  fc.constant({ type: 'ordinary' } as const),
  fc.record({ type: fc.constant('charter'), charter }),
  fc.record({ type: fc.constantFrom('removal', 'comingBack'), person: hex32 }),
  fc.record({ type: fc.constant('role'), role, person: hex32, until: time }),
  fc.record({ type: fc.constant('roleEnds'), role, person: hex32 }),
  fc.record({ type: fc.constant('erasure'), record: ref.map(refToId) }),
);
const wording = { title: line, about: line, text: line, reviewOn: optional(time), matter };

const refs = fc.array(ref, { minLength: 1, maxLength: 5 });
const scores = fc.array(fc.nat(5), { minLength: 2, maxLength: 6 });
const whereAndWhen = { at: time, place: line, proposals: fc.array(ref, { maxLength: 5 }) };

const chainLink = fc.record({ device: hex32, signature: fixed(64) });
const heardInTalk = fc.array(fc.record({ device: hex32, bursts: fc.nat(2 ** 40) }), { maxLength: 5 });

/** Every header with what it may hold, its encoder and its decoder. */
const headers = {
  assemblyFounded: codec(
    fc.record({
      name: line,
      kind: fc.constantFrom('geographical', 'workingGroup', 'committee', 'umbrella', 'community', 'hub'),
      purpose: line,
      remit: line,
      charter,
      founder: hex32,
      device: hex32,
      reducerVersion: fc.integer({ min: 1, max: 65_535 }),
      nonce: fixed(16),
    }),
    assembly.encodeAssemblyFounded,
    assembly.decodeAssemblyFounded,
  ),
  deviceCertified: codec(
    fc.record({ person: hex32, signature: fixed(64) }),
    person.encodeDeviceCertified,
    person.decodeDeviceCertified,
  ),
  deviceLinked: codec(
    fc.record({
      person: hex32,
      chain: fc.array(chainLink, { minLength: 1, maxLength: 8 }),
      signature: fixed(64),
    }),
    person.encodeDeviceLinked,
    person.decodeDeviceLinked,
  ),
  devicesRevoked: codec(
    fc.record({ devices: fc.array(hex32, { minLength: 1, maxLength: 5 }), talk: heardInTalk }),
    person.encodeDevicesRevoked,
    person.decodeDevicesRevoked,
  ),
  phraseDecided: codec(
    fc.record({
      words: fc.record({
        person: hex32,
        assembly: hex32,
        devices: fc.array(hex32, { maxLength: 5 }),
        talk: heardInTalk,
        aside: fc.array(ref, { maxLength: 5 }),
      }),
      signature: fixed(64),
    }),
    person.encodePhraseDecided,
    person.decodePhraseDecided,
  ),
  foundingListSigned: codec(
    fc.record({ people: fc.array(hex32, { minLength: 1, maxLength: 5 }) }),
    roll.encodeFoundingListSigned,
    roll.decodeFoundingListSigned,
  ),
  personWelcomed: codec(fc.record({ person: hex32 }), roll.encodePersonWelcomed, roll.decodePersonWelcomed),
  memberVouched: codec(fc.record({ person: hex32 }), roll.encodeMemberVouched, roll.decodeMemberVouched),
  proposalPut: codec(
    fc.record({ ...wording, draft: optional(ref) }),
    proposal.encodeProposalPut,
    proposal.decodeProposalPut,
  ),
  proposalRevised: codec(
    fc.record({ ...wording, proposal: ref, previous: fc.array(ref, { minLength: 1, maxLength: 8 }) }),
    proposal.encodeProposalRevised,
    proposal.decodeProposalRevised,
  ),
  positionTaken: codec(
    fc
      .record({
        proposal: ref,
        revision: optional(ref),
        position: fc.constantFrom('agree', 'reservations', 'standAside', 'object'),
        hasReason: fc.boolean(),
      })
      .map((header) => ({ ...header, revision: header.revision ?? header.proposal })),
    position.encodePositionTaken,
    position.decodePositionTaken,
  ),
  concernRaised: codec(
    fc.record({ proposal: ref, revision: ref }),
    proposal.encodeConcernRaised,
    proposal.decodeConcernRaised,
  ),
  concernAnswered: codec(
    fc.record({ concern: ref }),
    proposal.encodeConcernAnswered,
    proposal.decodeConcernAnswered,
  ),
  mootAskedFor: codec(fc.record({ proposal: ref }), proposal.encodeMootAskedFor, proposal.decodeMootAskedFor),
  outcomeRecorded: codec(
    fc.record({
      proposal: ref,
      revision: ref,
      outcome: fc.constantFrom('consensus', 'falls', 'deadlock'),
      moot: optional(ref),
      tellers: fc.array(hex32, { maxLength: 5 }),
    }),
    decision.encodeOutcomeRecorded,
    decision.decodeOutcomeRecorded,
  ),
  outcomeStands: codec(
    fc.record({ outcome: ref }),
    decision.encodeOutcomeStands,
    decision.decodeOutcomeStands,
  ),
  rollAttested: codec(
    fc.record({ person: hex32, assembly: hex32 }),
    roll.encodeRollAttested,
    roll.decodeRollAttested,
  ),
  mootCalled: codec(fc.record(whereAndWhen), moot.encodeMootCalled, moot.decodeMootCalled),
  mootCallSeen: codec(fc.record({ call: ref }), moot.encodeMootCallSeen, moot.decodeMootCallSeen),
  mootHeld: codec(
    fc.record({
      ...whereAndWhen,
      call: optional(ref),
      present: fc.array(hex32, { minLength: 1, maxLength: 5 }),
    }),
    moot.encodeMootHeld,
    moot.decodeMootHeld,
  ),
  positionEntered: codec(
    fc.record({
      moot: ref,
      person: hex32,
      proposal: ref,
      revision: ref,
      position: fc.constantFrom('agree', 'reservations', 'standAside', 'object'),
      hasReason: fc.boolean(),
    }),
    moot.encodePositionEntered,
    moot.decodePositionEntered,
  ),
  entryConfirmed: codec(fc.record({ entry: ref }), moot.encodeEntryConfirmed, moot.decodeEntryConfirmed),
  actionAdded: codec(
    fc.record({ decision: ref, due: optional(time) }),
    action.encodeActionAdded,
    action.decodeActionAdded,
  ),
  actionChanged: codec(
    fc.record({
      action: ref,
      change: fc.constantFrom('takenOn', 'givenBack', 'done', 'notDone', 'due'),
      due: optional(time),
    }),
    action.encodeActionChanged,
    action.decodeActionChanged,
  ),
  decisionReviewed: codec(
    fc.record({ decision: ref, next: optional(time) }),
    action.encodeDecisionReviewed,
    action.decodeDecisionReviewed,
  ),
  ballotOpened: codec(
    fc.record({
      deadlocks: refs,
      question: line,
      method: fc.constantFrom('star', 'blocStar', 'starPr'),
      seats: fc.integer({ min: 1, max: countLimits.seats }),
      options: fc.array(
        fc.record({
          label: line,
          type: fc.constantFrom('choice', 'keepTalking', 'reopenNominations'),
          revision: optional(ref),
        }),
        { minLength: 2, maxLength: 5 },
      ),
      closesAt: time,
      graceDays: fc.nat(countLimits.graceDays),
      tellers: fc.array(hex32, { minLength: 1, maxLength: 5 }),
      repeats: optional(ref),
    }),
    ballot.encodeBallotOpened,
    ballot.decodeBallotOpened,
  ),
  tellingAccepted: codec(
    fc.record({ ballot: ref, secretHash: fixed(32) }),
    ballot.encodeTellingAccepted,
    ballot.decodeTellingAccepted,
  ),
  paperCast: codec(fc.record({ ballot: ref, scores }), ballot.encodePaperCast, ballot.decodePaperCast),
  returnSigned: codec(
    fc.record({ ballot: ref, papers: fc.array(ref, { maxLength: 5 }), secret: fixed(32) }),
    ballot.encodeReturnSigned,
    ballot.decodeReturnSigned,
  ),
  returnsSigned: codec(
    fc.record({ ballot: ref, returns: refs }),
    ballot.encodeReturnsSigned,
    ballot.decodeReturnsSigned,
  ),
  returnsConfirmed: codec(
    fc.record({ ballot: ref, returns: refs }),
    ballot.encodeReturnsConfirmed,
    ballot.decodeReturnsConfirmed,
  ),
  ballotTakenBack: codec(
    fc.record({ ballot: ref }),
    ballot.encodeBallotTakenBack,
    ballot.decodeBallotTakenBack,
  ),
  ballotDecided: codec(
    fc.record({ ballot: ref, proposal: fc.option(ref) }),
    ballot.encodeBallotDecided,
    ballot.decodeBallotDecided,
  ),
  slipsEntered: codec(
    fc.record({
      ballot: ref,
      room: line,
      ticked: fc.array(hex32, { maxLength: 5 }),
      rows: fc.array(scores, { maxLength: 5 }),
    }),
    ballot.encodeSlipsEntered,
    ballot.decodeSlipsEntered,
  ),
  tickDenied: codec(fc.record({ ballot: ref, room: line }), ballot.encodeTickDenied, ballot.decodeTickDenied),
  wordsErased: codec(fc.record({ target: ref }), words.encodeWordsErased, words.decodeWordsErased),
  messageSaid: codec(
    fc.record({
      replyTo: optional(ref),
      topic: optional(ref),
      mark: optional(fc.constantFrom('idea', 'concern', 'question', 'fact', 'summary')),
      mentions: fc.array(hex32, { maxLength: 4 }),
    }),
    talk.encodeMessageSaid,
    talk.decodeMessageSaid,
  ),
  messageEdited: codec(fc.record({ message: ref }), talk.encodeMessageEdited, talk.decodeMessageEdited),
  reactionSet: codec(
    fc.record({ message: ref, reaction: fc.constantFrom(...talk.reactions), on: fc.boolean() }),
    talk.encodeReactionSet,
    talk.decodeReactionSet,
  ),
  topicOpened: codec(fc.record({ proposal: optional(ref) }), talk.encodeTopicOpened, talk.decodeTopicOpened),
};

interface Round {
  /** Encodes one example, and gives it with its bytes and what these decode to. */
  readonly there: fc.Arbitrary<{ value: unknown; bytes: Uint8Array; back: unknown }>;
  readonly decode: (bytes: Uint8Array) => unknown;
  readonly again: (bytes: Uint8Array) => Uint8Array | null;
}

function codec<T, U extends T>(
  values: fc.Arbitrary<U>,
  encode: (value: T) => Uint8Array,
  decode: (bytes: Uint8Array) => T | null,
): Round {
  return {
    there: values.map((value) => {
      const bytes = encode(value);
      return { value, bytes, back: decode(bytes) };
    }),
    decode,
    again: (bytes) => {
      const value = decode(bytes);
      return value === null ? null : encode(value);
    },
  };
}

describe.each(Object.entries(headers))('[RED-7] %s', (_name, { there, decode, again }) => {
  test('decoding what was encoded is the identity', () => {
    fc.assert(
      fc.property(there, ({ value, back }) => {
        expect(back).toEqual(value);
      }),
    );
  });

  test('what decodes has no other form; a byte more or less is malformed', () => {
    fc.assert(
      fc.property(there, ({ bytes }) => {
        expect(again(bytes)).toEqual(bytes);
        expect(decode(bytes.subarray(0, bytes.length - 1))).toBeNull();
        expect(decode(Uint8Array.of(...bytes, 0))).toBeNull();
      }),
    );
  });

  test('any bytes decode to nothing, or to what encodes to them; nothing is thrown', () => {
    const mutated = fc
      .tuple(there, fc.nat(), fc.nat(255))
      .map(([{ bytes }, at, value]) => bytes.map((byte, i) => (i === at % bytes.length ? value : byte)));
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 90 }), mutated), (bytes) => {
        const form = again(bytes);
        if (form !== null) expect(form).toEqual(bytes);
      }),
    );
  });
});

test('[RED-7] headers that say nothing are empty', () => {
  for (const decode of [
    person.decodeHelloSaid,
    person.decodeHeard,
    roll.decodePlaceTaken,
    decodeDraftOpened,
  ]) {
    expect(decode(new Uint8Array())).toBe(true);
    expect(decode(Uint8Array.of(0))).toBeNull();
  }
});
