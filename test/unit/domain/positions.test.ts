import { describe, expect, test } from 'vitest';
import type { Persona } from '../../support/world.ts';
import { world } from '../../support/world.ts';

function standOf(persona: Persona, proposal: string) {
  return persona.world
    .everyone()
    .proposal(proposal)
    .stands.find(({ person }) => person === persona.id);
}

describe('[POS-1] positions', () => {
  test('on a text that is in the past, changed at will', () => {
    const w = world();
    const [ana, ben] = w.assembly('Ana', 'Ben');
    const oven = ana.puts('Oven');
    expect(w.refusal(ben.agrees(oven))).toBe('nothingThere');
    ben.hears(ana);
    ben.agrees(oven);
    ben.standsAside(oven);
    expect(standOf(ben, oven)).toMatchObject({ position: 'standAside', current: true, split: false });
    const flour = ana.puts('Flour');
    ben.hears(ana);
    expect(w.refusal(ben.agrees(oven, flour))).toBe('nothingThere');
  });
});

test('[POS-2] an objection gives a reason', () => {
  const w = world();
  const [ana] = w.assembly('Ana', 'Ben');
  const oven = ana.puts('Oven');
  expect(w.refusal(ana.takes('object', oven))).toBe('reasonMissing');
  expect(w.refusal(ana.takes('reservations', oven))).toBeNull();
  expect(w.refusal(ana.objects(oven, 'It is too big.'))).toBeNull();
  expect(standOf(ana, oven)?.reason).toBe('It is too big.');
});

describe('[POS-3] newcomers', () => {
  test('are shown and count for nothing until they are welcomed', () => {
    const w = world();
    const [ana, ben] = w.assembly('Ana', 'Ben');
    const [cem] = w.newcomers(ana, 'Cem') as [Persona];
    const oven = ana.puts('Oven');
    ana.agrees(oven);
    ben.hears(ana);
    ben.agrees(oven);
    cem.hears(ana);
    cem.objects(oven);
    ben.hears(cem);
    expect(standOf(cem, oven)).toMatchObject({ standing: 'newcomer', position: 'object' });
    expect(w.everyone().proposal(oven)).toMatchObject({
      participants: { agree: 2, object: 0 },
      obstacles: [],
    });
    const outcome = ben.records(oven);
    expect(w.refusal(outcome)).toBeNull();
    ana.hears(ben);
    ana.welcomes(cem);
    expect(w.everyone().proposal(oven)).toMatchObject({
      participants: { agree: 2, object: 1 },
      members: { agree: 2, object: 0 },
      stage: 'moot',
    });
    expect(w.everyone().outcome(outcome)).toMatchObject({ state: 'reopened', reopenedBy: [cem.id] });
  });
});

describe('[OUT-4] objections stay, agreement binds to one text', () => {
  test('scenario 15: a comma changed after an objection: no consensus', () => {
    const w = world();
    const [ana, ben, cem] = w.assembly('Ana', 'Ben', 'Cem');
    const oven = ana.puts('Oven', 'We buy an oven.');
    for (const other of [ben, cem]) other.hears(ana);
    ben.agrees(oven);
    cem.objects(oven);
    ana.hears(ben, cem);
    const comma = ana.revises(oven, 'We buy, an oven.');
    ana.agrees(oven, comma);
    expect(w.refusal(ana.records(oven, comma))).toBe('objectionStands');
    expect(standOf(ben, oven)).toMatchObject({ position: 'agree', current: false });
    expect(standOf(cem, oven)).toMatchObject({ position: 'object', current: true, revision: oven });
    expect(w.everyone().proposal(oven).members).toEqual({
      agree: 1,
      reservations: 0,
      standAside: 0,
      object: 1,
    });

    cem.hears(ana);
    cem.standsAside(oven, comma);
    ana.hears(cem);
    expect(w.refusal(ana.records(oven, comma))).toBeNull();
  });

  test('agreement to an earlier text does not make a quorum for a later one', () => {
    const w = world();
    const [ana, ben] = w.assembly('Ana', 'Ben');
    const oven = ana.puts('Oven');
    ana.agrees(oven);
    ben.hears(ana);
    ben.agrees(oven);
    ana.hears(ben);
    const second = ana.revises(oven, 'Two ovens.');
    ana.agrees(oven, second);
    expect(w.refusal(ana.records(oven, second))).toBe('notQuorate');
    expect(w.everyone().proposal(oven).obstacles).toEqual([{ type: 'notQuorate', spoken: 1, needed: 2 }]);
  });
});

describe('[OUT-5] two devices', () => {
  test('scenario 16: agree on the phone, object on the laptop: no consensus', () => {
    const w = world();
    const [ana, ben] = w.assembly('Ana', 'Ben');
    const oven = ana.puts('Oven');
    ana.agrees(oven);
    const laptop = ben.alsoOn('laptop');
    ben.hears(ana);
    laptop.hears(ana);
    ben.agrees(oven);
    laptop.objects(oven);
    ana.hears(ben, laptop);
    expect(w.refusal(ana.records(oven))).toBe('objectionStands');
    expect(standOf(ben, oven)).toMatchObject({ position: 'object', split: true });
    expect(w.everyone().proposal(oven).members).toMatchObject({ agree: 1, object: 1 });
  });

  test('a later position that knows of both settles it', () => {
    const w = world();
    const [ana, ben] = w.assembly('Ana', 'Ben');
    const oven = ana.puts('Oven');
    const laptop = ben.alsoOn('laptop');
    ben.hears(ana);
    laptop.hears(ana);
    ben.agrees(oven);
    laptop.objects(oven);
    ben.hears(laptop);
    ben.agrees(oven);
    expect(standOf(ben, oven)).toMatchObject({ position: 'agree', split: false });
  });

  test.each([
    ['agree', 'reservations', 'reservations'],
    ['standAside', 'reservations', 'standAside'],
    ['object', 'standAside', 'object'],
    ['agree', 'agree', 'agree'],
  ] as const)('%s and %s come to %s', (here, there, comesTo) => {
    const w = world();
    const [ana] = w.assembly('Ana');
    const oven = ana.puts('Oven');
    const laptop = ana.alsoOn('laptop');
    ana.takes(here, oven, oven, 'Reason.');
    laptop.takes(there, oven, oven, 'Reason.');
    expect(standOf(ana, oven)).toMatchObject({ position: comesTo, split: here !== there });
  });

  test('of equal positions the one on the text in question counts', () => {
    const w = world();
    const [ana] = w.assembly('Ana', 'Ben');
    const oven = ana.puts('Oven');
    const laptop = ana.alsoOn('laptop');
    const second = ana.revises(oven, 'Two.');
    ana.agrees(oven, second);
    laptop.agrees(oven, oven);
    expect(standOf(ana, oven)).toMatchObject({ position: 'agree', revision: second, current: true });
  });
});
