import type { Rule } from '../facts/rule.ts';
import { decodeDraftOpened } from './headers.ts';

/** [PROP-1] Anyone may open a draft; its text is written elsewhere and has no authority. */
export const draftRule: Rule<true> = {
  decode: decodeDraftOpened,
  judge: () => null,
  take(facts, act) {
    facts.drafts.set(act.id, { act, puts: [] });
    facts.changes.drafts.add(act.id);
    facts.changes.showsWords(act.id, 'drafts', act.id);
  },
};
