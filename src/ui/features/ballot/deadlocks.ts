import type { Proposal } from '../../../domain/state.ts';
import type { RecordId } from '../../../domain/burst.ts';
import type { DeadlockText } from './opening-form.ts';

/** A proposal in deadlock, on which a ballot can be opened now. */
export interface FoundDeadlock extends DeadlockText {
  readonly proposal: RecordId;
}

/** All of them, the last touched first. */
export function deadlocksOf(proposals: readonly Proposal[]): readonly FoundDeadlock[] {
  return proposals
    .toSorted((a, b) => b.touched - a.touched)
    .flatMap(({ id, deadlock, outcomes, revisions }) => {
      const found = outcomes.find((outcome) => outcome.id === deadlock);
      const text = revisions.find((revision) => revision.id === found?.revision);
      return deadlock === null || found === undefined || text === undefined
        ? []
        : [{ proposal: id, deadlock, revision: text.id, title: text.title }];
    });
}
