/** What is said about hiding words, as the record that says so. */
import { encodeHidingAnswered, encodeHidingSaid } from '../../domain/hiding/headers.ts';
import type { HidingReason, HidingTarget, HidingWord } from '../../domain/hiding/state.ts';
import { Kind } from '../../domain/kinds.ts';
import type { NewRecord } from '../../ledger/api.ts';
import { withBody } from './new-records.ts';

export const hiding = (
  target: HidingTarget,
  word: HidingWord,
  why: HidingReason,
  words?: string,
): NewRecord => withBody(Kind.hidingSaid, encodeHidingSaid({ target, word, why }), words);

export const hidingAnswer = (target: HidingTarget, words: string): NewRecord =>
  withBody(Kind.hidingAnswered, encodeHidingAnswered({ target }), words);
