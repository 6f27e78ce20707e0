import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { deadEndsOf, unknownDocuments } from './documents.ts';
import { ROOT } from './source.ts';

const DOCUMENTS = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'SECURITY.md', 'src/domain/SPEC.md'];

describe('documents', () => {
  test('point at files and commands that are there', () => {
    expect(deadEndsOf(ROOT, DOCUMENTS)).toEqual([]);
  });

  test('that comments name are there', () => {
    expect(['src', 'test', 'scripts'].flatMap((folder) => unknownDocuments(ROOT, folder))).toEqual([]);
  });

  test('that lead nowhere are refused where they are planted', () => {
    const planted = join(import.meta.dirname, 'planted/documents');
    expect(deadEndsOf(planted, ['README.md'])).toEqual([
      'README.md: nowhere.md',
      'README.md: src/gone.ts',
      'README.md: fly',
    ]);
    expect(unknownDocuments(planted, 'src')).toEqual(['src/here.ts: ELSEWHERE.md']);
  });
});
