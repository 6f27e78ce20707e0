import { afterEach, expect, it } from 'vitest';
import type { OpenAssembly } from '../../../src/app/api.ts';
import type { HidingTarget } from '../../../src/domain/hiding/state.ts';
import { createTown, done, gather, type Somebody } from './people.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

/** Three members who know each other. */
async function three() {
  const town = createTown();
  const people = await Promise.all(['Ana', 'Ben', 'Cem'].map((name) => town.person(name)));
  for (const { moot } of people) closing.push(() => moot.close());
  const open = await gather(town.clock, people[0] as Somebody, people.slice(1));
  done(
    await (open[0] as OpenAssembly).signFoundingList([...(open[0]?.governance.get().people.keys() ?? [])]),
  );
  await town.clock.until('all are members', () =>
    open.every(({ governance }) => governance.get().roll.size === 3),
  );
  const ids = people.map(({ moot }) => moot.me.get()?.person ?? '');
  return { town, people, ids, open: open as readonly [OpenAssembly, OpenAssembly, OpenAssembly] };
}

it('[MOD-2] [MOD-5] two of three hide words everywhere; their author is told, and answers', async () => {
  const { town, open, ids } = await three();
  const [ana, ben, cem] = open;
  const said = done(await cem.say({ words: 'He owes forty pounds' }));
  await town.clock.until('all heard it', () => open.every(({ talk }) => talk.get().messages.has(said)));
  const target: HidingTarget = { type: 'words', record: said };
  done(await ana.sayOfHiding(target, 'hide', 'private', 'Not ours to tell.'));
  expect(await ana.sayOfHiding(target, 'hide', 'private')).toMatchObject({ ok: false });
  await town.clock.until('one has said so', () => ben.governance.get().hidings.get(said)?.hide === 1);
  expect(ben.governance.get().hidings.get(said)?.hidden).toBe(false);
  done(await ben.sayOfHiding(target, 'hide', 'private'));
  await town.clock.until('hidden everywhere', () =>
    open.every(({ governance }) => governance.get().hidings.get(said)?.hidden === true),
  );
  expect(cem.talk.get().messages.get(said)?.words).toBe('He owes forty pounds');
  const told = (assembly: OpenAssembly) =>
    assembly.summary.get().needs.some(({ type }) => type === 'wordsHidden');
  await town.clock.until('whoever said it is told', () => told(cem));
  expect(told(ana)).toBe(false);
  done(await cem.answerHiding(target, 'Sorry.'));
  await town.clock.until('the answer is everywhere', () =>
    open.every(({ governance }) => governance.get().hidings.get(said)?.answers[0]?.words === 'Sorry.'),
  );
  expect(ana.governance.get().hidings.get(said)?.answers[0]?.person).toBe(ids[2]);
  await town.clock.until('and nothing waits any more', () => !told(cem));
  done(await ben.sayOfHiding(target, 'nothing'));
  await town.clock.until('in sight again', () =>
    open.every(({ governance }) => governance.get().hidings.get(said)?.hidden === false),
  );
}, 60_000);

it('muting and blocking stay on this device, over a restart, and count nothing of them as unread', async () => {
  const { town, open, ids, people } = await three();
  const [ana, ben, cem] = open;
  const benId = ids[1] ?? '';
  done(await ben.say({ words: 'one' }));
  done(await cem.say({ words: 'two' }));
  await town.clock.until('both are new to Ana', () => ana.summary.get().unread === 2);
  done(await ana.ignore(benId, 'muted'));
  await town.clock.until('only one still is', () => ana.summary.get().unread === 1);
  expect(ana.ignored.get().get(benId)).toEqual({ how: 'muted', name: 'Ben' });
  expect(cem.ignored.get().size).toBe(0);
  const before = [...ana.governance.get().people.keys()].length;

  const again = await (people[0] as Somebody).reopen();
  closing.push(() => again.moot.close());
  expect([...again.moot.ignored.get().keys()]).toEqual([benId]);
  const hers = (await again.moot.assembly(ana.id)) as OpenAssembly;
  expect(hers.governance.get().people.size).toBe(before);
  done(await hers.ignore(benId, 'blocked'));
  expect(again.moot.ignored.get().get(benId)?.how).toBe('blocked');
  done(await again.moot.stopIgnoring(benId));
  expect(hers.ignored.get().size).toBe(0);
  await town.clock.until('he counts again', () => hers.summary.get().unread === 2);
}, 60_000);

it('nobody waits for a hello who was muted', async () => {
  const { town, open } = await three();
  const [ana] = open;
  const fay = await town.person('Fay');
  closing.push(() => fay.moot.close());
  done(await fay.moot.join(ana.invitation()));
  const welcomes = () => ana.summary.get().needs.filter(({ type }) => type === 'welcome').length;
  await town.clock.until('she waits for a hello', () => welcomes() === 1);
  done(await ana.ignore(fay.moot.me.get()?.person ?? '', 'muted'));
  await town.clock.until('and not from Ana', () => welcomes() === 0);
  expect(open[1].summary.get().needs.filter(({ type }) => type === 'welcome').length).toBe(1);
}, 60_000);

it('[MOD-6] a decision that stands erases the words on every device, for whoever comes later too', async () => {
  const { town, open } = await three();
  const [ana, ben, cem] = open;
  const said = done(await cem.say({ words: 'She lives at number 9' }));
  done(await cem.editMessage(said, 'She lives at number 19'));
  await town.clock.until('all heard it', () =>
    open.every(({ talk }) => talk.get().messages.get(said)?.edits.length === 1),
  );
  const matter = { type: 'erasure', record: said } as const;
  const put = done(await ana.putProposal({ title: 'Erase it', about: '', text: 'Erase it.', matter }));
  await town.clock.until('it is put', () =>
    open.every(({ governance }) => governance.get().proposals.has(put)),
  );
  for (const one of open) done(await one.takePosition(put, put, 'agree'));
  await town.clock.until('all agree', () =>
    open.every(({ governance }) => governance.get().proposals.get(put)?.members.agree === 3),
  );
  const outcome = done(await ana.recordConsensus(put, put));
  await town.clock.until('it is known', () =>
    open.every(({ governance }) => governance.get().proposals.get(put)?.stage === 'coolingOff'),
  );
  town.passDays(5.01);
  town.clock.advance(600_000);
  await town.clock.until('held', () => {
    const [found] = ana.governance.get().proposals.get(put)?.outcomes ?? [];
    return (found?.heldBy.length ?? 0) >= 2;
  });
  expect(ben.talk.get().messages.get(said)?.words).toBe('She lives at number 9');
  done(await ana.recordStanding(outcome));
  const words = (one: OpenAssembly) => {
    const message = one.talk.get().messages.get(said);
    return [message?.words, ...(message?.edits ?? []).map((edit) => edit.words)];
  };
  await town.clock.until('the words are gone everywhere, the edit too', () =>
    open.every((one) => words(one).every((text) => text === null)),
  );
  const gus = await town.person('Gus');
  closing.push(() => gus.moot.close());
  const his = (await gus.moot.assembly(done(await gus.moot.join(ana.invitation())))) as OpenAssembly;
  await town.clock.until('the fact is there', () => his.talk.get().messages.has(said));
  await town.clock.until('the decision too', () => his.governance.get().decisions.size === 1);
  expect(words(his)).toEqual([null, null]);
}, 60_000);
