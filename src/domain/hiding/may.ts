/** What a person can do now about hiding somebody's words (may.ts). */
import { ask, askWithinLimits } from '../ask.ts';
import type { Answer } from '../ask.ts';
import type { PersonId } from '../burst.ts';
import type { Governance } from '../state.ts';
import { hidingAnsweredRule, hidingSaidRule } from './rules.ts';
import type { HidingReason, HidingTarget, HidingWord } from './state.ts';

export const maySayHiding = (
  state: Governance,
  person: PersonId,
  target: HidingTarget,
  word: HidingWord,
  why: HidingReason = 'other',
): Answer => ask(state, person, hidingSaidRule, { target, word, why });

export const mayAnswerHiding = (state: Governance, person: PersonId, target: HidingTarget): Answer =>
  askWithinLimits(state, person, hidingAnsweredRule, { target });
