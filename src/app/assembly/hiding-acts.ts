/** Acts about hiding words from everyone's screens. */
import { mayAnswerHiding, maySayHiding } from '../../domain/hiding/may.ts';
import type { HidingActs } from '../acts-api.ts';
import { governInWords } from './acting.ts';
import type { AssemblyCore } from './assembly-core.ts';
import { hiding, hidingAnswer } from './hiding-records.ts';

export const createHidingActs = (core: AssemblyCore): HidingActs => ({
  sayOfHiding: (target, word, why = 'other', words) =>
    governInWords(
      core,
      words,
      () => maySayHiding(core.governance, core.me, target, word, why),
      () => hiding(target, word, why, words),
    ),
  answerHiding: (target, words) =>
    governInWords(
      core,
      words,
      () => mayAnswerHiding(core.governance, core.me, target),
      () => hidingAnswer(target, words),
    ),
});
