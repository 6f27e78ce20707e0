/** The other half of what `histories.test.ts` plays. */
import { describe, expect, test } from 'vitest';
import { batchesOf, play } from './histories.ts';
import { Richness } from './richness.ts';

describe('[RED-2] after healing, all honest devices hold the same and nothing is lost', () => {
  const richness = new Richness();

  test.each(batchesOf('second'))('histories %i to %i', { timeout: 600_000 }, async (_, __, seeds) => {
    expect(await play(seeds, richness)).toEqual({});
  });

  test('enough happens in them to mean something', () => {
    expect(richness.tooLittle, richness.toString()).toEqual([]);
  });
});
