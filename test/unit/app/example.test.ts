import { describe, expect, it } from 'vitest';
import type { OpenAssembly } from '../../../src/app/api.ts';
import { openExample } from '../../../src/app/example/open-example.ts';
import { webCryptoVerifier } from '../../../src/ledger/verifier.ts';

const open = (name: string) =>
  openExample({
    name,
    hueOf: () => 0,
    outside: {
      verifier: webCryptoVerifier(),
      now: () => 1_800_000_000_000,
      randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
      after: () => () => undefined,
      address: 'https://moot.example/',
    },
  });

describe('the example', () => {
  it('is a lively federation in which every record follows the rules', async () => {
    const moot = await open('');
    expect(moot.world).toBe('example');
    const ids = moot.assemblies.get().map(({ id }) => id);
    const all = (await Promise.all(ids.map((id) => moot.assembly(id)))) as OpenAssembly[];
    expect(all).toHaveLength(3);
    for (const { governance, talk } of all) {
      expect([...governance.get().refused.values()]).toEqual([]);
      expect([...talk.get().refused.values()]).toEqual([]);
      expect(governance.get().waitingFor).toEqual([]);
    }
    const stages = new Set(
      all.flatMap(({ governance }) => [...governance.get().proposals.values()].map(({ stage }) => stage)),
    );
    expect([...stages].sort()).toEqual(['ballot', 'coolingOff', 'decided', 'moot', 'talk']);
    expect(moot.assemblies.get().flatMap(({ needs }) => needs).length).toBeGreaterThan(2);
    await moot.close();
  });

  it('calls the person what they call themselves, and is made anew each time', async () => {
    const [one, other] = await Promise.all([open('Ewa'), open('Ewa')]);
    expect(one.me.get()?.name).toBe('Ewa');
    expect(one.me.get()?.person).not.toBe(other.me.get()?.person);
    await Promise.all([one.close(), other.close()]);
  });
});
