import { describe, expect, test } from 'vitest';
import { findingsNow } from '../../../src/domain/moot/findings.ts';
import { needsOf } from '../../../src/domain/needs.ts';
import { gathered } from '../../support/gatherings.ts';
import type { Persona } from '../../support/world.ts';

const HOUR = 3_600_000;
const needsOn = (one: Persona, now: number) => needsOf(one.state, one.id, now, () => null);

describe('what Moots wait for', () => {
  test('a call, until it has begun a while ago or was held; not of newcomers', () => {
    const { w, at, oven, people } = gathered(3, ['agree', 'agree', 'agree']);
    const call = at(0).callsMoot(oven);
    const begins = at(0).state.mootCalls.get(call)?.at ?? 0;
    expect(needsOn(at(0), begins - HOUR)).toContainEqual({
      type: 'mootCalled',
      call,
      title: 'Oven',
      proposals: [oven],
      place: 'The back room',
      until: begins,
    });
    const isCalled = (one: Persona, now: number) =>
      needsOn(one, now).some((need) => need.type === 'mootCalled');
    expect(isCalled(at(0), begins + HOUR)).toBe(true);
    expect(isCalled(at(0), begins + 13 * HOUR)).toBe(false);
    expect(isCalled(at(1), begins - HOUR)).toBe(false);
    const [guest] = w.newcomers(at(0), 'Guest') as [Persona];
    expect(isCalled(guest, begins - HOUR)).toBe(false);
    at(0).recordsMoot([oven], people, call);
    expect(isCalled(at(0), begins - HOUR)).toBe(false);
  });

  test('an entry, of those who may confirm it', () => {
    const { at, oven, moot } = gathered(4, ['agree', 'agree']);
    const entry = at(0).entersFor(at(3), moot, 'agree', oven);
    for (const one of [at(1), at(3)]) one.hears(at(0));
    const waits = (one: Persona) => needsOn(one, 0).some((need) => need.type === 'confirmEntry');
    expect([at(0), at(1), at(3)].map(waits)).toEqual([false, true, false]);
    at(1).confirms(entry);
    expect(waits(at(1))).toBe(false);
  });

  test('a finding, of members who were there, while something can be recorded', () => {
    const { at, oven, moot } = gathered(4, ['agree', 'agree', 'object', 'object']);
    const waits = (one: Persona) => needsOn(one, 0).filter((need) => need.type === 'recordFinding');
    expect(waits(at(1))).toMatchObject([{ moot, proposal: oven, title: 'Oven' }]);
    expect(findingsNow(at(1).state, at(1).id, moot, oven)).toEqual(['deadlock']);
    at(1).finds('deadlock', moot, oven, [at(0), at(1), at(2)]);
    expect(waits(at(1))).toEqual([]);
    const few = gathered(9, ['agree']);
    expect(waits(few.at(1))).toEqual([]);
  });
});
