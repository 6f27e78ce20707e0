import type { Ballot } from '../../../domain/ballot/state.ts';
import type { PersonId } from '../../../domain/burst.ts';
import { closes } from '../../words/ballots.ts';
import { everyName } from '../../words/counts.ts';
import { hasWinner, phaseOf } from './phase.ts';
import { sealProgress } from './teller-words.ts';

/** Where a ballot is, in a line of a list. */
export function ballotLine(ballot: Ballot, now: number, me: PersonId | null): string {
  const when = closes(ballot.closesAt, now);
  switch (phaseOf(ballot, now)) {
    case 'waiting': {
      const { accepted } = sealProgress(ballot);
      return `waits for its tellers: ${accepted} of ${ballot.tellers.length} accepted`;
    }
    case 'open':
      return ballot.papers.some(({ person }) => person === me) ? `${when}. Your paper is in` : when;
    case 'closed':
      return `${when}. The tellers’ returns come in`;
    case 'sealed':
      return hasWinner(ballot)
        ? `Sealed: ${everyName((ballot.result?.winners ?? []).map((winner) => ballot.options[winner]?.label ?? ''))}`
        : 'Sealed, without a winner';
    case 'dispute':
      return 'A dispute: two sets of returns were confirmed';
    case 'takenBack':
      return 'Taken back before it began';
    case 'void':
      return 'Without effect';
    case 'again':
      return 'Voted on again';
  }
}
