import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT } from './source.ts';
import { checkWords } from './words.ts';

describe('what the screens say', () => {
  test('is plain: no word that only programmers know', () => {
    const { texts, faults } = checkWords(join(ROOT, 'src/ui'));
    expect(faults).toEqual([]);
    expect(texts).toBeGreaterThan(100);
  });

  test('is refused where it is planted', () => {
    const { faults } = checkWords(join(import.meta.dirname, 'planted/words'));
    expect(faults).toEqual([
      'screen.tsx:6: “Sync” in “Sync”',
      'screen.tsx:7: “peers” in “Two peers are here.”',
      'screen.tsx:8: “Conflict” in “Conflict”',
      'screen.tsx:9: “error occurred” in “An error occurred in”',
      'words/texts.ts:1: “Node” in “Node”',
    ]);
  });
});
