import { describe, expect, test } from 'vitest';
import type { OpenAssembly } from '../../../src/app/api.ts';
import { decodeAssemblyFile, encodeAssemblyFile } from '../../../src/sync/assembly-file.ts';
import { createTown, done, gather } from './people.ts';

/** What a device knows of an assembly, without what is its own. */
const known = (assembly: OpenAssembly) => {
  const { proposals, decisions, people, refused } = assembly.governance.get();
  return {
    proposals: [...proposals.values()],
    decisions: [...decisions.values()],
    names: [...people.values()].map(({ name }) => name),
    refused: [...refused.values()],
    said: [...assembly.talk.get().messages.values()].map(({ words }) => words),
  };
};

async function bakery() {
  const town = createTown();
  const ana = await town.person('Ana');
  const ben = await town.person('Ben');
  const [atAna] = await gather(town.clock, ana, [ben]);
  if (!atAna) throw new Error('Ana has no assembly');
  done(await atAna.putProposal({ title: 'Bread', about: '', text: 'We bake.' }));
  done(await atAna.say({ words: 'Who brings flour?' }));
  return { town, ana, ben, atAna };
}

describe('an assembly saved as a file', () => {
  test('is there, whole, for somebody who never met anyone of it', async () => {
    const { atAna } = await bakery();
    const cem = await createTown().person('Cem');
    const brought = done(await cem.moot.openFile(done(await atAna.save())));
    expect(brought).toMatchObject({ assembly: atAna.id, refused: 0 });
    expect(brought.entered).toBeGreaterThan(0);
    const atCem = await cem.moot.assembly(atAna.id);
    if (!atCem) throw new Error('not there');
    // Opening a file says hello, as opening an invitation does.
    await expect.poll(() => known(atCem).names).toContain('Cem');
    const { names, ...rest } = known(atCem);
    expect(names).toEqual(expect.arrayContaining(['Ana', 'Ben']));
    const { names: _, ...original } = known(atAna);
    expect(rest).toEqual(original);
  });

  test('twice brings nothing new, and later brings what came since', async () => {
    const { ana, atAna } = await bakery();
    const cem = await createTown().person('Cem');
    const early = done(await atAna.save());
    done(await cem.moot.openFile(early));
    expect(done(await cem.moot.openFile(early))).toMatchObject({ entered: 0, refused: 0 });
    done(await atAna.say({ words: 'I do.' }));
    expect(done(await cem.moot.openFile(done(await atAna.save())))).toMatchObject({ entered: 1 });
    expect(done(await ana.moot.openFile(early))).toMatchObject({ entered: 0 });
  });

  test('with a forged update in it brings nothing of that', async () => {
    const { atAna } = await bakery();
    const read = await decodeAssemblyFile(done(await atAna.save()));
    if (!read.ok) throw new Error(read.fault);
    const forged = {
      ...read.value,
      ledgers: read.value.ledgers.map((ledger) => ({
        ...ledger,
        updates: ledger.updates.map((update) => {
          const changed = update.slice();
          const at = changed.length - 40;
          changed[at] = (changed[at] ?? 0) ^ 1;
          return changed;
        }),
      })),
    };
    const cem = await createTown().person('Cem');
    const brought = done(await cem.moot.openFile(await encodeAssemblyFile(forged)));
    expect(brought.refused).toBeGreaterThan(0);
    const atCem = await cem.moot.assembly(atAna.id);
    expect(atCem?.talk.get().messages.size).toBe(0);
  });

  test('that is none says so and leaves nothing behind', async () => {
    const cem = await createTown().person('Cem');
    const fault = await cem.moot.openFile(new TextEncoder().encode('a shopping list'));
    expect(fault).toEqual({ ok: false, fault: { type: 'file', why: 'notAFile' } });
    expect(cem.moot.assemblies.get()).toEqual([]);
  });
});

