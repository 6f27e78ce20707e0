/** What a person can do about ballots now, and why not (RED-9). Null: nothing speaks against it. */
import { ask, onRecord } from '../ask.ts';
import type { Answer } from '../ask.ts';
import { idToRef } from '../burst.ts';
import type { DeviceId, PersonId, RecordId, RecordRef } from '../burst.ts';
import type { OutcomeFacts } from '../facts/facts.ts';
import { factsOf } from '../governance/reduce.ts';
import { everything } from '../past/act.ts';
import type { Author } from '../past/act.ts';
import type { Governance } from '../state.ts';
import { whyAgain } from './again.ts';
import type { Again } from './again.ts';
import { judgeSealed, openVerdicts } from './decided-rule.ts';
import { hasReturned, isToldBy, sealOverdueFrom, setToConfirm, setToSign } from './duties.ts';
import type { BallotFacts } from './facts.ts';
import { heldNow } from './held.ts';
import { ballotOpenedRule, ballotTakenBackRule } from './open-rules.ts';
import { paperCastRule, slipsEnteredRule, tickDeniedRule } from './paper-rules.ts';
import type { BallotMethod, BallotOption } from './state.ts';
import { judgeTelling, tellingAcceptedRule } from './teller-rules.ts';
import { namedTellers, tellersAgain } from './tellers.ts';
import type { TellersAgain } from './tellers.ts';

export interface BallotAsked {
  readonly deadlocks: readonly RecordId[];
  readonly question: string;
  readonly method: BallotMethod;
  readonly seats: number;
  readonly options: readonly Pick<BallotOption, 'label' | 'type' | 'revision'>[];
  readonly closesAt: number;
  readonly graceDays: number;
  readonly tellers: readonly PersonId[];
  readonly repeats: RecordId | null;
}

const ballotOf = (state: Governance, id: RecordId): BallotFacts | undefined => factsOf(state).ballots.get(id);

const me = (person: PersonId): Author => ({ ...everything, person });

/** `now`, here and below: by this device's clock, in milliseconds. */
export function mayOpenBallot(state: Governance, person: PersonId, asked: BallotAsked, now: number): Answer {
  const deadlocks = refsOf(asked.deadlocks);
  const texts = refsOf(asked.options.flatMap(({ revision }) => (revision === null ? [] : [revision])));
  const repeats = asked.repeats === null ? null : idToRef(asked.repeats);
  if (deadlocks === null || texts === null || (repeats === null && asked.repeats !== null))
    return 'nothingThere';
  const options = asked.options.map(({ revision, ...option }) => ({
    ...option,
    revision: revision === null ? null : idToRef(revision),
  }));
  const answer = ask(state, person, ballotOpenedRule, { ...asked, deadlocks, options, repeats });
  return answer ?? (isTooEarly(state, asked.repeats, now) ? 'tooEarly' : null);
}

function refsOf(ids: readonly RecordId[]): readonly RecordRef[] | null {
  const refs = ids.map(idToRef).filter((ref) => ref !== null);
  return refs.length === ids.length ? refs : null;
}

/** [BAL-9] It would repeat a ballot that may yet be sealed. */
function isTooEarly(state: Governance, repeats: RecordId | null, now: number): boolean {
  const ballot = repeats === null ? undefined : ballotOf(state, repeats);
  if (ballot === undefined) return false;
  return whyAgain(factsOf(state), ballot, everything) === 'noSeal' && now < sealOverdueFrom(ballot);
}

export const mayTakeBackBallot = (state: Governance, person: PersonId, ballot: RecordId): Answer =>
  onRecord(ballot, (ref) => ask(state, person, ballotTakenBackRule, { ballot: ref }));

export const mayAcceptTelling = (
  state: Governance,
  person: PersonId,
  ballot: RecordId,
  now: number,
): Answer =>
  onRecord(ballot, (ref) => {
    const answer = ask(state, person, tellingAcceptedRule, { ballot: ref, secretHash: new Uint8Array(32) });
    const repeats = ballotOf(state, ballot)?.repeats?.act.id ?? null;
    return answer ?? (isTooEarly(state, repeats, now) ? 'tooEarly' : null);
  });

/** Without `scores`: a paper that gives every option nothing. */
export const mayCastPaper = (
  state: Governance,
  person: PersonId,
  ballot: RecordId,
  now: number,
  scores?: readonly number[],
): Answer =>
  onRecord(ballot, (ref) => {
    const known = ballotOf(state, ballot);
    const blank = known?.options.map(() => 0) ?? [];
    const answer = ask(state, person, paperCastRule, { ballot: ref, scores: scores ?? blank });
    return answer ?? (known !== undefined && now >= known.closesAt ? 'closed' : null);
  });

