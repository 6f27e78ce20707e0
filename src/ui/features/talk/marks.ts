/** What a contribution to a topic says that it is. */
import type { Mark } from '../../../domain/state.ts';

export const MARKS: readonly Mark[] = ['idea', 'concern', 'question', 'fact', 'summary'];

const WORDS: Readonly<Record<Mark, { readonly one: string; readonly many: string; readonly hint: string }>> =
  {
    idea: { one: 'Idea', many: 'Ideas', hint: 'What could be done' },
    concern: { one: 'Concern', many: 'Concerns', hint: 'What could go wrong, and for whom' },
    question: { one: 'Question', many: 'Questions', hint: 'What we should find out' },
    fact: { one: 'Fact', many: 'Facts', hint: 'What is known, and from where' },
    summary: {
      one: 'Summary',
      many: 'Summaries',
      hint: 'Where the talk has come to; shown on top for others to support',
    },
  };

export const markWords = (mark: Mark) => WORDS[mark];
