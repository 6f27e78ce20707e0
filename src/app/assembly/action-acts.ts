/** Carrying decisions out, and looking at them again. */
import type { ActionChanged } from '../../domain/action/headers.ts';
import { mayAddAction, mayChangeAction, mayReview } from '../../domain/action/may.ts';
import type { RecordId } from '../../domain/burst.ts';
import type { ActionActs } from '../acts-api.ts';
import { govern, governInWords } from './acting.ts';
import * as records from './action-records.ts';
import type { AssemblyCore } from './assembly-core.ts';

export function createActionActs(core: AssemblyCore): ActionActs {
  const change = (action: RecordId, what: ActionChanged['change'], due: number | null = null) =>
    govern(
      core,
      () => mayChangeAction(core.governance, core.me, action, what, due),
      () => records.actionChange(action, what, due),
    );
  return {
    addAction: (decision, words, due) =>
      governInWords(
        core,
        words,
        () => mayAddAction(core.governance, core.me, decision),
        () => records.action(decision, words, due),
      ),
    takeOnAction: (action) => change(action, 'takenOn'),
    giveBackAction: (action) => change(action, 'givenBack'),
    finishAction: (action) => change(action, 'done'),
    reopenAction: (action) => change(action, 'notDone'),
    setActionDue: (action, due) => change(action, 'due', due),
    reviewDecision: (decision, words, next) =>
      governInWords(
        core,
        words,
        () => mayReview(core.governance, core.me, decision),
        () => records.review(decision, words, next),
      ),
  };
}
