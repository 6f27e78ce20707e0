/** What waits for a person in an assembly, most pressing first: for Home, and for nobody else's eyes. */
import { actionNeeds } from './action/needs.ts';
import type { ActionNeed } from './action/needs.ts';
import { ballotNeeds } from './ballot/needs.ts';
import type { BallotNeed } from './ballot/needs.ts';
import type { PersonId, RecordId } from './burst.ts';
import { coolingOffDaysOf } from './figures.ts';
import { mayRecordConsensus, mayRecordStanding, maySignFoundingList, mayTakePlace } from './may.ts';
import { mootNeeds } from './moot/needs.ts';
import type { MootNeed } from './moot/needs.ts';
import { byText } from './order.ts';
import { removes } from './proposal/matter.ts';
import type { Concern, Governance, Outcome, Person, Proposal } from './state.ts';

/** One thing that waits. `since`, `until`: milliseconds since the Unix epoch. */
export type Need =
  | ActionNeed
  | BallotNeed
  | MootNeed
  | {
      readonly type: 'position';
      readonly proposal: RecordId;
      readonly title: string;
      readonly since: number;
    }
  /** [ROLL-4] It would remove them: told, and not asked. */
  | {
      readonly type: 'aboutYou';
      readonly proposal: RecordId;
      readonly title: string;
      readonly since: number;
    }
  | {
      readonly type: 'textChanged';
      readonly proposal: RecordId;
      readonly title: string;
      readonly objections: number;
      readonly since: number;
    }
  | {
      readonly type: 'answerConcern';
      readonly proposal: RecordId;
      readonly concern: RecordId;
      readonly title: string;
      readonly since: number;
    }
  | {
      readonly type: 'recordConsensus';
      readonly proposal: RecordId;
      readonly title: string;
      readonly since: number;
    }
  | {
      readonly type: 'lastDays';
      readonly proposal: RecordId;
      readonly title: string;
      readonly until: number;
    }
  | {
      readonly type: 'recordStanding';
      readonly proposal: RecordId;
      readonly outcome: RecordId;
      readonly title: string;
      readonly since: number;
    }
  /** [MOD-5] Members hide what they said: told, and asked for an answer. The app adds it: it knows talk. */
  | { readonly type: 'wordsHidden'; readonly hiding: string; readonly since: number }
  | { readonly type: 'welcome'; readonly person: PersonId; readonly name: string; readonly since: number }
  | { readonly type: 'takePlace'; readonly since: number }
  | { readonly type: 'foundingList'; readonly since: number };

const DAY = 86_400_000;
const MOST_WELCOMES = 20;
const urgency: readonly Need['type'][] = [
  'foundingList',
  'takePlace',
  'sendReturn',
  'vote',
  'lastDays',
  'mootCalled',
  'acceptTelling',
  'enterSlips',
  'confirmEntry',
  'aboutYou',
  'wordsHidden',
  'answerConcern',
  'textChanged',
  'position',
  'action',
  'recordBallot',
  'repeatBallot',
  'recordFinding',
  'recordStanding',
  'recordConsensus',
  'welcome',
  'review',
];

/** `heldSince`: when this device first had an outcome. `now`, and all times: milliseconds. */
export function needsOf(
  state: Governance,
  person: PersonId,
  now: number,
  heldSince: (outcome: RecordId) => number | null,
): readonly Need[] {
  const me = state.people.get(person);
  if (state.assembly === null || me === undefined) return [];
  const needs = [
    ...rollNeeds(state, me),
    ...actionNeeds(state, me, now),
    ...ballotNeeds(state, me, now),
    ...mootNeeds(state, me, now),
    ...[...state.proposals.values()].flatMap((proposal) =>
      proposalNeeds(state, me, proposal, now, heldSince),
    ),
  ];
  return needs.sort(
    (a, b) =>
      urgency.indexOf(a.type) - urgency.indexOf(b.type) ||
      dueOf(a) - dueOf(b) ||
      byText(nameOf(a), nameOf(b)),
  );
}

function dueOf(need: Need): number {
  if (need.type === 'action') return need.due;
  return 'until' in need ? need.until : need.since;
}

function nameOf(need: Need): string {
  if (need.type === 'mootCalled') return need.call;
  if (need.type === 'confirmEntry') return need.entry;
  if ('proposal' in need) return need.proposal;
  if (need.type === 'wordsHidden') return need.hiding;
  if ('ballot' in need) return need.type === 'enterSlips' ? `${need.ballot} ${need.room}` : need.ballot;
  if (need.type === 'action') return need.action;
  if (need.type === 'review') return need.decision;
  return need.type === 'welcome' ? need.person : '';
}

