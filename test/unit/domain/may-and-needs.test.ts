import { describe, expect, test } from 'vitest';
import * as may from '../../../src/domain/may.ts';
import { needsOf } from '../../../src/domain/needs.ts';
import { newcomerLimits } from '../../../src/domain/limits.ts';
import { emptyGovernance } from '../../../src/domain/governance/reduce.ts';
import type { Persona } from '../../support/world.ts';
import { DAY, world } from '../../support/world.ts';

const never = (): null => null;
const needTypes = (one: Persona, heldSince: (outcome: string) => number | null = never): string[] =>
  needsOf(one.state, one.id, one.world.now, heldSince).map(({ type }) => type);

describe('[RED-9] what a person may do', () => {
  test('nothing, where the assembly is not here', () => {
    const w = world();
    const ana = w.person('Ana');
    expect(may.mayPut(ana.state, ana.id)).toBe('noGenesis');
    expect(may.maySignFoundingList(ana.state, ana.id, [ana.id])).toBe('noGenesis');
    expect(may.mayRecordConsensus(ana.state, ana.id, '1.0.0')).toBe('nothingThere');
  });

  test('ids that name nothing find nothing', () => {
    const w = world();
    const [ana] = w.assembly('Ana');
    expect(may.mayRevise(ana.state, ana.id, 'no id')).toBe('nothingThere');
    expect(may.mayTakePosition(ana.state, ana.id, 'no id', '')).toBe('nothingThere');
    expect(may.mayErase(ana.state, ana.id, '1.0.0')).toBe('nothingThere');
  });

  test('the founding list only on the founding device, where that is asked', () => {
    const w = world();
    const ana = w.person('Ana');
    ana.founds();
    const laptop = ana.alsoOn('laptop');
    ana.hears(laptop);
    expect(may.maySignFoundingList(ana.state, ana.id, [ana.id])).toBeNull();
    expect(may.maySignFoundingList(ana.state, ana.id, [ana.id], ana.device)).toBeNull();
    expect(may.maySignFoundingList(ana.state, ana.id, [ana.id], laptop.device)).toBe('notTheFounder');
    expect(may.maySignFoundingList(ana.state, ana.id, [])).toBe('malformed');
  });

  test('a newcomer at the limit is told so, a person who is welcomed is not', () => {
    const w = world();
    const [ana] = w.assembly('Ana');
    const [ben] = w.newcomers(ana, 'Ben') as [Persona];
    for (let i = 1; i < newcomerLimits.records; i += 1) ben.opensDraft(`Idea ${i}`);
    expect(may.mayPut(ben.state, ben.id)).toBe('tooMany');
    ana.hears(ben);
    ana.welcomes(ben);
    ben.hears(ana);
    expect(may.mayPut(ben.state, ben.id)).toBeNull();
  });

  test('of an older state the answer is that of the older state', () => {
    const w = world();
    const [ana] = w.assembly('Ana');
    const oven = ana.puts('Oven');
    const before = ana.state;
    ana.agrees(oven);
    ana.records(oven);
    expect(may.mayRecordConsensus(ana.state, ana.id, oven)).toBe('closed');
    expect(may.mayRecordConsensus(before, ana.id, oven)).toBe('notQuorate');
  });

  test('a state that no reducer made is a bug', () => {
    const copy = { ...emptyGovernance('x') };
    expect(() => may.mayPut(copy, 'x')).toThrow(TypeError);
  });
});

describe('what waits for a person', () => {
  test('the founder: the list; then nothing', () => {
    const w = world();
    const ana = w.person('Ana');
    expect(needTypes(ana)).toEqual([]);
    ana.founds();
    expect(needTypes(ana)).toEqual(['foundingList']);
    ana.signsList(ana);
    expect(needTypes(ana)).toEqual([]);
  });

  test('a member: newcomers to welcome; a newcomer with vouches: their place', () => {
    const w = world();
    const [ana] = w.assembly('Ana');
    const [ben] = w.newcomers(ana, 'Ben') as [Persona];
    ana.hears(ben);
    expect(needsOf(ana.state, ana.id, w.now, never)).toMatchObject([
      { type: 'welcome', person: ben.id, name: 'Ben' },
    ]);
    ana.welcomes(ben);
    expect(needTypes(ana)).toEqual([]);
    ana.vouchesFor(ben);
    ben.hears(ana);
    expect(needTypes(ben)).toEqual(['takePlace']);
  });

  test('a position, a changed text, an unanswered concern, a consensus to record', () => {
    const w = world();
    const [ana, ben] = w.assembly('Ana', 'Ben');
    const oven = ana.puts('Oven');
    expect(needTypes(ana)).toEqual(['position']);
    ana.agrees(oven);
    ben.hears(ana);
    expect(needsOf(ben.state, ben.id, w.now, never)).toMatchObject([
      { type: 'position', proposal: oven, title: 'Oven' },
    ]);
    ben.objects(oven);
    const concern = ben.isConcerned(oven, 'Why?');
    ana.hears(ben);
    expect(needsOf(ana.state, ana.id, w.now, never)).toMatchObject([{ type: 'answerConcern', concern }]);
    ana.answers(concern, 'Because.');
    const second = ana.revises(oven, 'Smaller.');
    ben.hears(ana);
    expect(needsOf(ben.state, ben.id, w.now, never)).toMatchObject([
      { type: 'textChanged', title: 'Revised', objections: 1 },
    ]);
    ben.agrees(oven, second);
    ana.agrees(oven, second);
    ana.hears(ben);
    expect(needTypes(ana)).toEqual(['recordConsensus']);
  });

  test('the last days for whoever has not spoken; then the standing record', () => {
    const w = world();
    const [ana, ben, cem] = w.assembly('Ana', 'Ben', 'Cem');
    const oven = ana.puts('Oven');
    ana.agrees(oven);
    ben.hears(ana);
    ben.agrees(oven);
    const outcome = ben.records(oven);
    cem.hears(ben);
    const since = w.now;
    expect(needsOf(cem.state, cem.id, w.now, () => since)).toMatchObject([
      { type: 'lastDays', proposal: oven, until: since + 5 * DAY },
    ]);
    expect(needTypes(cem)).toEqual([]);
    w.passes(6 * DAY);
    expect(needTypes(cem, () => since)).toEqual([]);
    cem.held(outcome);
    ben.hears(cem);
    ben.held(outcome);
    expect(needsOf(ben.state, ben.id, w.now, () => since)).toMatchObject([
      { type: 'recordStanding', outcome },
    ]);
    ben.declaresStanding(outcome);
    expect(needTypes(ben)).toEqual([]);
  });
});
