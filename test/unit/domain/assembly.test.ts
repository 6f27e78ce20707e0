import { usualCharter } from '../../../src/domain/assembly/charter.ts';
import { describe, expect, test } from 'vitest';
import { decodeAssemblyFounded, encodeAssemblyFounded } from '../../../src/domain/assembly/headers.ts';
import { Kind } from '../../../src/domain/kinds.ts';
import { hexOf, world } from '../../support/world.ts';
import type { Persona } from '../../support/world.ts';

function genesisOf(ana: Persona) {
  const burst = ana.world.bursts.find(({ feed, burst: number }) => feed === ana.feed && number === 0);
  const header = burst && decodeAssemblyFounded(burst.records[0]?.header ?? new Uint8Array());
  if (!header) throw new Error('not founded');
  return header;
}

describe('[ASM-1] the founding record', () => {
  test('says what the assembly is', () => {
    const w = world();
    const ana = w.person('Ana');
    ana.founds({ name: 'Rye', kind: 'geographical', charter: { quorum: 3, coolingOffDays: 7, vouches: 1 } });
    expect(ana.state.assembly).toMatchObject({
      name: 'Rye',
      kind: 'geographical',
      charter: { ...usualCharter, quorum: 3, coolingOffDays: 7, vouches: 1 },
      founder: ana.id,
      reducerVersion: 1,
    });
    expect(ana.state.assembly?.foundedAt).toBe(w.bursts[0]?.time);
  });

  test('any other header founds nothing here', () => {
    const w = world();
    const ana = w.person('Ana');
    const header = encodeAssemblyFounded({
      name: 'Another',
      kind: 'hub',
      purpose: '',
      remit: '',
      charter: { ...usualCharter, coolingOffDays: 0, vouches: 1 },
      founder: ana.id,
      device: ana.device,
      reducerVersion: 1,
      nonce: new Uint8Array(16),
    });
    const founded = ana.writes({ kind: Kind.assemblyFounded, header, foundedId: hexOf('elsewhere') });
    expect(w.refusal(founded)).toBe('notTheGenesis');
    expect(w.everyone().state.assembly).toBeNull();
  });

  test('a copy of it in another feed has no effect, and a second one neither', () => {
    const w = world();
    const [ana] = w.assembly('Ana');
    const mallory = w.person('Mallory');
    mallory.hears(ana);
    mallory.comesIn();
    const header = encodeAssemblyFounded(genesisOf(ana));
    const copy = { kind: Kind.assemblyFounded, header, foundedId: w.assemblyId };
    expect(w.refusal(mallory.writes(copy))).toBe('notTheGenesis');
    expect(w.refusal(mallory.signsList(mallory))).toBe('notTheFounder');
    expect(w.refusal(ana.writes(copy))).toBe('alreadyDone');
  });
});

test('[ASM-2] without the founding record in its past nothing counts', () => {
  const w = world();
  const [ana] = w.assembly('Ana');
  const mallory = w.person('Mallory');
  mallory.comesIn();
  const position = mallory.opensDraft('On nothing');
  const all = w.everyone();
  expect(all.refusal(position)).toBe('noGenesis');
  expect(all.state.drafts.size).toBe(0);
  expect(all.who(mallory).name).toBeNull();
  mallory.hears(ana);
  mallory.calledNow('Mallory');
  expect(w.everyone().who(mallory).name).toBe('Mallory');
});

test('[ASM-4] an assembly by other rules is not reduced', () => {
  const w = world();
  const ana = w.person('Ana');
  ana.founds();
  const header = encodeAssemblyFounded({ ...genesisOf(ana), reducerVersion: 2 });
  const future = world();
  const ben = future.person('Ana');
  const founded = ben.writes({ kind: Kind.assemblyFounded, header, foundedId: future.assemblyId });
  expect(future.refusal(founded)).toBe('malformed');
  expect(future.everyone().state.assembly).toBeNull();
});