describe('only what somebody lacks', () => {
  test('is small, and brings them to the same', async () => {
    const { atAna } = await bakery();
    const cem = await createTown().person('Cem');
    done(await cem.moot.openFile(done(await atAna.save())));
    const atCem = await cem.moot.assembly(atAna.id);
    if (!atCem) throw new Error('not there');
    await expect.poll(() => known(atCem).names).toContain('Cem');
    done(await atAna.say({ words: 'I do.' }));
    const difference = done(await atAna.difference(atCem.holding()));
    expect(difference.length).toBeLessThan(400);
    expect(difference.length).toBeLessThan(done(await atAna.save()).length);
    expect(done(await cem.moot.openFile(difference))).toEqual({
      assembly: atAna.id,
      entered: 1,
      refused: 0,
      gaps: 0,
    });
    expect(known(atCem).said).toContain('I do.');
  });

  test('from nothing is everything, for somebody who never met anyone of it', async () => {
    const { atAna } = await bakery();
    const cem = await createTown().person('Cem');
    const all = done(await atAna.difference(null));
    expect(done(await cem.moot.openFile(all))).toMatchObject({ assembly: atAna.id, refused: 0, gaps: 0 });
    const atCem = await cem.moot.assembly(atAna.id);
    if (!atCem) throw new Error('not there');
    expect(known(atCem).said).toEqual(known(atAna).said);
  });

  test('is of no use to somebody who has nothing, and says so', async () => {
    const { ben, atAna } = await bakery();
    const atBen = await ben.moot.assembly(atAna.id);
    if (!atBen) throw new Error('not there');
    const further = done(await atAna.difference(atBen.holding()));
    const cem = await createTown().person('Cem');
    expect(await cem.moot.openFile(further)).toEqual({
      ok: false,
      fault: { type: 'file', why: 'onlyPart' },
    });
    expect(cem.moot.assemblies.get()).toEqual([]);
  });

  test('leaves out what builds on what isn’t here, and says how much', async () => {
    const { atAna } = await bakery();
    const cem = await createTown().person('Cem');
    done(await cem.moot.openFile(done(await atAna.save())));
    done(await atAna.say({ words: 'one' }));
    const holding = atAna.holding();
    done(await atAna.say({ words: 'two' }));
    const late = done(await atAna.difference(holding));
    expect(done(await cem.moot.openFile(late))).toMatchObject({ entered: 0, refused: 0, gaps: 1 });
  });

  test('of another assembly is not mixed up with this one', async () => {
    const { atAna } = await bakery();
    const other = await bakery();
    expect(await atAna.difference(other.atAna.holding())).toEqual({
      ok: false,
      fault: { type: 'file', why: 'otherAssembly' },
    });
    expect(await atAna.difference(new Uint8Array(60))).toEqual({
      ok: false,
      fault: { type: 'file', why: 'notAFile' },
    });
  });

  test('what of one’s own nobody has yet is a paper to hand over', async () => {
    const { ana, ben, atAna, town } = await bakery();
    const atBen = await ben.moot.assembly(atAna.id);
    if (!atBen) throw new Error('not there');
    await town.clock.until('Ben’s hello is with Ana', () => atBen.unsent.get().size === 0);
    expect(done(await atBen.ownUnsent())).toBeNull();
    const alone = done(await atBen.difference(null));
    const cem = await createTown().person('Cem');
    done(await cem.moot.openFile(alone));
    const atCem = await cem.moot.assembly(atAna.id);
    if (!atCem) throw new Error('not there');
    await expect.poll(() => known(atCem).names).toContain('Cem');
    // Cem has no neighbours: all that he did is his alone.
    const own = done(await atCem.ownUnsent());
    if (!own) throw new Error('nothing of Cem’s');
    expect(own.length).toBeLessThan(800);
    expect(done(await ana.moot.openFile(own))).toMatchObject({ refused: 0, gaps: 0 });
    expect(known(atAna).names).toContain('Cem');
  });
});
