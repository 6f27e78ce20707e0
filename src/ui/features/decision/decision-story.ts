import type { Action } from '../../../domain/action/state.ts';
import type { Ballot } from '../../../domain/ballot/state.ts';
import type { PersonId, RecordId } from '../../../domain/burst.ts';
import type { MootHeldRow } from '../../../domain/moot/state.ts';
import type { Concern, Decision, Governance, Proposal } from '../../../domain/state.ts';
import type { Table } from '../../../domain/table.ts';
import { numberIn } from './register.ts';

/** A decision with all that the register keeps of how it came about and what followed. */
export interface DecisionStory {
  readonly decision: Decision;
  /** Its place in the register, from 1 for the first that stood. */
  readonly number: number;
  readonly assembly: string;
  readonly coolingOffDays: number;
  readonly proposal: Proposal | undefined;
  readonly concerns: readonly Concern[];
  /** Moots and ballots that the proposal went through, the earliest first. */
  readonly moots: readonly MootHeldRow[];
  readonly ballots: readonly Ballot[];
  readonly actions: readonly Action[];
  readonly nameOf: (person: PersonId) => string;
}

const rows = <T>(table: Table<RecordId, T>, ids: readonly RecordId[]): T[] =>
  ids.flatMap((id) => table.get(id) ?? []);

const earliest = <T extends { readonly time: number }>(list: T[]): T[] =>
  list.sort((a, b) => a.time - b.time);

export function storyOf(governance: Governance, decision: Decision): DecisionStory {
  const { people, proposals, concerns, moots, ballots, actions, decisions, assembly } = governance;
  const proposal = proposals.get(decision.proposal);
  // The worry that a late objection brought along is kept with the objection.
  const isLate = (concern: Concern) =>
    decision.after.some(({ person, reason }) => person === concern.by && reason === concern.words);
  return {
    decision,
    number: numberIn([...decisions.values()], decision),
    assembly: assembly?.name ?? '',
    coolingOffDays: assembly?.charter.coolingOffDays ?? 0,
    proposal,
    concerns: rows(concerns, proposal?.concerns ?? []).filter((concern) => !isLate(concern)),
    moots: earliest(rows(moots, proposal?.moots ?? [])),
    ballots: earliest(rows(ballots, proposal?.ballots ?? [])),
    actions: rows(actions, decision.actions),
    nameOf: (person) => people.get(person)?.name ?? 'Someone',
  };
}
