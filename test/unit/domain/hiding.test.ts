import { describe, expect, test } from 'vitest';
import type { RecordId } from '../../../src/domain/burst.ts';
import { decodeHidingSaid, encodeHidingSaid } from '../../../src/domain/hiding/headers.ts';
import { mayAnswerHiding, maySayHiding } from '../../../src/domain/hiding/may.ts';
import type { Hiding, HidingTarget } from '../../../src/domain/hiding/state.ts';
import { hidingKey } from '../../../src/domain/hiding/state.ts';
import { erasedByDecision } from '../../../src/domain/decision/erasure.ts';
import { isSameMatter, type Matter } from '../../../src/domain/proposal/matter.ts';
import { bringsBack, decides, holds, meet, removes } from '../../support/rooms.ts';
import type { Persona, World } from '../../support/world.ts';
import { feedOf, world } from '../../support/world.ts';

const NAMES = ['Ana', 'Ben', 'Cem', 'Dana', 'Eli', 'Fay', 'Gus', 'Hal'] as const;
const words = (record: RecordId): HidingTarget => ({ type: 'words', record });
const insult = words(`${feedOf('somebody').toString(36)}.4.0`);

const hidingIn = (w: World, target: HidingTarget = insult): Hiding => {
  const hiding = w.everyone().state.hidings.get(hidingKey(target));
  if (hiding === undefined) throw new Error('nothing was said of hiding it');
  return hiding;
};

describe('[MOD-1] what members say about hiding words', () => {
  test('a member says it, changes it, and takes it back; only the last word counts', () => {
    const w = world();
    const [ana] = w.assembly('Ana', 'Ben');
    ana.saysOfHiding(insult, 'hide', 'noise', 'Again and again.');
    expect(hidingIn(w).said).toMatchObject([
      { person: ana.id, word: 'hide', why: 'noise', words: 'Again and again.', counts: true },
    ]);
    ana.saysOfHiding(insult, 'hide', 'attack');
    expect(hidingIn(w).said).toMatchObject([{ word: 'hide', why: 'attack', words: null }]);
    ana.saysOfHiding(insult, 'show');
    expect(hidingIn(w)).toMatchObject({ hide: 0, show: 1 });
    ana.saysOfHiding(insult, 'nothing');
    expect(hidingIn(w)).toMatchObject({ said: [], hide: 0, show: 0, hidden: false });
  });

  test('nobody but members; the same twice, and taking back nothing, say nothing', () => {
    const w = world();
    const [ana] = w.assembly('Ana', 'Ben');
    const [fay] = w.newcomers(ana, 'Fay') as [Persona];
    expect(w.refusal(fay.saysOfHiding(insult, 'hide'))).toBe('notAMember');
    expect(maySayHiding(fay.state, fay.id, insult, 'hide')).toBe('notAMember');
    expect(w.refusal(ana.saysOfHiding(insult, 'nothing'))).toBe('nothingThere');
    ana.saysOfHiding(insult, 'hide');
    expect(w.refusal(ana.saysOfHiding(insult, 'hide'))).toBe('alreadyDone');
    expect(maySayHiding(ana.state, ana.id, insult, 'hide', 'attack')).toBe('alreadyDone');
    expect(maySayHiding(ana.state, ana.id, insult, 'nothing')).toBeNull();
  });

  test('of devices of one person that don’t know of each other, what leaves the words in sight counts', () => {
    const w = world();
    const [ana, ben] = w.assembly('Ana', 'Ben');
    ben.saysOfHiding(insult, 'hide');
    const laptop = ana.alsoOn('laptop');
    ana.saysOfHiding(insult, 'hide');
    laptop.saysOfHiding(insult, 'show');
    expect(hidingIn(w)).toMatchObject({ hide: 1, show: 1, hidden: false });
    ana.hears(laptop);
    ana.saysOfHiding(insult, 'hide', 'danger');
    expect(hidingIn(w)).toMatchObject({ hide: 2, show: 0, hidden: true });
  });
});

describe('[MOD-2] when words are hidden', () => {
  test('never by one of several; by all where there are two; by oneself alone', () => {
    for (const size of [1, 2, 3, 8]) {
      const w = world();
      const people = w.assembly(...NAMES.slice(0, size));
      people[0]?.saysOfHiding(insult, 'hide');
      expect(hidingIn(w).hidden).toBe(size === 1);
      expect(hidingIn(w).needed).toBe(Math.min(size, 2));
      people[1]?.saysOfHiding(insult, 'hide');
      expect(hidingIn(w).hidden).toBe(true);
    }
  });

  test('it takes as many as could bring somebody in by vouching', () => {
    const w = world();
    const people: readonly Persona[] = w.assemblyWith({ charter: { vouches: 3 } }, ...NAMES);
    for (const one of people.slice(0, 2)) one.saysOfHiding(insult, 'hide');
    expect(hidingIn(w)).toMatchObject({ needed: 3, hide: 2, hidden: false });
    people[2]?.saysOfHiding(insult, 'hide');
    expect(hidingIn(w).hidden).toBe(true);
  });

  test('as many who say "show" bring it back', () => {
    const w = world();
    const [ana, ben, cem, dana, eli] = w.assembly(...NAMES);
    for (const one of [ana, ben]) one.saysOfHiding(insult, 'hide');
    cem.saysOfHiding(insult, 'show');
    expect(hidingIn(w).hidden).toBe(true);
    dana.saysOfHiding(insult, 'show');
    expect(hidingIn(w)).toMatchObject({ hide: 2, show: 2, hidden: false });
    eli.saysOfHiding(insult, 'hide');
    expect(hidingIn(w).hidden).toBe(true);
  });

  test('taken back, it is shown again', () => {
    const w = world();
    const [ana, ben] = w.assembly(...NAMES);
    for (const one of [ana, ben]) one.saysOfHiding(insult, 'hide');
    ben.saysOfHiding(insult, 'nothing');
    expect(hidingIn(w)).toMatchObject({ hide: 1, hidden: false });
  });
});

