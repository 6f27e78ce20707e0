/** Acts about hiding words from everyone's screens. */
import { mayAnswerHiding, maySayHiding } from '../../domain/hiding/may.ts';
import { encodeHidingAnswered, encodeHidingSaid } from '../../domain/hiding/headers.ts';
import { Kind } from '../../domain/kinds.ts';
import type { HidingActs } from '../acts-api.ts';
import { governInWords } from './acting.ts';
import type { AssemblyCore } from './assembly-core.ts';
import { withBody } from './new-records.ts';

export const createHidingActs = (core: AssemblyCore): HidingActs => ({
  sayOfHiding: (target, word, why = 'other', words) =>
    governInWords(
      core,
      words,
      () => maySayHiding(core.governance, core.me, target, word, why),
      () => withBody(Kind.hidingSaid, encodeHidingSaid({ target, word, why }), words),
    ),
  answerHiding: (target, words) =>
    governInWords(
      core,
      words,
      () => mayAnswerHiding(core.governance, core.me, target),
      () => withBody(Kind.hidingAnswered, encodeHidingAnswered({ target }), words),
    ),
});
