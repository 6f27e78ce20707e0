import { describe, expect, test } from 'vitest';
import { meet, removes } from '../../support/rooms.ts';
import type { Persona } from '../../support/world.ts';
import { world } from '../../support/world.ts';

/** Five members and two proposals: Ana's, and Eli's own. Eli is removed by the others, and doesn't know. */
function removed() {
  const w = world();
  const [ana, ben, cem, dana, eli] = w.assembly('Ana', 'Ben', 'Cem', 'Dana', 'Eli');
  const oven = ana.puts('Oven');
  const hers = eli.puts('Hers');
  meet(ana, ben, cem, dana, eli);
  const room: readonly Persona[] = [ana, ben, cem, dana];
  const standing = removes(room, eli);
  return { w, ana, ben, cem, dana, eli, room, oven, hers, standing };
}

describe('[ROLL-5] what somebody said after their removal', () => {
  test('a position and an ask count for nothing, as soon as the removal is known', () => {
    const { w, ana, ben, cem, eli, oven } = removed();
    for (const one of [ana, ben, cem]) one.agrees(oven);
    const said = [eli.objects(oven), eli.asksForMoot(oven)];
    expect(said.map((id) => w.refusal(id))).toEqual([null, null]);
    expect(w.everyone().proposal(oven)).toMatchObject({
      stage: 'talk',
      members: { agree: 3, object: 0 },
      mootAskedBy: [],
      obstacles: [],
    });
    expect(
      w
        .everyone()
        .proposal(oven)
        .stands.map(({ person }) => person),
    ).not.toContain(eli.id);
    meet(ana, ben, cem, eli);
    const outcome = ana.records(oven);
    expect(w.refusal(outcome)).toBeNull();
    expect(w.everyone().outcome(outcome).state).toBe('coolingOff');
  });

  test('an earlier position that the removal had seen remains, as that of nobody on the roll', () => {
    const w = world();
    const [ana, ben, cem, dana, eli] = w.assembly('Ana', 'Ben', 'Cem', 'Dana', 'Eli');
    const oven = ana.puts('Oven');
    eli.hears(ana);
    eli.objects(oven);
    meet(ana, ben, cem, dana, eli);
    removes([ana, ben, cem, dana], eli);
    expect(w.everyone().proposal(oven)).toMatchObject({ stage: 'talk', members: { object: 0 } });
    expect(w.everyone().proposal(oven).stands).toMatchObject([{ person: eli.id, standing: 'newcomer' }]);
  });

  test('an outcome that they record is void, and stands in nobody’s way', () => {
    const w = world();
    const [ana, ben, cem, dana, eli] = w.assembly('Ana', 'Ben', 'Cem', 'Dana', 'Eli');
    const everyone = [ana, ben, cem, dana, eli];
    const oven = ana.puts('Oven');
    meet(...everyone);
    for (const one of everyone) one.agrees(oven);
    meet(...everyone);
    removes([ana, ben, cem, dana], eli);
    const outcome = eli.records(oven);
    expect(w.refusal(outcome)).toBeNull();
    expect(eli.sees.proposal(oven).stage).toBe('coolingOff');
    expect(w.everyone().outcome(outcome).state).toBe('void');
    expect(w.everyone().proposal(oven).stage).toBe('talk');
    meet(...everyone);
    const again = ana.records(oven);
    expect(w.refusal(again)).toBeNull();
    expect(
      w
        .everyone()
        .proposal(oven)
        .outcomes.map(({ id, state }) => [id, state]),
    ).toEqual([
      [outcome, 'void'],
      [again, 'coolingOff'],
    ]);
  });

  test('a proposal of theirs from then on is void; a text and a withdrawal from then on change nothing', () => {
    const { w, ana, eli, hers } = removed();
    const late = eli.puts('Late');
    const text = eli.revises(hers, 'Another text.');
    eli.withdraws(hers);
    const all = w.everyone();
    expect(all.proposal(late).stage).toBe('void');
    expect(all.proposal(hers)).toMatchObject({ stage: 'talk', obstacles: [{ type: 'notQuorate' }, {}, {}] });
    expect(all.proposal(hers).revisions.map(({ id }) => id)).toEqual([hers]);
    ana.hears(eli);
    expect(w.refusal(ana.agrees(late))).toBe('closed');
    expect(w.refusal(ana.agrees(hers, text))).toBeNull();
    expect(w.refusal(ana.agrees(hers, hers))).toBeNull();
  });

  test('a mark of theirs from then on does not make an outcome stand', () => {
    const w = world();
    const [ana, ben, cem, dana, eli] = w.assembly('Ana', 'Ben', 'Cem', 'Dana', 'Eli');
    const everyone = [ana, ben, cem, dana, eli];
    const oven = ana.puts('Oven');
    meet(...everyone);
    for (const one of everyone) one.agrees(oven);
    meet(...everyone);
    const outcome = ana.records(oven);
    meet(...everyone);
    removes([ana, ben, cem, dana], eli);
    eli.held(outcome);
    ana.held(outcome);
    ana.hears(eli);
    expect(w.everyone().outcome(outcome).heldBy).toEqual([ana.id]);
    expect(w.refusal(ana.declaresStanding(outcome))).toBe('notHeldLongEnough');
  });
});
