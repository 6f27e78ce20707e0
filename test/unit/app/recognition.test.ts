import { expect, it } from 'vitest';
import type { OpenAssembly } from '../../../src/app/api.ts';
import { CHARTER, createTown, done, gather } from './people.ts';

it('[ROLL-3] whoever is on a recognised roll is a member without asking, and leaving is left at that', async () => {
  const { clock, person } = createTown();
  const trio = await Promise.all([person('Ana'), person('Ben'), person('Cem')]);
  const [ana, ben, cem] = trio;
  const hub = (await gather(clock, ana, [ben, cem])) as [OpenAssembly, OpenAssembly, OpenAssembly];
  done(await hub[0].signFoundingList([...hub[0].governance.get().people.keys()]));
  await clock.until('the roll of the hub is everywhere', () =>
    hub.every(({ governance }) => governance.get().roll.size === 3),
  );

  const charter = { ...CHARTER, recognises: [hub[0].id] };
  const founded = { name: 'Holbeck', kind: 'geographical', purpose: '', remit: '', charter } as const;
  const id = done(await ana.moot.found(founded));
  const anas = (await ana.moot.assembly(id)) as OpenAssembly;
  done(await ben.moot.join(anas.invitation()));
  const bens = (await ben.moot.assembly(id)) as OpenAssembly;
  await clock.until('Ben said hello', () => anas.governance.get().people.size === 2);
  done(await anas.signFoundingList([...anas.governance.get().people.keys()]));
  await clock.until('both are members', () => bens.governance.get().roll.size === 2);

  done(await cem.moot.join(anas.invitation()));
  const cems = (await cem.moot.assembly(id)) as OpenAssembly;
  const cemsId = cem.moot.me.get()?.person ?? '';
  await clock.until('Cem is a member of Holbeck', () => anas.governance.get().roll.size === 3);
  expect(anas.governance.get().people.get(cemsId)).toMatchObject({
    standing: 'member',
    memberBy: 'recognised',
  });

  await clock.until('Cem knows', () => cems.governance.get().people.get(cemsId)?.standing === 'member');
  done(await cems.leaveRoll());
  await clock.until('Cem has left', () =>
    [anas, bens, cems].every(({ governance }) => governance.get().roll.size === 2),
  );
  const before = anas.governance.get().people.get(cemsId);
  expect(before).toMatchObject({ standing: 'participant', wasMember: 'left', vouchedBy: [] });
  await Promise.all(trio.map(({ moot }) => moot.close()));
});
