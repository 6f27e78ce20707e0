import { describe, expect, it } from 'vitest';
import { inPieces } from '../../../src/ui/features/talk/long-words.ts';

describe('text with a run of letters that never ends', () => {
  it('is cut into pieces that joined are the text, letters whole', () => {
    const text = `before ${'👍'.repeat(1000)} after`;
    const pieces = inPieces(text);
    expect(pieces.length).toBeGreaterThan(4);
    expect(pieces.join('')).toBe(text);
    expect(pieces.every((piece) => piece.isWellFormed())).toBe(true);
  });

  it('is left whole where it has gaps, however long it is', () => {
    const text = 'words that are said '.repeat(800);
    expect(inPieces(text)).toEqual([text]);
    expect(inPieces('')).toEqual(['']);
  });
});
