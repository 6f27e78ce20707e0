import { describe, expect, it } from 'vitest';
import type { Moot, PairingSession, PairingState } from '../../../src/app/api.ts';
import { openExample } from '../../../src/app/example/open-example.ts';
import { webCryptoVerifier } from '../../../src/ledger/verifier.ts';
import { CHARTER, createTown, done } from './people.ts';

const found = async (moot: Moot): Promise<string> =>
  done(await moot.found({ name: 'Holbeck', kind: 'community', purpose: 'p', remit: '', charter: CHARTER }));

const stateOf = (session: PairingSession): PairingState['type'] => session.state.get().type;

describe('two people who bring their devices together by codes', () => {
  it('are linked, see who the other is and the same three words, and one comes into the assembly', async () => {
    const { clock, person } = createTown({ apart: true });
    const [ana, ben] = await Promise.all([person('Ana'), person('Ben')]);
    const id = await found(ana.moot);
    const mine = done(await ana.moot.pairing.offer(id));
    const theirs = done(await ben.moot.pairing.answer(mine.code));
    expect([stateOf(mine), stateOf(theirs)]).toEqual(['waiting', 'waiting']);
    const reading = mine.readCode(theirs.code);
    await clock.until('both are linked', () => stateOf(mine) === 'linked' && stateOf(theirs) === 'linked');
    done(await reading);
    const [here, there] = [mine.state.get(), theirs.state.get()];
    if (here.type !== 'linked' || there.type !== 'linked') throw new Error('Not linked');
    expect([here.name, there.name]).toEqual(['Ben', 'Ana']);
    expect([here.person, here.device]).toEqual([ben.moot.me.get()?.person, ben.moot.me.get()?.device]);
    expect(there.person).toBe(ana.moot.me.get()?.person);
    expect(here.words).toHaveLength(3);
    expect(there.words).toEqual(here.words);
    expect([here.bringsInto, there.bringsInto]).toEqual([id, id]);
    const assembly = await ben.moot.assembly(id);
    await clock.until('Ben has it', () => assembly?.summary.get().state === 'here');
    await clock.until('Ben’s screen says so', () => ben.moot.connection.get().devices === 1);
    expect(ben.moot.connection.get().state).toBe('connected');
    await Promise.all([ana.moot.close(), ben.moot.close()]);
  });

  it('stay linked without any assembly for as long as they look at the words', async () => {
    const { clock, person } = createTown({ apart: true });
    const [ana, ben] = await Promise.all([person('Ana'), person('Ben')]);
    const mine = done(await ana.moot.pairing.offer(null));
    const theirs = done(await ben.moot.pairing.answer(mine.code));
    void mine.readCode(theirs.code);
    await clock.until('linked', () => stateOf(mine) === 'linked' && stateOf(theirs) === 'linked');
    await clock.pass(60_000);
    expect(ana.moot.connection.get().devices).toBe(1);
    await Promise.all([ana.moot.close(), ben.moot.close()]);
  });

  it('may pair again: the new link takes over', async () => {
    const { clock, person } = createTown({ apart: true });
    const [ana, ben] = await Promise.all([person('Ana'), person('Ben')]);
    const id = await found(ana.moot);
    for (let time = 0; time < 3; time++) {
      const mine = done(await ana.moot.pairing.offer(id));
      const theirs = done(await ben.moot.pairing.answer(mine.code));
      void mine.readCode(theirs.code);
      await clock.until('linked', () => stateOf(mine) === 'linked' && stateOf(theirs) === 'linked');
    }
    await clock.pass(3000);
    expect([ana, ben].map(({ moot }) => moot.connection.get().devices)).toEqual([1, 1]);
    await Promise.all([ana.moot.close(), ben.moot.close()]);
  });

  it('are told what was wrong with a code, and go on', async () => {
    const { clock, person } = createTown({ apart: true });
    const [ana, ben] = await Promise.all([person('Ana'), person('Ben')]);
    const mine = done(await ana.moot.pairing.offer(null));
    const wrong = (why: string) => ({ ok: false, fault: { type: 'pairing', why } });
    expect(await ben.moot.pairing.answer('hello')).toEqual(wrong('notACode'));
    expect(await ben.moot.pairing.answer(mine.code.slice(0, -3))).toEqual(wrong('damaged'));
    const theirs = done(await ben.moot.pairing.answer(mine.code));
    expect(await ben.moot.pairing.answer(theirs.code)).toEqual(wrong('wrongKind'));
    expect(await mine.readCode(mine.code)).toEqual(wrong('wrongKind'));
    expect(await theirs.readCode(mine.code)).toEqual(wrong('wrongKind'));
    void mine.readCode(theirs.code);
    await clock.until('linked', () => stateOf(mine) === 'linked');
    await Promise.all([ana.moot.close(), ben.moot.close()]);
  });

  it('hear it when it was called off', async () => {
    const { person } = createTown({ apart: true });
    const ana = await person('Ana');
    const mine = done(await ana.moot.pairing.offer(null));
    mine.cancel();
    expect(mine.state.get()).toEqual({ type: 'failed', why: 'cancelled' });
    await ana.moot.close();
  });

  it('can bring nobody into the example, and say so', async () => {
    const example = await openExample({
      name: '',
      hueOf: () => 0,
      outside: {
        verifier: webCryptoVerifier(),
        now: () => Date.now(),
        randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
        after: () => () => undefined,
        address: 'https://moot.example/',
      },
    });
    expect(await example.pairing.offer(null)).toEqual({ ok: false, fault: { type: 'exampleOnly' } });
    expect(await example.pairing.answer('MOOT')).toEqual({ ok: false, fault: { type: 'exampleOnly' } });
    await example.close();
  });
});