function rollNeeds(state: Governance, me: Person): Need[] {
  const needs: Need[] = [];
  const since = state.assembly?.foundedAt ?? me.since;
  if (maySignFoundingList(state, me.id, [me.id]) === null) needs.push({ type: 'foundingList', since });
  if (mayTakePlace(state, me.id) === null) needs.push({ type: 'takePlace', since: me.since });
  if (me.standing !== 'member') return needs;
  return [...needs, ...welcomes(state)];
}

/** Whoever came first, and no more than somebody can say hello to: all of them are among the people. */
function welcomes(state: Governance): Need[] {
  const waiting: (Need & { readonly type: 'welcome' })[] = [];
  for (const { id, name, standing, since } of state.people.values()) {
    if (standing === 'newcomer' && name !== null) waiting.push({ type: 'welcome', person: id, name, since });
  }
  if (waiting.length <= MOST_WELCOMES) return waiting;
  return waiting.sort((a, b) => a.since - b.since || byText(a.person, b.person)).slice(0, MOST_WELCOMES);
}

function proposalNeeds(
  state: Governance,
  me: Person,
  proposal: Proposal,
  now: number,
  heldSince: (outcome: RecordId) => number | null,
): Need[] {
  const current = proposal.revisions.at(-1);
  if (current === undefined) return [];
  const needs: Need[] = [];
  const about = { proposal: proposal.id, title: current.title };
  const stand = proposal.stands.find((other) => other.person === me.id);
  const isOpen = proposal.stage === 'talk' || proposal.stage === 'moot';
  // [ROLL-4] Whom it would remove has no voice in it.
  const hasVoice = removes(proposal.matter) !== me.id;

  if (isOpen && !hasVoice) needs.push({ type: 'aboutYou', ...about, since: current.time });
  if (isOpen && hasVoice && stand === undefined) {
    needs.push({ type: 'position', ...about, since: current.time });
  } else if (isOpen && hasVoice && stand !== undefined && isOutdated(proposal, stand.revision, current.id)) {
    const objections = proposal.stands.filter((other) => other.position === 'object').length;
    needs.push({ type: 'textChanged', ...about, objections, since: current.time });
  }
  if (isOpen && proposal.by === me.id) {
    for (const concern of unansweredConcerns(state, proposal)) {
      needs.push({ type: 'answerConcern', ...about, concern: concern.id, since: concern.time });
    }
  }
  // Obstacles are told already: most proposals need not be weighed again.
  if (isOpen && proposal.obstacles.length === 0 && mayRecordConsensus(state, me.id, proposal.id) === null) {
    needs.push({ type: 'recordConsensus', ...about, since: proposal.touched });
  }
  for (const outcome of proposal.outcomes) {
    if (outcome.state !== 'coolingOff' || proposal.stage !== 'coolingOff') continue;
    const until = endOf(state, outcome, heldSince);
    if (hasVoice && stand === undefined && until !== null && now < until)
      needs.push({ type: 'lastDays', ...about, until });
    if (mayRecordStanding(state, me.id, outcome.id) === null) {
      needs.push({ type: 'recordStanding', ...about, outcome: outcome.id, since: outcome.time });
    }
  }
  return needs;
}

/** A stand on a text that another has followed. Of two texts side by side, either will do. */
function isOutdated(proposal: Proposal, stoodOn: RecordId, current: RecordId): boolean {
  const differing = proposal.obstacles.find((obstacle) => obstacle.type === 'revisionsDiffer');
  return differing === undefined ? stoodOn !== current : !differing.revisions.includes(stoodOn);
}

const unansweredConcerns = (state: Governance, proposal: Proposal): Concern[] =>
  proposal.concerns
    .map((id) => state.concerns.get(id))
    .filter((concern) => concern !== undefined)
    .filter((concern) => !concern.resolved && concern.answers.length === 0);

/** When this device will have had the outcome for the days of cooling-off. */
function endOf(
  state: Governance,
  outcome: Outcome,
  heldSince: (outcome: RecordId) => number | null,
): number | null {
  const since = heldSince(outcome.id);
  if (since === null || state.assembly === null) return null;
  return since + coolingOffDaysOf(state.assembly.charter, state.roll.size) * DAY;
}
