/** Why the rules say no, and what one can do. One sentence or two for every code of `domain/refusal.ts`. */
import type { Refusal } from '../../domain/refusal.ts';

const SENTENCES = {
  malformed: 'This can’t be read, so it has no effect.',
  notTheGenesis: 'This doesn’t belong to this assembly, so it has no effect.',
  noGenesis: 'The assembly’s beginning isn’t on this device yet. Once it has come, this is looked at again.',
  badCertificate: 'Nobody has vouched that this device is theirs, so what it says has no effect.',
  deviceRevoked:
    'This device has been revoked by its owner, so what it writes has no effect. What was written before stays.',
  deviceUnknown: 'It isn’t known yet whose device this is. Once it is, this is looked at again.',
  notAMember: 'Only members can do this. If members vouch for you, you can take your place among them.',
  notWelcomed: 'A member has to say hello to you first. Until then you can read, and speak a little.',
  notYours: 'Only the one who wrote this can change it.',
  alreadyDone: 'That has been done already.',
  nothingThere: 'What this is about isn’t there any more, or isn’t on this device yet.',
  tooLong: 'This is too long. Make it shorter, and put it again.',
  tooMany: 'That’s more than fits at once. Wait a little, then go on.',
  notTheFounder: 'Only the one who opened the assembly can sign its first list of members.',
  listAlreadySigned: 'The first list of members has been signed already. New members now come in by vouches.',
  vouchesMissing: 'Not enough members have vouched for you yet. Ask one who knows you.',
  alreadyAMember: 'They’re a member already.',
  notTheCurrentRevision: 'The text has changed since. Read what is new, then say where you stand.',
  revisionsDiffer:
    'Two people changed the text at the same time. Someone has to put one text that joins the two.',
  reasonMissing: 'An objection needs a reason, so it can be answered.',
  objectionStands: 'An objection is still open. Answer it, or take this to a Moot.',
  mootAskedFor: 'Someone asked for a Moot. Until they take that back, this can’t be recorded as consensus.',
  needsMoot: 'This can’t be settled in writing. It needs a Moot.',
  notQuorate: 'Too few members have said where they stand. Ask some more of them.',
  notBroad: 'Not enough people agree for this to be consensus. Talk it out some more.',
  closed: 'This has been closed. What it said stays to be read.',
  notHeldLongEnough: 'It hasn’t been out for its days of cooling-off on enough members’ devices yet.',
  reopened: 'Someone spoke against it during cooling-off, so it’s open again.',
  feedForked:
    'This device was set back to an older copy and said two different things. Nothing after that counts.',
  notBasicFigure: 'This changes the assembly itself, and needs more members in favour.',
  doesNotFollow: 'That isn’t what follows from what people have said.',
  concernsYou: 'This is about you, so others settle it. What you say is heard, and doesn’t count here.',
  removed:
    'The assembly has removed them, so this has no effect until they are back. Members can vouch for them anew.',
  oldView: 'Made without what most of you had settled. Put it again.',
  otherMatter: 'A new text can’t change what a proposal is about. Put a proposal of its own.',
  notRecognised: 'Being on that other roll doesn’t count here. Members can vouch by name.',
  needsDeadlock: 'A ballot needs a deadlock that a Moot has found.',
  tellersMissing: 'Name more members as tellers, and nobody whom this is about.',
  notATeller: 'Only those whom the Moot named as tellers can do this.',
  electorateDiffers:
    'This device knows another roll than the one this ballot was opened on. It has to be opened again.',
  notBegun: 'This ballot hasn’t begun: its tellers haven’t accepted yet.',
  notInElectorate: 'Only those on the roll when this ballot was opened can vote in it.',
  tooFewReturns: 'Too few tellers have sent what they hold.',
  notSealed: 'The tellers haven’t confirmed one set of papers yet.',
  noWinner: 'This ballot has no winner.',
  tooEarly: 'It is too early for that, by this device’s clock.',
} as const satisfies Record<Refusal, string>;

/** Every reason there is. */
export const REFUSALS = Object.keys(SENTENCES) as readonly Refusal[];

/** Whole sentences, ready for the screen. */
export const refusalSentence = (reason: Refusal): string => SENTENCES[reason];