describe('[MOD-3] whose word counts', () => {
  test('whoever is off the roll is shown and doesn’t count; back on it, what they had said counts again', () => {
    const w = world();
    const [ana, ben, cem, dana] = w.assembly('Ana', 'Ben', 'Cem', 'Dana');
    for (const one of [ana, dana]) one.saysOfHiding(insult, 'hide');
    expect(hidingIn(w).hidden).toBe(true);
    meet(ana, ben, cem, dana);
    removes([ana, ben, cem], dana);
    expect(hidingIn(w)).toMatchObject({ hide: 1, hidden: false });
    expect(hidingIn(w).said.map(({ person, counts }) => [person, counts])).toEqual([
      [ana.id, true],
      [dana.id, false],
    ]);
    bringsBack([ana, ben, cem], dana);
    expect(hidingIn(w)).toMatchObject({ hide: 2, hidden: true });
  });

  test('[ROLL-5] what a removed person says beside their removal is void', () => {
    const w = world();
    const [ana, ben, cem, dana] = w.assembly('Ana', 'Ben', 'Cem', 'Dana');
    removes([ana, ben, cem], dana);
    dana.saysOfHiding(insult, 'hide');
    ana.saysOfHiding(insult, 'hide');
    expect(hidingIn(w)).toMatchObject({ hide: 1, hidden: false });
    expect(hidingIn(w).said.map(({ person }) => person)).toEqual([ana.id]);
  });
});

test('[MOD-4] a person can be the target too, and neither is taken for the other', () => {
  const w = world();
  const [ana, ben] = w.assembly('Ana', 'Ben');
  const [fay] = w.newcomers(ana, 'Fay') as [Persona];
  const person: HidingTarget = { type: 'person', person: fay.id };
  for (const one of [ana, ben]) one.saysOfHiding(person, 'hide', 'noise');
  expect(hidingIn(w, person)).toMatchObject({ key: fay.id, hidden: true });
  expect(w.everyone().state.hidings.has(hidingKey(insult))).toBe(false);
});

describe('[MOD-5] answers', () => {
  test('anyone may answer once something was said; their newest answer is shown', () => {
    const w = world();
    const [ana] = w.assembly('Ana', 'Ben');
    const [fay] = w.newcomers(ana, 'Fay') as [Persona];
    expect(w.refusal(fay.answersHiding(insult, 'Why?'))).toBe('nothingThere');
    expect(mayAnswerHiding(fay.state, fay.id, insult)).toBe('nothingThere');
    ana.saysOfHiding(insult, 'hide');
    fay.hears(ana);
    fay.answersHiding(insult, 'I meant the weather.');
    fay.answersHiding(insult, 'I meant the weather. Sorry.');
    expect(hidingIn(w).answers).toMatchObject([{ person: fay.id, words: 'I meant the weather. Sorry.' }]);
  });

  test('[RED-5] words decide nothing: erased, the verdict is the same', () => {
    const w = world();
    const [ana, ben] = w.assembly('Ana', 'Ben');
    const said = ana.saysOfHiding(insult, 'hide', 'other', 'It names my street.');
    ben.saysOfHiding(insult, 'hide', 'other');
    ana.erases(said);
    expect(hidingIn(w)).toMatchObject({ hide: 2, hidden: true });
    expect(hidingIn(w).said.find(({ person }) => person === ana.id)).toMatchObject({
      why: 'other',
      words: null,
    });
  });
});

describe('[MOD-6] erasing by decision', () => {
  const record = insult.type === 'words' ? insult.record : '';
  const erasure: Matter = { type: 'erasure', record };

  test('of the words that it names, once it stands; not before, and not where it is void', () => {
    const w = world();
    const [ana, ben, cem] = w.assembly('Ana', 'Ben', 'Cem');
    holds([ana, ben], erasure, 'Erase it');
    expect([...erasedByDecision(w.everyone().state)]).toEqual([]);
    const decision = decides([ana, ben, cem], erasure, 'Erase it, again');
    expect(w.refusal(decision)).toBeNull();
    expect([...erasedByDecision(w.everyone().state)]).toEqual([record]);
    expect(w.everyone().decision(decision).revision.matter).toEqual(erasure);
  });

  test('takes the basic figure of members, and names one thing through all its texts', () => {
    const w = world();
    const [ana, ben] = w.assembly(...NAMES);
    decides([ana, ben], erasure, 'Erase it');
    expect([...erasedByDecision(w.everyone().state)]).toEqual([]);
    const put = ana.puts('Erase it', 'Now.', null, erasure);
    expect(w.everyone().proposal(put).matter).toEqual(erasure);
    expect(isSameMatter(erasure, { type: 'erasure', record: `${record}0` })).toBe(false);
  });
});

test('[RED-7] a target, a word and a reason that aren’t known are malformed', () => {
  const header = encodeHidingSaid({ target: insult, word: 'hide', why: 'other' });
  expect(decodeHidingSaid(header)).toEqual({ target: insult, word: 'hide', why: 'other' });
  expect(decodeHidingSaid(Uint8Array.of(2, ...header.subarray(1)))).toBeNull();
  expect(decodeHidingSaid(header.with(header.length - 1, 5))).toBeNull();
  expect(decodeHidingSaid(header.with(header.length - 2, 3))).toBeNull();
  expect(decodeHidingSaid(Uint8Array.of(...header, 0))).toBeNull();
});
