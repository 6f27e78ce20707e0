import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { filesBelow, ROOT } from './source.ts';

/** Past this a file has more than one job. */
const MOST_LINES = 400;

/** Files of code below a folder that are too long, or that only pass on what others export. */
function unfit(folder: string, mostLines: number): string[] {
  return filesBelow(folder)
    .filter((path) => /\.(tsx?|css|mjs)$/.test(path) && !path.includes('/planted/'))
    .flatMap((path) => {
      const lines = readFileSync(join(folder, path), 'utf8').trimEnd().split('\n').length;
      return [
        ...(lines > mostLines ? [`${path}: ${lines} lines`] : []),
        ...(/^index\.tsx?$/.test(basename(path)) ? [`${path}: a barrel`] : []),
      ];
    });
}

describe('files', () => {
  test(`have at most ${MOST_LINES} lines, and none is a barrel`, () => {
    expect(unfit(join(ROOT, 'src'), MOST_LINES)).toEqual([]);
    expect(unfit(join(ROOT, 'scripts'), MOST_LINES)).toEqual([]);
    expect(unfit(join(ROOT, 'test'), 2 * MOST_LINES)).toEqual([]);
  });

  test('that are too long are refused where they are planted', () => {
    expect(unfit(join(import.meta.dirname, 'planted/sizes'), 5)).toEqual([
      'index.ts: a barrel',
      'long.ts: 6 lines',
    ]);
  });
});
