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
