import { expect, it } from 'vitest';
import { Again } from '../../../src/lib/again.ts';

const failed = (error: unknown): void => {
  throw error;
};

it('whenever it is asked for, before, during or just after, it is done once more', async () => {
  // So many turns of the queue after what is done has ended.
  for (let turns = 0; turns < 12; turns++) {
    let seen = 0;
    let value = 0;
    const again = new Again(async () => {
      seen = value;
    }, failed);
    again.ask();
    for (let turn = 0; turn < turns; turn++) await Promise.resolve();
    value = 1;
    again.ask();
    for (let turn = 0; turn < 12; turn++) await Promise.resolve();
    expect(seen, `${turns} turns later`).toBe(1);
  }
});

it('runs one at a time, however often it is asked for, and goes on after it failed', async () => {
  let running = 0;
  let most = 0;
  let runs = 0;
  const told: unknown[] = [];
  const again = new Again(
    async () => {
      most = Math.max(most, ++running);
      await Promise.resolve();
      running--;
      if (++runs === 1) throw new Error('full');
    },
    (error) => told.push(error),
  );
  for (let i = 0; i < 5; i++) again.ask();
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
  expect([runs, most, told.length]).toEqual([2, 1, 1]);
  again.ask();
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
  expect(runs).toBe(3);
});
