import { describe, expect, test } from 'vitest';
import type { BallotInput } from '../../../src/app/acts-api.ts';
import type { OpenAssembly } from '../../../src/app/api.ts';
import type { Ballot } from '../../../src/domain/ballot/state.ts';
import type { RecordId } from '../../../src/domain/burst.ts';
import { createTown, done, gather, type Somebody } from './people.ts';

const HOUR = 3_600_000;

function ballotAt(assembly: OpenAssembly, id: RecordId): Ballot {
  const ballot = assembly.governance.get().ballots.get(id);
  if (ballot === undefined) throw new Error(`ballot ${id} is not there`);
  return ballot;
}

/** Three members who are all tellers in a ballot that closes in an hour, with one day of grace. */
async function threeTellers() {
  const town = createTown();
  const people = await Promise.all(['Ana', 'Ben', 'Cem'].map((name) => town.person(name)));
  const [ana, ...others] = people as [Somebody, Somebody, Somebody];
  const at = (await gather(town.clock, ana, others)) as [OpenAssembly, OpenAssembly, OpenAssembly];
  const ids = people.map(({ moot }) => moot.me.get()?.person ?? '');
  const everywhere = (what: string, isSo: (assembly: OpenAssembly) => boolean) =>
    town.clock.until(what, () => at.every(isSo));
  done(await at[0].signFoundingList(ids));
  await everywhere('all are members', (each) => each.governance.get().roll.size === 3);
  const bread = done(await at[0].putProposal({ title: 'Bread', about: '', text: 'On Mondays.' }));
  await everywhere('it is everywhere', (each) => each.governance.get().proposals.has(bread));
  for (const agreeing of at.slice(0, 2)) done(await agreeing.takePosition(bread, bread, 'agree'));
  done(await at[2].takePosition(bread, bread, 'object', 'Not on Mondays.'));
  await everywhere('all have spoken', (each) => {
    return each.governance.get().proposals.get(bread)?.stands.length === 3;
  });
  const held = { call: null, at: town.clock.now(), place: '', present: ids, proposals: [bread] };
  const moot = done(await at[0].recordMoot(held));
  const deadlock = done(await at[0].recordFinding(moot, bread, bread, 'deadlock', ids));
  const input: BallotInput = {
    deadlocks: [deadlock],
    question: 'On Mondays?',
    method: 'star',
    seats: 1,
    options: [
      { label: 'Yes', type: 'choice', revision: bread },
      { label: 'No', type: 'choice', revision: null },
    ],
    closesAt: town.clock.now() + HOUR,
    graceDays: 1,
    tellers: ids,
    repeats: null,
  };
  const ballot = done(await at[0].openBallot(input));
  await everywhere('the ballot is everywhere', (each) => each.governance.get().ballots.has(ballot));
  for (const teller of at) done(await teller.acceptTelling(ballot));
  await everywhere('all have accepted', (each) => {
    return ballotAt(each, ballot).tellers.every(({ accepted }) => accepted);
  });
  return { town, people: people as [Somebody, Somebody, Somebody], at, input, ballot, bread };
}

const reason = (result: { readonly ok: boolean; readonly fault?: unknown }): unknown =>
  result.ok ? null : result.fault;

describe('a teller’s device', () => {
  test('[BAL-8] keeps its number through a restart, returns at the close, and seals without the missing after the grace', async () => {
    const { town, people, at, input, ballot } = await threeTellers();
    const [ana, ben, cem] = at;
    for (const voter of at) done(await voter.castPaper(ballot, [5, 2]));
    await town.clock.until('all papers are everywhere', () =>
      at.every((each) => ballotAt(each, ballot).papers.length === 3),
    );
    expect(reason(await ana.openBallot(input))).toEqual({ type: 'refused', reason: 'alreadyDone' });
    expect(reason(await ana.signReturn(ballot))).toEqual({ type: 'refused', reason: 'tooEarly' });
    expect(reason(await ana.castPaper(ballot, [6, 0]))).toEqual({ type: 'refused', reason: 'malformed' });
    expect(reason(await ana.openBallot({ ...input, repeats: ballot }))).toMatchObject({ type: 'refused' });

    await people[2].moot.close();
    const again = await people[1].reopen();
    const benAgain = await again.moot.assembly(ben.id);
    if (!benAgain) throw new Error('the assembly is gone');
    await town.clock.pass(HOUR);
    await town.clock.until('two have returned', () =>
      [ana, benAgain].every((each) => {
        return ballotAt(each, ballot).tellers.filter((teller) => teller.return !== null).length === 2;
      }),
    );
    expect(reason(await ana.castPaper(ballot, [0, 5]))).toEqual({ type: 'refused', reason: 'closed' });
    expect(reason(await ana.signReturns(ballot))).toEqual({ type: 'refused', reason: 'tooFewReturns' });
    expect(reason(await ana.recordBallot(ballot))).toEqual({ type: 'refused', reason: 'notSealed' });
    expect(ballotAt(ana, ballot).stage).toBe('begun');

    town.passDays(1);
    await town.clock.pass(HOUR);
    await town.clock.until('it is sealed', () => ballotAt(ana, ballot).stage === 'sealed');
    expect(ballotAt(ana, ballot).result).toMatchObject({
      winners: [0],
      counted: 3,
      missing: [people[2].moot.me.get()?.person],
    });
    expect(cem.id).toBe(ana.id);
  }, 120_000);
});
