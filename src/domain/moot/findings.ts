/** What a Moot could put on record now, as far as this device has heard: for the screen. */
import type { PersonId, RecordId } from '../burst.ts';
import type { Governance, OutcomeType } from '../state.ts';
import { mayRecordFinding } from './may.ts';

const outcomes: readonly OutcomeType[] = ['consensus', 'falls', 'deadlock'];

/** What the person may record as the Moot's finding on the current text; with a deadlock, tellers are named. */
export function findingsNow(
  state: Governance,
  person: PersonId,
  moot: RecordId,
  proposal: RecordId,
): readonly OutcomeType[] {
  const text = state.proposals.get(proposal)?.revisions.at(-1)?.id;
  if (text === undefined) return [];
  return outcomes.filter((outcome) => {
    const refusal = mayRecordFinding(state, person, moot, proposal, text, outcome);
    return refusal === null || refusal === 'tellersMissing';
  });
}
