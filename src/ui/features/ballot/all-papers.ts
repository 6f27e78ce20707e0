import type { Ballot, PaperState } from '../../../domain/ballot/state.ts';
import type { PersonId, RecordId } from '../../../domain/burst.ts';
import { receiptOf } from './receipt.ts';

/** One row of the table of every paper. */
export interface PaperRow {
  /** The paper's record; for a slip its place in its room. */
  readonly id: RecordId;
  /** A receipt; for a slip the room that it was counted in. */
  readonly code: string;
  readonly scores: readonly number[];
  readonly state: PaperState;
  readonly listedBy: readonly PersonId[];
  readonly mine: boolean;
}

/** In the order of their receipts, which says nothing of who sent them or when; slips by their rooms after. */
export function allPapers(ballot: Ballot, me: PersonId | null): readonly PaperRow[] {
  const papers = ballot.papers
    .filter(({ state }) => state !== 'superseded')
    .map(({ id, person, scores, state, listedBy }) => ({
      id,
      code: receiptOf(id),
      scores,
      state,
      listedBy,
      mine: person === me,
    }))
    .sort((a, b) => (a.code < b.code ? -1 : 1));
  return [...papers, ...ballot.rooms.flatMap((room) => slipsOf(room))];
}

function slipsOf(room: Ballot['rooms'][number]): PaperRow[] {
  if (room.state !== 'agree') return [];
  return room.rows.map((scores, i) => ({
    id: `${room.name}/${i}`,
    code: room.name,
    scores,
    state: 'counted' as const,
    listedBy: [],
    mine: false,
  }));
}
