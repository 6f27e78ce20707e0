import { describe, expect, it } from 'vitest';
import type { Message } from '../../../src/domain/state.ts';
import { firstNewRow } from '../../../src/ui/features/talk/first-new.ts';
import { bytesOf, LONGEST_WORDS, tooLongSentence } from '../../../src/ui/features/talk/length.ts';
import { reactedTo, reactionWords } from '../../../src/ui/features/talk/reactions.ts';
import { beginning, spokenWords, wordsOf } from '../../../src/ui/features/talk/said.ts';

describe('new since you were here', () => {
  const line = (rows: string) =>
    firstNewRow({
      rows: [...rows].map((sign, index) => `${sign}${index}`),
      isUnread: (row) => row.startsWith('n'),
      isMine: (row) => row.startsWith('m'),
    });

  it('stands before the first of the new words at the end, over one’s own', () => {
    expect(line('rrnn')).toBe('n2');
    expect(line('rrmnmn')).toBe('n3');
    expect(line('rr')).toBeNull();
    expect(line('rmm')).toBeNull();
  });

  it('does not go back to words that came late', () => {
    expect(line('rnrrn')).toBe('n4');
    expect(line('rnrr')).toBeNull();
  });

  it('says nothing where everything is new', () => {
    expect(line('nnn')).toBeNull();
    expect(line('')).toBeNull();
  });
});

describe('reactions', () => {
  const message = {
    reactions: { yes: ['d1', 'd2', 'd3', 'stranger'], sad: [], think: ['d3'] },
  } as unknown as Message;
  const owner: Record<string, string> = { d1: 'rosa', d2: 'rosa', d3: 'me' };

  it('count people, not devices, and nobody whom the assembly does not know', () => {
    expect(reactedTo(message, (device) => owner[device] ?? null, 'me')).toEqual([
      { reaction: 'yes', people: ['rosa', 'me'], mine: true },
      { reaction: 'think', people: ['me'], mine: true },
    ]);
  });

  it('are support on a summary', () => {
    expect(reactionWords('yes', 'summary')).toBe('I support this');
    expect(reactionWords('yes', 'idea')).toBe('Good');
  });
});

describe('words in one line', () => {
  it('keep whole letters and say when there is more', () => {
    expect(beginning('  One\n two  ')).toBe('One two');
    expect(beginning('😀'.repeat(5), 4)).toBe('😀😀😀…');
  });

  it('tell erased words from words that have not come', () => {
    expect(spokenWords(wordsOf(true, null))).toBe('Erased by its author');
    expect(spokenWords(wordsOf(false, null))).toBe('The words haven’t arrived yet');
    expect(spokenWords(wordsOf(false, 'Here'))).toBe('Here');
  });
});

describe('the length of a message', () => {
  it('is counted in bytes and said before it is sent', () => {
    expect(tooLongSentence('a'.repeat(LONGEST_WORDS))).toBeUndefined();
    expect(tooLongSentence('a'.repeat(LONGEST_WORDS + 1))).toContain('too long');
    const euros = '€'.repeat(5_462);
    expect(bytesOf(euros)).toBe(16_386);
    expect(tooLongSentence(euros)).toContain('too long');
  });
});
