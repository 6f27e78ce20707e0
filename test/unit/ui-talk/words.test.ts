import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOf } from '../../../src/ui/features/talk/length.ts';
import { mentionAt, namedIn, peopleFor, withMention } from '../../../src/ui/features/talk/mentions.ts';
import { parseWords, safeHref } from '../../../src/ui/features/talk/parse-words.ts';

const named = (...names: string[]) => names.map((name, i) => ({ person: `p${i}`, name }));
const brief = (words: string, names: readonly { person: string; name: string }[] = []) =>
  parseWords(words, names).map((part) => (part.type === 'text' ? part.text : `[${part.type} ${part.text}]`));

describe('the words of a message', () => {
  it('finds addresses and leaves the end of the sentence out of them', () => {
    expect(brief('See https://a.example/x?y=1. (Or http://b.example/c_(d)!) mailto:x@y.example,')).toEqual([
      'See ',
      '[link https://a.example/x?y=1]',
      '. (Or ',
      '[link http://b.example/c_(d)]',
      '!) ',
      '[link mailto:x@y.example]',
      ',',
    ]);
    expect(brief('(https://a.example)')).toEqual(['(', '[link https://a.example]', ')']);
  });

  it('links nothing that runs, hides where it goes, or reads as another address', () => {
    for (const text of [
      'javascript:alert(1)',
      'data:text/html,x',
      'ftp://a.example',
      'https://bank.example@evil.example/',
      'https://a.example/\u202Emoc.knab',
      'https://',
      'blob:https://a.example/1',
    ]) {
      expect(safeHref(text)).toBeNull();
      expect(parseWords(text, []).some((part) => part.type === 'link' && part.text === text)).toBe(false);
    }
  });

  it('loses and adds nothing, and opens only http, https and mailto', () => {
    const pieces = fc.array(
      fc.oneof(
        fc.string({ unit: 'grapheme' }),
        fc.webUrl(),
        fc.constantFrom('@Rosa', '@Rosa Quill', ' ', 'mailto:a@b.c', 'javascript:x', '.'),
      ),
    );
    fc.assert(
      fc.property(pieces, (texts) => {
        const words = texts.join('');
        const parts = parseWords(words, named('Rosa', 'Rosa Quill', 'Rosa'));
        expect(parts.map((part) => part.text).join('')).toBe(words);
        for (const part of parts) {
          if (part.type === 'link') expect(part.href).toMatch(/^(https?:\/\/|mailto:)/);
        }
      }),
    );
  });

  it('marks those who are named, by the longest name, and not in the middle of a word', () => {
    const people = named('Ann', 'Ann Lee');
    expect(brief('@Ann Lee and @Ann, not @Annette or @Bo', people)).toEqual([
      '[mention @Ann Lee]',
      ' and ',
      '[mention @Ann]',
      ', not @Annette or @Bo',
    ]);
  });

  it('tells two people of one name apart by the order in which they were named', () => {
    const parts = parseWords('@Asha meet @Asha. @Asha?', named('Asha', 'Asha'));
    expect(parts.flatMap((part) => (part.type === 'mention' ? [part.person] : []))).toEqual([
      'p0',
      'p1',
      'p1',
    ]);
  });

  it('measures words in bytes', () => {
    expect(bytesOf('añ€😀')).toBe(1 + 2 + 3 + 4);
  });
});

describe('naming people while writing', () => {
  it('knows the mention that the caret stands in', () => {
    expect(mentionAt('Hello @Ro', 9)).toEqual({ start: 6, query: 'Ro' });
    expect(mentionAt('Hello @Rosa Qu', 14)).toEqual({ start: 6, query: 'Rosa Qu' });
    expect(mentionAt('@', 1)).toEqual({ start: 0, query: '' });
    expect(mentionAt('rosa@quill', 10)).toBeNull();
    expect(mentionAt('@ no', 4)).toBeNull();
    expect(mentionAt('@a\nb', 4)).toBeNull();
    expect(mentionAt('nobody', 6)).toBeNull();
  });

  it('finds people by any part of their name, without accents, first names first', () => {
    const people = named('Zoë Quill', 'Quentin Ash', 'Margaret “Peg” Holroyd', 'Lee Pemberton-Smythe');
    expect(peopleFor('qu', people, 8).map((one) => one.name)).toEqual(['Quentin Ash', 'Zoë Quill']);
    expect(peopleFor('zoe', people, 8).map((one) => one.name)).toEqual(['Zoë Quill']);
    expect(peopleFor('smy', people, 8).map((one) => one.name)).toEqual(['Lee Pemberton-Smythe']);
    expect(peopleFor('', people, 2)).toHaveLength(2);
  });

  it('puts the name in and the caret behind it', () => {
    expect(withMention('Hi @ro there', { start: 3, query: 'ro' }, 'Rosa')).toEqual({
      text: 'Hi @Rosa there',
      caret: 9,
    });
    expect(withMention('@', { start: 0, query: '' }, 'Bo')).toEqual({ text: '@Bo ', caret: 4 });
  });

  it('names whoever was picked among people of one name, and everybody of it when nobody was', () => {
    const people = [
      { person: 'a', name: 'Asha' },
      { person: 'b', name: 'Asha' },
      { person: 'c', name: 'Asha Okonjo' },
    ];
    expect(namedIn('@Asha Okonjo, then @Asha', people, new Set(['b']))).toEqual(['c', 'b']);
    expect(namedIn('@Asha', people, new Set())).toEqual(['a', 'b']);
    expect(namedIn('@Ashanti', people, new Set())).toEqual([]);
  });
});
