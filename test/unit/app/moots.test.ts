import { describe, expect, it } from 'vitest';
import type { OpenAssembly } from '../../../src/app/api.ts';
import { createTown, done, gather } from './people.ts';

async function trioWithProposal() {
  const { clock, person } = createTown();
  const trio = await Promise.all([person('Ana'), person('Ben'), person('Cem')]);
  const open = await gather(clock, trio[0], trio.slice(1));
  const [here, there] = open as [OpenAssembly, OpenAssembly];
  const people = [...here.governance.get().people.keys()];
  done(await here.signFoundingList(people));
  const proposal = done(await here.putProposal({ title: 'A bench', about: '', text: 'A bench.' }));
  const everywhere = (what: string, isThere: (assembly: OpenAssembly) => boolean) =>
    clock.until(what, () => open.every(isThere));
  await everywhere('the proposal', ({ governance }) => governance.get().proposals.has(proposal));
  await everywhere('the list', ({ governance }) => governance.get().roll.size === 3);
  const close = () => Promise.all(trio.map(({ moot }) => moot.close()));
  return { clock, open, here, there, people, proposal, everywhere, close };
}

describe('Moots in the app', () => {
  it('[MOOT-2] signs that a call was shown once a screen shows it, and once only', async () => {
    const { clock, open, here, there, proposal, everywhere, close } = await trioWithProposal();
    const call = done(await here.callMoot({ at: clock.now() + 1e9, place: 'Hall', proposals: [proposal] }));
    await everywhere('the call', ({ governance }) => governance.get().mootCalls.has(call));
    await clock.until('the need', () =>
      there.summary.get().needs.some((need) => need.type === 'mootCalled' && need.call === call),
    );
    there.callsShown([call, call]);
    there.callsShown([call]);
    here.callsShown([call]);
    await everywhere(
      'that it was shown to two',
      ({ governance }) => governance.get().mootCalls.get(call)?.seenBy.length === 2,
    );
    for (const { governance } of open) expect(governance.get().refused.size).toBe(0);
    await close();
  });

  it('records what took place, what was entered there, and what was found', async () => {
    const { clock, here, there, people, proposal, everywhere, close } = await trioWithProposal();
    done(await here.takePosition(proposal, proposal, 'agree'));
    done(await there.takePosition(proposal, proposal, 'object', 'Where?'));
    const [ana, ben, cem] = people as [string, string, string];
    await everywhere('both positions', ({ governance }) => {
      const members = governance.get().proposals.get(proposal)?.members;
      return members?.agree === 1 && members.object === 1;
    });
    const moot = done(
      await here.recordMoot({
        call: null,
        at: clock.now(),
        place: 'Hall',
        present: people,
        proposals: [proposal],
        minutes: 'We talked.',
      }),
    );
    const absent = [ana, ben, cem].find(
      (one) =>
        !here.governance
          .get()
          .proposals.get(proposal)
          ?.stands.some(({ person }) => person === one),
    );
    const entry = done(
      await here.enterPosition({
        moot,
        person: absent ?? '',
        proposal,
        revision: proposal,
        position: 'standAside',
      }),
    );
    await everywhere('the entry', ({ governance }) => governance.get().moots.get(moot)?.entries.length === 1);
    expect(await here.confirmEntry(entry)).toMatchObject({ fault: { reason: 'notYours' } });
    done(await there.confirmEntry(entry));
    expect(await there.recordFinding(moot, proposal, proposal, 'falls')).toMatchObject({
      fault: { reason: 'doesNotFollow' },
    });
    expect(await there.recordFinding(moot, proposal, proposal, 'deadlock')).toMatchObject({
      fault: { reason: 'tellersMissing' },
    });
    const deadlock = done(await there.recordFinding(moot, proposal, proposal, 'deadlock', people));
    await everywhere(
      'the deadlock',
      ({ governance }) => governance.get().proposals.get(proposal)?.deadlock === deadlock,
    );
    expect(here.governance.get().proposals.get(proposal)).toMatchObject({
      stage: 'deadlock',
      moots: [moot],
      members: { agree: 1, object: 1, standAside: 1 },
    });
    await close();
  });

  it('says what is too long before anything is written', async () => {
    const { here, proposal, close } = await trioWithProposal();
    const call = { at: 0, place: 'x'.repeat(301), proposals: [proposal] };
    expect(await here.callMoot(call)).toMatchObject({ fault: { type: 'tooLong', limit: 300 } });
    expect(await here.callMoot({ ...call, place: '', words: 'x'.repeat(17_000) })).toMatchObject({
      fault: { type: 'tooLong' },
    });
    await close();
  });
});
