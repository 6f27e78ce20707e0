import { expect, test } from 'vitest';
import type { OpenAssembly } from '../../../src/app/api.ts';
import { createTown, done, gather } from './people.ts';

const DAY = 86_400_000;

test('[ACT-1] [ACT-2] [ACT-3] [ACT-4] work on a decision, and looking again, in signed records that last', async () => {
  const { clock, person } = createTown();
  let ana = await person('Ana');
  const [here] = (await gather(clock, ana, [])) as [OpenAssembly];
  done(await here.signFoundingList([...here.governance.get().people.keys()]));
  const proposal = done(
    await here.putProposal({ title: 'A bench', about: '', text: 'A bench.', reviewOn: 30.5 * DAY }),
  );
  done(await here.takePosition(proposal, proposal, 'agree'));
  // Where one person is the whole roll, it stands at once.
  const decision = done(await here.recordConsensus(proposal, proposal));
  expect(here.governance.get().decisions.get(decision)?.reviewOn).toBe(30.5 * DAY);

  const action = done(await here.addAction(decision, 'Saw the planks.', 9.5 * DAY));
  done(await here.takeOnAction(action));
  done(await here.setActionDue(action, 10.5 * DAY));
  done(await here.finishAction(action));
  expect(await here.finishAction(action)).toEqual({
    ok: false,
    fault: { type: 'refused', reason: 'alreadyDone' },
  });
  done(await here.reopenAction(action));
  done(await here.giveBackAction(action));
  done(await here.takeOnAction(action));
  done(await here.reviewDecision(decision, 'People sit on it.', 60.5 * DAY));
  expect(await here.addAction(decision, 'x'.repeat(16_385), null)).toEqual({
    ok: false,
    fault: { type: 'tooLong', limit: 16_384 },
  });
  expect(await here.addAction(proposal, 'Nothing to carry out.', null)).toEqual({
    ok: false,
    fault: { type: 'refused', reason: 'nothingThere' },
  });

  const { id } = here;
  ana = await ana.reopen();
  const again = (await ana.moot.assembly(id)) as OpenAssembly;
  const state = again.governance.get();
  expect(state.refused.size).toBe(0);
  expect(state.actions.get(action)).toMatchObject({
    words: 'Saw the planks.',
    due: 10.5 * DAY,
    done: null,
    takenOnBy: [...state.people.keys()],
  });
  expect(state.decisions.get(decision)).toMatchObject({
    reviewOn: 60.5 * DAY,
    reviews: [{ words: 'People sit on it.' }],
  });
  // Looked at, and not to come up again: the day in the text doesn't return.
  done(await again.reviewDecision(decision, '', null));
  expect(again.governance.get().decisions.get(decision)?.reviewOn).toBeNull();
  await ana.moot.close();
});