/** What speaks against this device telling in the ballot. */
const mayTell = (state: Governance, person: PersonId, device: DeviceId, ballot: RecordId): Answer =>
  onRecord(ballot, (ref) => {
    const telling = judgeTelling(factsOf(state), me(person), ref);
    if (typeof telling === 'string') return telling;
    return isToldBy(telling, person, device) ? null : 'notATeller';
  });

export function maySignReturn(
  state: Governance,
  person: PersonId,
  device: DeviceId,
  ballot: RecordId,
  now: number,
): Answer {
  const answer = mayTell(state, person, device, ballot);
  const known = ballotOf(state, ballot);
  if (answer !== null || known === undefined) return answer ?? 'nothingThere';
  if (hasReturned(known, person)) return 'alreadyDone';
  return now < known.closesAt ? 'tooEarly' : null;
}

export function maySignReturns(
  state: Governance,
  person: PersonId,
  device: DeviceId,
  ballot: RecordId,
  now: number,
): Answer {
  const answer = mayTell(state, person, device, ballot);
  if (answer !== null) return answer;
  return setToSignNow(state, person, ballot, now) === null ? 'tooFewReturns' : null;
}

export function mayConfirmReturns(
  state: Governance,
  person: PersonId,
  device: DeviceId,
  ballot: RecordId,
): Answer {
  const answer = mayTell(state, person, device, ballot);
  if (answer !== null) return answer;
  if (ballotOf(state, ballot)?.confirmed.some((act) => act.person === person) === true) return 'alreadyDone';
  return setToConfirmNow(state, person, ballot) === null ? 'tooFewReturns' : null;
}

/** What a return lists now: each voter's newest papers, and the slips of rooms. */
export const papersHeld = (state: Governance, ballot: RecordId): readonly RecordId[] => {
  const known = ballotOf(state, ballot);
  return known === undefined ? [] : heldNow(factsOf(state), known);
};

export const setToSignNow = (
  state: Governance,
  person: PersonId,
  ballot: RecordId,
  now: number,
): readonly RecordId[] | null => {
  const known = ballotOf(state, ballot);
  return known === undefined ? null : setToSign(known, person, now);
};

export const setToConfirmNow = (
  state: Governance,
  person: PersonId,
  ballot: RecordId,
): readonly RecordId[] | null => {
  const known = ballotOf(state, ballot);
  return known === undefined ? null : setToConfirm(known, person);
};

/** Slips may be entered after the close, as long as no returns are here: counting takes its time. */
export const mayEnterSlips = (
  state: Governance,
  person: PersonId,
  ballot: RecordId,
  room = '',
  ticked: readonly PersonId[] = [],
  rows: readonly (readonly number[])[] = [],
): Answer =>
  onRecord(ballot, (ref) => ask(state, person, slipsEnteredRule, { ballot: ref, room, ticked, rows }));

export const mayDenyTick = (state: Governance, person: PersonId, ballot: RecordId, room: string): Answer =>
  onRecord(ballot, (ref) => ask(state, person, tickDeniedRule, { ballot: ref, room }));

export function mayRecordBallot(state: Governance, person: PersonId, ballot: RecordId): Answer {
  const known = ballotOf(state, ballot);
  if (known === undefined) return 'nothingThere';
  const answer = judgeSealed(factsOf(state), me(person), known);
  return answer ?? (proposalsToRecord(state, ballot).length === 0 ? 'alreadyDone' : null);
}

/**
 * What is still to be put on record: the proposals on which it decides, or null alone, where nothing was
 * decided and people talk on.
 */
export function proposalsToRecord(state: Governance, ballot: RecordId): readonly (RecordId | null)[] {
  const known = ballotOf(state, ballot);
  if (known === undefined) return [];
  const proposals = openVerdicts(factsOf(state), known, everything).map(({ proposal }) => proposal.act.id);
  if (proposals.length > 0) return proposals;
  return known.decided.length === 0 ? [null] : [];
}

/** Why the ballot is to be voted on again, and who may tell then; null: it isn't. */
export function repeatOf(
  state: Governance,
  ballot: RecordId,
  now: number,
): { readonly why: Again; readonly tellers: TellersAgain } | null {
  const known = ballotOf(state, ballot);
  if (known === undefined || isTooEarly(state, ballot, now)) return null;
  const facts = factsOf(state);
  const why = whyAgain(facts, known, everything);
  return why === null ? null : { why, tellers: tellersAgain(facts, everything, known, why) };
}

/** [BAL-1] Whom the Moot that found this deadlock named, as far as they are on the roll still. */
export function tellersNamed(state: Governance, deadlock: RecordId): readonly PersonId[] {
  const facts = factsOf(state);
  const outcome: OutcomeFacts | undefined = facts.outcomes.get(deadlock);
  return outcome === undefined ? [] : (namedTellers(facts, everything, [outcome])[0] ?? []);
}
