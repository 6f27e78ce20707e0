import { usualCharter } from '../../../src/domain/assembly/charter.ts';
import { describe, expect, it } from 'vitest';
import type { OpenAssembly } from '../../../src/app/api.ts';
import { createTown, done, gather } from './people.ts';

const people = (assembly: OpenAssembly) => [...assembly.governance.get().people.keys()];
const words = (assembly: OpenAssembly) =>
  [...assembly.talk.get().messages.values()].map((message) => message.words).sort();

describe('the app in memory', () => {
  it('opens an assembly, lets others in by its invitation, and says hello for them', async () => {
    const { clock, person } = createTown();
    const [ana, ben] = await Promise.all([person('Ana'), person('Ben')]);
    const [here, there] = (await gather(clock, ana, [ben])) as [OpenAssembly, OpenAssembly];
    expect([...here.governance.get().people.values()].map(({ name }) => name).sort()).toEqual(['Ana', 'Ben']);
    await clock.until('it is listed as here', () => there.summary.get().state === 'here');
    expect(there.governance.get().assembly?.name).toBe('Holbeck');
    await Promise.all([ana.moot.close(), ben.moot.close()]);
  });

  it('is there again after it was closed, with everything that was written', async () => {
    const { person } = createTown();
    let ana = await person('Ana');
    const id = done(
      await ana.moot.found({
        name: 'Alone',
        kind: 'community',
        purpose: '',
        remit: '',
        charter: { ...usualCharter, vouches: 1 },
      }),
    );
    const before = (await ana.moot.assembly(id)) as OpenAssembly;
    done(await before.say({ words: 'still here' }));
    before.unsaid.set('chat', 'half a sen');
    ana = await ana.reopen();
    const after = (await ana.moot.assembly(id)) as OpenAssembly;
    expect(words(after)).toEqual(['still here']);
    expect(after.unsaid.get('chat')).toBe('half a sen');
    expect(after.unsent.get().size).toBeGreaterThan(0);
    await ana.moot.close();
  });

  it('[OUT-7] marks by itself what it held for the days of cooling-off, and then lets it be recorded as standing', async () => {
    const { clock, person, passDays } = createTown();
    const trio = await Promise.all([person('Ana'), person('Ben'), person('Cem')]);
    const open = await gather(clock, trio[0], trio.slice(1));
    const [here] = open as [OpenAssembly];
    done(await here.signFoundingList(people(here)));
    const proposal = done(await here.putProposal({ title: 'A bench', about: '', text: 'A bench.' }));
    await clock.until('the proposal is everywhere', () =>
      open.every(
        ({ governance }) => governance.get().proposals.has(proposal) && governance.get().roll.size === 3,
      ),
    );
    for (const assembly of open) done(await assembly.takePosition(proposal, proposal, 'agree'));
    await clock.until('all positions are everywhere', () =>
      open.every(({ governance }) => governance.get().proposals.get(proposal)?.members.agree === 3),
    );
    const outcome = done(await here.recordConsensus(proposal, proposal));
    const early = await here.recordStanding(outcome);
    expect(early).toEqual({ ok: false, fault: { type: 'refused', reason: 'notHeldLongEnough' } });
    await clock.until('the outcome is everywhere', () =>
      open.every(({ governance }) => governance.get().proposals.get(proposal)?.stage === 'coolingOff'),
    );
    passDays(5.01);
    clock.advance(600_000);
    await clock.until('enough devices say that they held it', () => {
      const [found] = here.governance.get().proposals.get(proposal)?.outcomes ?? [];
      return (found?.heldBy.length ?? 0) >= 2;
    });
    done(await here.recordStanding(outcome));
    await clock.until('it is decided everywhere', () =>
      open.every(({ governance }) => governance.get().decisions.size === 1),
    );
    await Promise.all(trio.map(({ moot }) => moot.close()));
  });

  it('joins more heads than one burst can name before it writes', async () => {
    const { clock, person } = createTown();
    const crowd = await Promise.all(Array.from({ length: 11 }, (_, i) => person(`P${i}`)));
    const open = await gather(clock, crowd[0] as never, crowd.slice(1));
    const [here] = open as [OpenAssembly];
    const put = done(await here.putProposal({ title: 'All at once', about: '', text: 'x' }));
    await clock.until('put everywhere', () =>
      open.every(({ governance }) => governance.get().proposals.has(put)),
    );
    await Promise.all(
      open.slice(1).map(async (assembly) => done(await assembly.takePosition(put, put, 'agree'))),
    );
    await clock.until('all stand', () => here.governance.get().proposals.get(put)?.stands.length === 10);
    done(await here.takePosition(put, put, 'agree'));
    await clock.until('nothing is refused or waits', () =>
      open.every(({ governance }) => governance.get().proposals.get(put)?.stands.length === 11),
    );
    for (const { governance } of open) expect(governance.get().refused.size).toBe(0);
    await Promise.all(crowd.map(({ moot }) => moot.close()));
  });

  it('counts as unread what arrives, whatever its date, and takes erased words back everywhere', async () => {
    const { clock, person } = createTown();
    const [ana, ben] = await Promise.all([person('Ana'), person('Ben')]);
    const [here, there] = (await gather(clock, ana, [ben])) as [OpenAssembly, OpenAssembly];
    done(await here.say({ words: 'first' }));
    await clock.until('it arrived', () => there.talk.get().messages.size === 1);
    there.markSeen([...there.talk.get().messages.keys()]);
    expect(there.unread.get().size).toBe(0);
    const said = done(await here.say({ words: 'a slip of the tongue' }));
    await clock.until('it is unread there', () => there.unread.get().has(said));
    await clock.until('it is known to have arrived', () => !here.unsent.get().has(said));
    there.markSeen([said]);
    expect(there.unread.get().size).toBe(0);
    done(await here.eraseWords('talk', said));
    await clock.until('the words are gone there', () => there.talk.get().messages.get(said)?.words === null);
    expect(await there.eraseWords('talk', said)).toEqual({
      ok: false,
      fault: { type: 'refused', reason: 'notYours' },
    });
    await Promise.all([ana.moot.close(), ben.moot.close()]);
  });

  it('counts what was said since one came, even before the talk was ever opened', async () => {
    const { clock, person } = createTown();
    const [ana, ben, cem] = await Promise.all([person('Ana'), person('Ben'), person('Cem')]);
    const [here, there] = (await gather(clock, ana, [ben])) as [OpenAssembly, OpenAssembly];
    done(await there.say({ words: 'hello' }));
    await clock.until('the founder is told', () => here.unread.get().size === 1);

    clock.advance(60_000);
    const late = await cem.moot.assembly(done(await cem.moot.join(here.invitation())));
    await clock.until('the past arrived', () => late?.talk.get().messages.size === 1);
    expect(late?.unread.get().size).toBe(0);
    done(await here.say({ words: 'welcome' }));
    await clock.until('the newcomer is told', () => late?.unread.get().size === 1);
    await Promise.all([ana, ben, cem].map(({ moot }) => moot.close()));
  });

  it('says what a person may not do, and keeps silent about what would be too long', async () => {
    const { person } = createTown();
    const ana = await person('Ana');
    const id = done(
      await ana.moot.found({
        name: 'x',
        kind: 'hub',
        purpose: '',
        remit: '',
        charter: usualCharter,
      }),
    );
    const open = (await ana.moot.assembly(id)) as OpenAssembly;
    expect(await open.say({ words: 'ü'.repeat(9000) })).toEqual({
      ok: false,
      fault: { type: 'tooLong', limit: 16_384 },
    });
    expect(await open.takeMyPlace()).toMatchObject({ ok: false, fault: { type: 'refused' } });
    expect(await ana.moot.join('no link')).toEqual({ ok: false, fault: { type: 'link', why: 'notALink' } });
    await open.forget();
    expect(ana.moot.assemblies.get()).toEqual([]);
    expect(await ana.moot.assembly(id)).toBeNull();
    await ana.moot.close();
  });
});
