import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { OpenAssembly } from '../../../src/app/api.ts';
import { recount } from '../../../src/cli/recount.ts';
import { verify } from '../../../src/cli/verify.ts';
import type { RecordId } from '../../../src/domain/burst.ts';
import type { Ballot } from '../../../src/domain/ballot/state.ts';
import { createTown, done, gather, type Somebody } from './people.ts';

const folder = mkdtempSync(join(tmpdir(), 'moot-ballot-'));
afterAll(() => rmSync(folder, { recursive: true }));

const HOUR = 3_600_000;

function ballotAt(assembly: OpenAssembly, id: RecordId): Ballot {
  const ballot = assembly.governance.get().ballots.get(id);
  if (ballot === undefined) throw new Error(`ballot ${id} is not there`);
  return ballot;
}

describe('a deadlock', () => {
  test('is carried to a sealed STAR result by five devices, two of them off at the close, and counted again from a file', async () => {
    const town = createTown();
    const people = await Promise.all(['Ana', 'Ben', 'Cem', 'Dana', 'Eli'].map((name) => town.person(name)));
    const [ana] = people;
    if (!ana) throw new Error('nobody is there');
    const at = await gather(town.clock, ana, people.slice(1));
    const [atAna, atBen, atCem, atDana, atEli] = at;
    if (!atAna || !atBen || !atCem || !atDana || !atEli) throw new Error('somebody is missing');
    const me = (somebody: Somebody | undefined) => somebody?.moot.me.get()?.person ?? '';
    const ids = people.map(me);
    const all = (what: string, isSo: (assembly: OpenAssembly) => boolean) =>
      town.clock.until(what, () => at.every(isSo));

    done(await atAna.signFoundingList(ids));
    await all('all are members', (each) => each.governance.get().roll.size === 5);
    const bread = done(await atAna.putProposal({ title: 'Bread', about: '', text: 'We bake on Mondays.' }));
    await all('the proposal is everywhere', (each) => each.governance.get().proposals.has(bread));
    for (const agreeing of [atAna, atBen, atCem]) done(await agreeing.takePosition(bread, bread, 'agree'));
    for (const objecting of [atDana, atEli]) {
      done(await objecting.takePosition(bread, bread, 'object', 'Not on Mondays.'));
    }
    await all('all positions are everywhere', (each) => {
      const proposal = each.governance.get().proposals.get(bread);
      return proposal?.stands.length === 5 && proposal.stage === 'moot';
    });

    const moot = done(
      await atAna.recordMoot({
        call: null,
        at: town.clock.now(),
        place: 'The hall',
        present: ids,
        proposals: [bread],
      }),
    );
    const tellers = ids.slice(0, 3);
    const deadlock = done(await atAna.recordFinding(moot, bread, bread, 'deadlock', tellers));
    await all('all know of the deadlock', (each) => {
      return each.governance.get().proposals.get(bread)?.deadlock === deadlock;
    });

    const ballot = done(
      await atAna.openBallot({
        deadlocks: [deadlock],
        question: 'Do we bake on Mondays?',
        method: 'star',
        seats: 1,
        options: [
          { label: 'Bake', type: 'choice', revision: bread },
          { label: 'Keep talking', type: 'keepTalking', revision: null },
        ],
        closesAt: town.clock.now() + HOUR,
        graceDays: 1,
        tellers,
        repeats: null,
      }),
    );
    await all('the ballot is everywhere', (each) => each.governance.get().ballots.has(ballot));
    for (const teller of [atAna, atBen, atCem]) done(await teller.acceptTelling(ballot));
    await all('it has begun', (each) => ballotAt(each, ballot).stage === 'begun');

    done(await atAna.castPaper(ballot, [5, 0]));
    done(await atBen.castPaper(ballot, [4, 1]));
    done(await atCem.castPaper(ballot, [0, 5]));
    done(await atDana.castPaper(ballot, [5, 3]));
    done(await atEli.castPaper(ballot, [0, 0]));
    // One changes their mind: the last paper counts.
    done(await atCem.castPaper(ballot, [3, 2]));
    await all('all papers are everywhere', (each) => ballotAt(each, ballot).papers.length === 6);
    expect(ballotAt(atEli, ballot).result).toBeNull();

    // Two go away before the close; the tellers' devices do the rest by themselves.
    await Promise.all([people[3]?.moot.close(), people[4]?.moot.close()]);
    const here = [atAna, atBen, atCem];
    await town.clock.pass(HOUR);
    await town.clock.until('it is sealed', () =>
      here.every((each) => ballotAt(each, ballot).result !== null),
    );
    expect(ballotAt(atBen, ballot).result).toMatchObject({
      winners: [0],
      noWinner: null,
      counted: 5,
      inDoubt: 0,
    });
    done(await atBen.recordBallot(ballot));
    await town.clock.until('it stands', () =>
      here.every((each) => each.governance.get().proposals.get(bread)?.stage === 'decided'),
    );
    const [decision] = atCem.governance.get().decisions.values();
    expect(decision).toMatchObject({ reachedBy: 'ballot', ballot, result: 'accepted', void: false });

    const path = join(folder, 'Holbeck.moot');
    writeFileSync(path, done(await atCem.save()));
    expect(await verify([path])).toMatchObject({ code: 0, out: expect.stringContaining('5 papers counted') });
    const said = await recount(['--json', '--bundle', path]);
    expect(said).toMatchObject({ code: 0, err: '' });
    expect(JSON.parse(said.out)).toMatchObject({
      method: 'star',
      papers: 5,
      winners: ['Bake'],
      ballot,
      agrees: true,
      noWinner: null,
    });
    expect(await recount(['--bundle', path, '--ballot', 'zzz.1.0'])).toMatchObject({ code: 1 });
    expect((await recount(['--bundle', path])).out).toContain('Every figure agrees');
  }, 60_000);
});
