import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { plants } from '../planted-faults/plants.ts';
import { makeCopy, places, removeCopy, ROOT, runPlanted } from '../planted-faults/run.ts';

describe('the planted faults', () => {
  afterAll(() => removeCopy('quick'));

  test('still have the defences in the source that they take away, and the tests that notice', () => {
    const gone = plants.filter((plant) => places(plant) !== 1).map(({ defence }) => defence);
    expect(gone).toEqual([]);
    const texts = readdirSync(join(ROOT, 'test'), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts') && !path.startsWith('planted-faults'))
      .map((path) => readFileSync(join(ROOT, 'test', path), 'utf8').replaceAll('’', "'"))
      .join('\n');
    const noTest = plants.filter(
      ({ test: file, title }) =>
        !existsSync(join(ROOT, 'test', file)) || !texts.includes(title.replaceAll('’', "'")),
    );
    expect(noTest.map(({ defence, title }) => `${defence}: no test "${title}"`)).toEqual([]);
  });

  test('one of them, planted: the test that it names fails', { timeout: 120_000 }, async () => {
    const plant = plants.find(({ defence }) => defence === 'both ends sign the channel that they are on');
    if (!plant) throw new Error('that plant is gone');
    expect((await runPlanted(makeCopy('quick'), plant)).outcome).toBe('noticed');
  });
});
