import { describe, expect, test } from 'vitest';
import { memoryWorldStore } from '../../../src/app/memory-store.ts';
import { createWorthKeeping } from '../../../src/app/worth-keeping.ts';
import { writable } from '../../../src/lib/readable.ts';

const DAY = 86_400_000;

function browser(promises: boolean) {
  const health = writable({ used: null, quota: null, kept: false });
  const asked: number[] = [];
  let time = 1_000 * DAY;
  const store = memoryWorldStore();
  const worthKeeping = createWorthKeeping(
    {
      store,
      now: () => time,
      storage: {
        health,
        askToKeep() {
          asked.push(time / DAY);
          health.set({ ...health.get(), kept: promises });
          return Promise.resolve(promises);
        },
      },
    },
    (error) => {
      throw error;
    },
  );
  return {
    asked,
    async after(days: number) {
      time += days * DAY;
      worthKeeping();
      worthKeeping();
      // What is asked settles with what is stored in memory.
      await store.facts.get('');
      for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
    },
  };
}

describe('what is worth keeping', () => {
  test('asks the browser to keep it: once, and again only when a no is a while ago', async () => {
    const { asked, after } = browser(false);
    for (const days of [0, 1, 12, 2]) await after(days);
    expect(asked).toEqual([1000, 1015]);
  });

  test('once the browser has promised, it is never asked again', async () => {
    const { asked, after } = browser(true);
    for (const days of [0, 30, 300]) await after(days);
    expect(asked).toEqual([1000]);
  });
});
