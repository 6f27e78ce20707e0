import { expect, it } from 'vitest';
import { CHARTER, createTown, done } from './people.ts';

it('a pairing that is called off while the two are linking, nobody is brought into anything', async () => {
  const { clock, person } = createTown({ apart: true });
  const [ana, ben] = await Promise.all([person('Ana'), person('Ben')]);
  const input = { name: 'Holbeck', kind: 'community', purpose: 'p', remit: '', charter: CHARTER } as const;
  const id = done(await ana.moot.found(input));
  const mine = done(await ana.moot.pairing.offer(id));
  const theirs = done(await ben.moot.pairing.answer(mine.code));
  theirs.state.subscribe(() => {
    if (theirs.state.get().type === 'connecting') theirs.cancel();
  });
  void mine.readCode(theirs.code);
  await clock.until('it was called off', () => theirs.state.get().type === 'failed');
  await clock.pass(20_000);
  expect(theirs.state.get()).toEqual({ type: 'failed', why: 'cancelled' });
  expect(await ben.moot.assembly(id)).toBeNull();
  await Promise.all([ana.moot.close(), ben.moot.close()]);
});
