/** Words that gave away what was nobody's business, who hid them, and what their author says to it. */
import { ASHA, HAMZA, KEN, LAKSHMI, PEG } from './cast.ts';
import type { Told } from './story.ts';

export const HIDDEN_WORDS: Told['scenes'] = [
  [
    302,
    {
      act: 'say',
      who: KEN,
      as: 'owes',
      words: 'The man at number 14 still owes the club forty pounds. Ask him why, he’s home all day.',
    },
  ],
  [301, { act: 'say', who: PEG, to: 'owes', words: 'Ken, not here. That’s his own business.' }],
  [300.8, { act: 'hide', who: ASHA, of: 'owes', why: 'private', words: 'He didn’t ask to be talked about.' }],
  [300.6, { act: 'hide', who: HAMZA, of: 'owes', why: 'private' }],
  [300.4, { act: 'hide', who: LAKSHMI, of: 'owes', why: 'private' }],
  [299, { act: 'answerHiding', who: KEN, of: 'owes', words: 'Fair. I’ve told him I’m sorry.' }],
];
