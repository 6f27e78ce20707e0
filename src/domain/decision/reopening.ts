/** [OUT-8] What speaks against an outcome that is in its cooling-off. */
import type { PersonId } from '../burst.ts';
import type { Facts, OutcomeFacts } from '../facts/facts.ts';
import { isBroadDisagreement, starkFigureOf } from '../figures.ts';
import { distinct } from '../order.ts';
import { sees } from '../past/act.ts';
import type { Act, View } from '../past/act.ts';
import { removes } from '../proposal/matter.ts';
import { rollSize, standingOf, isMember } from '../roll/roll.ts';
import { isVoid } from '../roll/void.ts';
import type { Count } from '../state.ts';
import { leaning, obstaclesIn } from './findings.ts';
import { groundOf, isTakenBack } from './outcomes.ts';
import type { Ground } from './outcomes.ts';
import { countOf, weigh } from './weigh.ts';
import type { Voice, Weighing } from './weigh.ts';

export interface Reopening {
  /** Whose acts reopened it; empty where support for it fell away without anyone speaking against it. */
  readonly by: readonly PersonId[];
}

/** Whether it was found at a Moot, or is weighed again by what a Moot found elsewhere. */
export const isAtMoot = (outcome: OutcomeFacts, ground: Ground): boolean =>
  outcome.moot !== null || ground.contested;

/** [OUT-8] In a second round only members count anew: the others as they had been heard. */
export const weighOutcome = (
  facts: Facts,
  outcome: OutcomeFacts,
  view: View,
  ground = groundOf(facts, outcome, view),
): Weighing =>
  weigh(facts, outcome.proposal, outcome.revision, view, outcome.secondRound ? ground.heard : view);

/** Why the outcome no longer follows, in the view; or null. */
export function reopeningIn(facts: Facts, outcome: OutcomeFacts, view: View): Reopening | null {
  const ground = groundOf(facts, outcome, view);
  const weighing = weighOutcome(facts, outcome, view, ground);
  const byText = otherTexts(facts, outcome, view, ground);
  if (isAtMoot(outcome, ground)) return atMoot(facts, outcome, view, ground, weighing, byText);

  const by = [...weighing.objectors, ...newVoices(facts, outcome, view, ground), ...byText];
  if (by.length > 0) return { by: distinct(by) };
  return obstaclesIn(weighing).some(({ type }) => type === 'notBroad') ? { by: [] } : null;
}

const isNews = (view: View, { heard }: Ground, act: Act): boolean => sees(view, act) && !sees(heard, act);

/**
 * In talk: an objection, or an ask for a Moot, that had not been heard reopens it for good: taken back
 * later, it leaves a new outcome to be recorded, with new days for the absent.
 */
function newVoices(facts: Facts, outcome: OutcomeFacts, view: View, ground: Ground): PersonId[] {
  const { proposal, secondRound } = outcome;
  const concerned = removes(proposal.matter);
  const counts = (act: Act): boolean =>
    isNews(view, ground, act) &&
    act.person !== concerned &&
    !isVoid(facts, act, view) &&
    (secondRound ? isMember(facts, act.person, view) : standingOf(facts, act.person, view) !== 'newcomer');
  const by: PersonId[] = [];
  for (const act of proposal.positions.all()) {
    if (act.position === 'object' && counts(act)) by.push(act.person);
  }
  for (const act of proposal.mootAsks.all()) if (act.asked && counts(act)) by.push(act.person);
  return by;
}

/** [OUT-6] Another text, or an outcome on another text. */
function otherTexts(facts: Facts, outcome: OutcomeFacts, view: View, ground: Ground): PersonId[] {
  const { proposal, revision } = outcome;
  const counts = (act: Act): boolean => isNews(view, ground, act) && !isVoid(facts, act, view);
  const texts = proposal.revisions.filter(({ act }) => counts(act)).map(({ act }) => act.person);
  const outcomes = proposal.outcomes
    .filter((other) => other.revision !== revision && counts(other.act) && !isTakenBack(facts, other, view))
    .map(({ act }) => act.person);
  return [...texts, ...outcomes];
}

/** At a Moot: it no longer follows, or input from people who had not been heard is stark. */
function atMoot(
  facts: Facts,
  outcome: OutcomeFacts,
  view: View,
  ground: Ground,
  weighing: Weighing,
  byText: readonly PersonId[],
): Reopening | null {
  const against = weighing.counted.filter((voice) => speaksAgainst(outcome, voice));
  const news = against.filter(({ act }) => isNews(view, ground, act)).map(({ person }) => person);
  const holds = byText.length === 0 && leaning(weighing) === outcome.outcome;
  if (!holds || isStark(facts, outcome, view, ground, weighing))
    return { by: distinct([...byText, ...news]) };
  return null;
}

/** Against a consensus: objections. Against a proposal's falling: agreement, with or without reservations. */
const speaksAgainst = ({ outcome }: OutcomeFacts, { act: { position } }: Voice): boolean =>
  outcome === 'falls' ? position === 'agree' || position === 'reservations' : position === 'object';

/** Among people not heard before, at least the table's number, and two in three, speak against it. */
function isStark(
  facts: Facts,
  outcome: OutcomeFacts,
  view: View,
  ground: Ground,
  { counted, charter }: Weighing,
): boolean {
  const figure = starkFigureOf(charter, rollSize(facts, view));
  if (figure === null) return false;
  const before = weigh(facts, outcome.proposal, outcome.revision, ground.heard).counted;
  const heard = new Set(before.map(({ person }) => person));
  const count = countOf(counted.filter(({ person }) => !heard.has(person)));
  const against = outcome.outcome === 'falls' ? mirrored(count) : count;
  return against.object >= figure && isBroadDisagreement(against, charter.disagreement);
}

const mirrored = ({ agree, reservations, object, standAside }: Count): Count => ({
  agree: object,
  reservations: 0,
  standAside,
  object: agree + reservations,
});
