/**
 * Takes one defence away at a time, in a copy of the source, and sees a test fail. A defence whose
 * removal nobody notices is one that could rot.
 *
 *   ONLY=presence npm run test:long -- planted
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { plants } from '../planted-faults/plants.ts';
import { makeCopy, removeCopy, runPlanted, type Verdict } from '../planted-faults/run.ts';

const only = process.env['ONLY'];
const chosen = plants.filter(({ defence }) => only === undefined || defence.includes(only));
const verdicts: Verdict[] = [];
let copy = '';
beforeAll(() => {
  copy = makeCopy('long');
});
afterAll(() => {
  removeCopy('long');
  const survived = verdicts.filter(({ outcome }) => outcome !== 'noticed').map(({ plant }) => plant.defence);
  process.stdout.write(
    `planted faults: ${verdicts.length} defences taken away, ${verdicts.length - survived.length} noticed` +
      `${survived.length > 0 ? `; unguarded: ${survived.join('; ')}` : ''}\n`,
  );
});

describe('a defence that is taken away is missed', () => {
  test('and with nothing taken away, nothing is', async () => {
    const first = plants.find(({ test: file }) => file.includes('link.test'));
    expect(first && (await runPlanted(copy, first, false)).outcome).toBe('survived');
  });

  test.each(chosen)('$defence', async (plant) => {
    const verdict = await runPlanted(copy, plant);
    verdicts.push(verdict);
    expect(verdict.outcome, verdict.said.slice(-2000)).toBe('noticed');
  });
});
