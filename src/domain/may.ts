/**
 * What a person can do now, as far as this device has heard, and why not. Each answer comes from the
 * function that the reducer judges the record itself with, so the screen and the rules cannot differ.
 * Null: nothing speaks against it. `state`: as the reducer gave it.
 */
import { ask, askWithinLimits, onRecord } from './ask.ts';
import type { Answer } from './ask.ts';
import type { DeviceId, PersonId, RecordId } from './burst.ts';
import { outcomeHeldRule, outcomeStandsRule, outcomeWithdrawnRule } from './decision/rules.ts';
import { outcomeRecordedRule } from './decision/record-rule.ts';
import { judgeBy } from './facts/rule.ts';
import { factsOf } from './governance/reduce.ts';
import { everything } from './past/act.ts';
import { concernAnsweredRule, concernRaisedRule, concernResolvedRule } from './proposal/concern-rules.ts';
import { ordinary } from './proposal/matter.ts';
import type { Matter } from './proposal/matter.ts';
import { currentRevisions } from './proposal/proposals.ts';
import { proposalPutRule, proposalRevisedRule, proposalWithdrawnRule } from './proposal/rules.ts';
import { mootAskWithdrawnRule, mootAskedRule, positionRule } from './proposal/voice-rules.ts';
import { foundingListRule, placeRule, vouchRule, welcomeRule } from './roll/rules.ts';
import { isRemoved } from './roll/void.ts';
import type { Governance, Position } from './state.ts';
import { judgeErasure } from './words/rules.ts';

/** `device`: the one that would sign; without it, any device of the founder is taken for the founding one. */
export function maySignFoundingList(
  state: Governance,
  person: PersonId,
  people: readonly PersonId[],
  device?: DeviceId,
): Answer {
  const facts = factsOf(state);
  if (facts.founding === null) return 'noGenesis';
  if (people.length === 0) return 'malformed';
  if (device !== undefined && device !== facts.founding.act.device)
    return isRemoved(facts, person, everything) ? 'removed' : 'notTheFounder';
  return judgeBy(facts, foundingListRule, { ...everything, person }, { people });
}

export const mayWelcome = (state: Governance, person: PersonId, newcomer: PersonId): Answer =>
  ask(state, person, welcomeRule, { person: newcomer });

export const mayVouch = (state: Governance, person: PersonId, newcomer: PersonId): Answer =>
  ask(state, person, vouchRule, { person: newcomer });

export const mayTakePlace = (state: Governance, person: PersonId): Answer =>
  ask(state, person, placeRule, true);

const unwritten = { title: '', about: '', text: '', reviewOn: null, matter: ordinary };

export const mayPut = (state: Governance, person: PersonId, matter: Matter = ordinary): Answer =>
  askWithinLimits(state, person, proposalPutRule, { ...unwritten, matter, draft: null });

/** Whichever text it would take further. */
export const mayRevise = (state: Governance, person: PersonId, proposal: RecordId): Answer =>
  onRecord(proposal, (ref) => {
    const matter = state.proposals.get(proposal)?.matter ?? ordinary;
    const header = { proposal: ref, previous: [ref], ...unwritten, matter };
    return askWithinLimits(state, person, proposalRevisedRule, header);
  });

export const mayWithdraw = (state: Governance, person: PersonId, proposal: RecordId): Answer =>
  onRecord(proposal, (ref) => askWithinLimits(state, person, proposalWithdrawnRule, { proposal: ref }));

export const mayTakePosition = (
  state: Governance,
  person: PersonId,
  proposal: RecordId,
  revision: RecordId,
  position: Position = 'agree',
  hasReason = true,
): Answer =>
  onRecord(proposal, (ref) =>
    onRecord(revision, (text) =>
      askWithinLimits(state, person, positionRule, { proposal: ref, revision: text, position, hasReason }),
    ),
  );

export const mayRaiseConcern = (state: Governance, person: PersonId, proposal: RecordId): Answer =>
  onRecord(proposal, (ref) =>
    askWithinLimits(state, person, concernRaisedRule, { proposal: ref, revision: ref }),
  );

export const mayAnswerConcern = (state: Governance, person: PersonId, concern: RecordId): Answer =>
  onRecord(concern, (ref) => askWithinLimits(state, person, concernAnsweredRule, { concern: ref }));

export const mayResolveConcern = (state: Governance, person: PersonId, concern: RecordId): Answer =>
  onRecord(concern, (ref) => askWithinLimits(state, person, concernResolvedRule, { concern: ref }));

export const mayAskForMoot = (state: Governance, person: PersonId, proposal: RecordId): Answer =>
  onRecord(proposal, (ref) => askWithinLimits(state, person, mootAskedRule, { proposal: ref }));

export const mayTakeBackMootAsk = (state: Governance, person: PersonId, proposal: RecordId): Answer =>
  onRecord(proposal, (ref) => askWithinLimits(state, person, mootAskWithdrawnRule, { proposal: ref }));

/** `revision`: the text that the person has before them; without it, the current one. */
export function mayRecordConsensus(
  state: Governance,
  person: PersonId,
  proposal: RecordId,
  revision?: RecordId,
): Answer {
  const known = factsOf(state).proposals.get(proposal);
  if (known === undefined) return 'nothingThere';
  const text = revision ?? currentRevisions(factsOf(state), known, everything).at(-1)?.act.id ?? proposal;
  return onRecord(proposal, (ref) =>
    onRecord(text, (textRef) =>
      ask(state, person, outcomeRecordedRule, {
        proposal: ref,
        revision: textRef,
        outcome: 'consensus',
        moot: null,
        tellers: [],
      }),
    ),
  );
}

export const mayWithdrawOutcome = (state: Governance, person: PersonId, outcome: RecordId): Answer =>
  onRecord(outcome, (ref) => ask(state, person, outcomeWithdrawnRule, { outcome: ref }));

/** What the rules say of a mark; whether the days have gone by, only the device itself knows. */
export const mayMarkHeld = (state: Governance, person: PersonId, outcome: RecordId): Answer =>
  onRecord(outcome, (ref) => ask(state, person, outcomeHeldRule, { outcome: ref }));

export const mayRecordStanding = (state: Governance, person: PersonId, outcome: RecordId): Answer =>
  onRecord(outcome, (ref) => ask(state, person, outcomeStandsRule, { outcome: ref }));

export const mayErase = (state: Governance, person: PersonId, record: RecordId): Answer =>
  onRecord(record, (ref) => judgeErasure(factsOf(state), { ...everything, person }, ref));
