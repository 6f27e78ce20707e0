/** What has been said about carrying decisions out, and about looking at them again. */
import { refToId } from '../burst.ts';
import type { RecordId, RecordRef } from '../burst.ts';
import type { Facts, ProposalFacts, StandingFact } from '../facts/facts.ts';
import type { Sayings } from '../facts/latest.ts';
import { sees } from '../past/act.ts';
import type { Act, View } from '../past/act.ts';
import type { ActionChanged } from './headers.ts';

export interface ActionChangeAct extends Act {
  readonly change: ActionChanged['change'];
  readonly due: number | null;
}

/** One text, and what became of it: an action or a review belongs to that, whichever record named it. */
export interface Decided {
  readonly proposal: ProposalFacts;
  readonly revision: RecordId;
  readonly result: 'accepted' | 'falls';
}

export interface ActionFacts {
  readonly act: Act;
  readonly decided: Decided;
  /** The record that it was added to. */
  readonly named: RecordId;
  /** As it was added. */
  readonly due: number | null;
  /** Taken on and given back, by person. */
  readonly hands: Sayings<ActionChangeAct>;
  /** Done and not done after all. */
  readonly ends: ActionChangeAct[];
  readonly dues: ActionChangeAct[];
}

export interface ReviewAct extends Act {
  readonly decided: Decided;
  readonly next: number | null;
}

/** What follows from what was decided on one proposal. */
export interface WorkFacts {
  readonly actions: ActionFacts[];
  readonly reviews: ReviewAct[];
}

export function workOn(facts: Facts, proposal: ProposalFacts): WorkFacts {
  const known = facts.work.get(proposal.act.id);
  if (known !== undefined) return known;
  const work: WorkFacts = { actions: [], reviews: [] };
  facts.work.set(proposal.act.id, work);
  return work;
}

export const isSameDecided = (a: Decided, b: Decided): boolean =>
  a.proposal === b.proposal && a.revision === b.revision && a.result === b.result;

/** What stands by that record, as far as the view goes. */
export function standingBy(facts: Facts, view: View, ref: RecordRef): StandingFact | null {
  const id = refToId(ref);
  const standings = facts.standings.all.filter(({ act }) => act.id === id && sees(view, act));
  // A ballot's record says that one option is accepted and that the others fall.
  return standings.find(({ result }) => result === 'accepted') ?? standings[0] ?? null;
}

export function actionIn(facts: Facts, view: View, ref: RecordRef): ActionFacts | null {
  const action = facts.actions.get(refToId(ref));
  return action !== undefined && sees(view, action.act) ? action : null;
}
