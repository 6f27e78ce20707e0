import { describe, expect, test } from 'vitest';
import { meet, removes } from '../../support/rooms.ts';
import { world } from '../../support/world.ts';

describe('the history of the roll', () => {
  test('[ROLL-4] names whoever else was removed by a decision that did not know of it', () => {
    const [ana, ben, ...others] = world().assembly('Ana', 'Ben', 'Cem', 'Dana', 'Eli', 'Fay', 'Gus');
    const phones = others.map((other) => other.alsoOn('phone'));
    meet(ana, ben, ...others, ...phones);
    removes([ana, ...others], ben);
    removes([ben, ...phones], ana);
    const all = ana.world.everyone();
    const removed = all.state.roll.history.filter(({ type }) => type === 'removed');
    expect(new Map(removed.map(({ person, alongside }) => [person, alongside]))).toEqual(
      new Map([
        [ana.id, [ben.id]],
        [ben.id, [ana.id]],
      ]),
    );
  });

  test('[ROLL-4] names nobody where one decision knew of the other', () => {
    const [ana, ben, cem, dana, eli] = world().assembly('Ana', 'Ben', 'Cem', 'Dana', 'Eli');
    removes([ana, cem, dana, eli], ben);
    removes([cem, dana, eli], ana);
    const { history } = ana.world.everyone().state.roll;
    expect(history.filter(({ type }) => type === 'removed')).toHaveLength(2);
    expect(history.every(({ alongside }) => alongside === undefined)).toBe(true);
  });
});
