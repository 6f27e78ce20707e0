/** What follows from a weighing: in talk, and at a Moot. */
import { isBroadApproval, isBroadDisagreement, spokenIn } from '../figures.ts';
import type { Refusal } from '../refusal.ts';
import type { Count, Obstacle, OutcomeType } from '../state.ts';
import type { Weighing } from './weigh.ts';

/** The refusal that an obstacle gives whoever records regardless. */
export const refusalOf = {
  noRoll: 'notAMember',
  objections: 'objectionStands',
  mootAskedFor: 'mootAskedFor',
  notQuorate: 'notQuorate',
  notBroad: 'notBroad',
  revisionsDiffer: 'revisionsDiffer',
  notBasic: 'notBasicFigure',
} as const satisfies Record<Obstacle['type'], Refusal>;

/** What a finding rests on. */
export type Figures = Pick<
  Weighing,
  'hasRoll' | 'members' | 'participants' | 'quorum' | 'charter' | 'basicFigure'
>;

const inFavour = (count: Count): number => count.agree + count.reservations;

/** [OUT-3] Fewer members have spoken than a quorum is; step by step the first thing to ask. */
function quorumObstacles({ hasRoll, members, quorum }: Figures): Obstacle[] {
  if (!hasRoll) return [{ type: 'noRoll' }];
  const spoken = spokenIn(members);
  return spoken < quorum ? [{ type: 'notQuorate', spoken, needed: quorum }] : [];
}

/** [OUT-3] What a consensus lacks in approval, and a basic matter in members in favour. */
function approvalObstacles({ members, participants, charter, basicFigure }: Figures): Obstacle[] {
  const obstacles: Obstacle[] = [];
  if (!isBroadApproval(members, charter.approval)) obstacles.push({ type: 'notBroad', among: 'members' });
  if (!isBroadApproval(participants, charter.approval))
    obstacles.push({ type: 'notBroad', among: 'participants' });
  if (basicFigure !== null && inFavour(members) < basicFigure)
    obstacles.push({ type: 'notBasic', inFavour: inFavour(members), needed: basicFigure });
  return obstacles;
}

/** [OUT-3] What keeps a consensus from following in talk, in the order in which to say it. */
export function obstaclesIn(weighing: Weighing): Obstacle[] {
  const { objectors, askers } = weighing;
  const quorum = quorumObstacles(weighing);
  const obstacles: Obstacle[] = quorum.filter(({ type }) => type === 'noRoll');
  if (objectors.length > 0) obstacles.push({ type: 'objections', people: objectors });
  if (askers.length > 0) obstacles.push({ type: 'mootAskedFor', people: askers });
  obstacles.push(...quorum.filter(({ type }) => type !== 'noRoll'), ...approvalObstacles(weighing));
  return obstacles;
}

/** [OUT-3] At a Moot, by breadth alone: how people lean, were there enough of them. */
export function leaning({ members, participants, charter }: Figures): OutcomeType {
  const both = [members, participants];
  if (both.every((count) => isBroadApproval(count, charter.approval))) return 'consensus';
  return both.every((count) => isBroadDisagreement(count, charter.disagreement)) ? 'falls' : 'deadlock';
}

/** [OUT-3] What a Moot finds; null while too few members have spoken. */
export function findingOf(weighing: Figures): OutcomeType | null {
  if (quorumObstacles(weighing).length > 0) return null;
  const lean = leaning(weighing);
  return lean === 'consensus' && approvalObstacles(weighing).length > 0 ? 'deadlock' : lean;
}

/** [OUT-2] What keeps that outcome from being what a Moot finds, as the refusal of its record. */
export function refusalAtMoot(weighing: Weighing, outcome: OutcomeType): Refusal | null {
  const quorum = quorumObstacles(weighing)[0];
  if (quorum !== undefined) return refusalOf[quorum.type];
  if (findingOf(weighing) === outcome) return null;
  const missing = outcome === 'consensus' ? approvalObstacles(weighing)[0] : undefined;
  return missing === undefined ? 'doesNotFollow' : refusalOf[missing.type];
}
