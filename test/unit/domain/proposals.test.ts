import { describe, expect, test } from 'vitest';
import type { Persona } from '../../support/world.ts';
import { world } from '../../support/world.ts';

test('[PROP-1] anyone opens a draft', () => {
  const w = world();
  const [ana] = w.assembly('Ana');
  const [ben] = w.newcomers(ana, 'Ben') as [Persona];
  const draft = ben.opensDraft('A second oven');
  expect(w.everyone().state.drafts.get(draft)).toMatchObject({
    by: ben.id,
    title: 'A second oven',
    putAs: null,
  });
});

describe('[PROP-2] putting', () => {
  test('newcomers, participants and members alike', () => {
    const w = world();
    const [ana] = w.assembly('Ana');
    const [ben] = w.newcomers(ana, 'Ben') as [Persona];
    const oven = ben.puts('A second oven', 'We buy one.');
    const proposal = w.everyone().proposal(oven);
    expect(proposal).toMatchObject({ by: ben.id, stage: 'talk', draft: null });
    expect(proposal.revisions).toMatchObject([
      { id: oven, number: 1, title: 'A second oven', text: 'We buy one.' },
    ]);
  });

  test('out of a draft that its past holds', () => {
    const w = world();
    const [ana, ben] = w.assembly('Ana', 'Ben');
    const draft = ana.opensDraft('A second oven');
    expect(w.refusal(ben.puts('Unseen', 'x', draft))).toBe('nothingThere');
    ben.hears(ana);
    const oven = ben.puts('A second oven', 'x', draft);
    expect(w.everyone().proposal(oven).draft).toBe(draft);
    expect(w.everyone().state.drafts.get(draft)?.putAs).toBe(oven);
  });
});

describe('[PROP-3] revising', () => {
  test('numbers the texts, and the newest is current', () => {
    const w = world();
    const [ana] = w.assembly('Ana', 'Ben');
    const oven = ana.puts('Oven', 'One.');
    const second = ana.revises(oven, 'Two.');
    const third = ana.revises(oven, 'Three.');
    expect(
      w
        .everyone()
        .proposal(oven)
        .revisions.map(({ id, number, text }) => [id, number, text]),
    ).toEqual([
      [oven, 1, 'One.'],
      [second, 2, 'Two.'],
      [third, 3, 'Three.'],
    ]);
  });

  test('by whoever put it, from any device, and nobody else', () => {
    const w = world();
    const [ana, ben] = w.assembly('Ana', 'Ben');
    const oven = ana.puts('Oven');
    ben.hears(ana);
    expect(w.refusal(ben.revises(oven, 'Mine.'))).toBe('notYours');
    expect(w.refusal(ana.alsoOn('laptop').revises(oven, 'Still mine.'))).toBeNull();
  });

  test('takes further only texts of that proposal that it has seen', () => {
    const w = world();
    const [ana] = w.assembly('Ana', 'Ben');
    const oven = ana.puts('Oven');
    const flour = ana.puts('Flour');
    expect(w.refusal(ana.revises(oven, 'Two.', [flour]))).toBe('nothingThere');
    const laptop = ana.alsoOn('laptop');
    const unseen = laptop.revises(oven, 'Two.');
    expect(w.refusal(ana.revises(oven, 'Three.', [unseen]))).toBe('nothingThere');
  });

  test('not while an outcome is cooling off', () => {
    const w = world();
    const [ana, ben] = w.assembly('Ana', 'Ben');
    const oven = ana.puts('Oven');
    ana.agrees(oven);
    ben.hears(ana);
    ben.agrees(oven);
    const outcome = ben.records(oven);
    ana.hears(ben);
    expect(w.refusal(outcome)).toBeNull();
    expect(w.refusal(ana.revises(oven, 'Sneaky.'))).toBe('closed');
    ben.takesBack(outcome);
    ana.hears(ben);
    expect(w.refusal(ana.revises(oven, 'In the open.'))).toBeNull();
  });
});

describe('[PROP-4] texts side by side', () => {
  function twoTexts() {
    const w = world();
    const [ana, ben] = w.assembly('Ana', 'Ben');
    const oven = ana.puts('Oven');
    const laptop = ana.alsoOn('laptop');
    const phone = ana.revises(oven, 'By phone.');
    const other = laptop.revises(oven, 'By laptop.');
    ana.hears(laptop);
    return { w, ana, ben, oven, phone, other };
  }

  test('keep a consensus from being recorded', () => {
    const { w, ana, ben, oven, phone, other } = twoTexts();
    ana.agrees(oven, phone);
    ben.hears(ana);
    ben.agrees(oven, phone);
    expect(
      w
        .everyone()
        .proposal(oven)
        .revisions.map(({ number }) => number),
    ).toEqual([1, 2, 2]);
    const differ = w
      .everyone()
      .proposal(oven)
      .obstacles.find(({ type }) => type === 'revisionsDiffer');
    expect(differ).toEqual({ type: 'revisionsDiffer', revisions: expect.arrayContaining([phone, other]) });
    expect(w.refusal(ben.records(oven, phone))).toBe('revisionsDiffer');
  });

  test('are joined by a text that takes both further', () => {
    const { w, ana, ben, oven, phone, other } = twoTexts();
    const joined = ana.revises(oven, 'By both.', [phone, other]);
    ana.agrees(oven, joined);
    ben.hears(ana);
    ben.agrees(oven, joined);
    expect(w.everyone().proposal(oven).obstacles).toEqual([]);
    expect(w.refusal(ben.records(oven, phone))).toBe('notTheCurrentRevision');
    expect(w.refusal(ben.records(oven, joined))).toBeNull();
  });
});

describe('[PROP-5] withdrawing', () => {
  test('ends it', () => {
    const w = world();
    const [ana, ben] = w.assembly('Ana', 'Ben');
    const oven = ana.puts('Oven');
    ben.hears(ana);
    expect(w.refusal(ben.withdraws(oven))).toBe('notYours');
    ana.withdraws(oven);
    ben.hears(ana);
    expect(w.everyone().proposal(oven)).toMatchObject({ stage: 'withdrawn', obstacles: [] });
    expect(w.refusal(ben.agrees(oven))).toBe('closed');
    expect(w.refusal(ben.isConcerned(oven, 'Why?'))).toBe('closed');
    expect(w.refusal(ben.asksForMoot(oven))).toBe('closed');
    expect(w.refusal(ben.records(oven))).toBe('closed');
    expect(w.refusal(ana.revises(oven, 'Again.'))).toBe('closed');
    expect(w.refusal(ana.withdraws(oven))).toBe('closed');
  });

  test('an outcome that did not know of it cannot stand', () => {
    const w = world();
    const [ana, ben] = w.assembly('Ana', 'Ben');
    const oven = ana.puts('Oven');
    ana.agrees(oven);
    ben.hears(ana);
    ben.agrees(oven);
    ana.withdraws(oven);
    const outcome = ben.records(oven);
    expect(w.refusal(outcome)).toBeNull();
    expect(w.everyone().proposal(oven).stage).toBe('withdrawn');
    expect(w.everyone().outcome(outcome).state).toBe('withdrawn');
    ana.hears(ben);
    expect(w.refusal(ana.held(outcome))).toBe('closed');
    expect(w.refusal(ana.declaresStanding(outcome))).toBe('closed');
  });
});

describe('[PROP-6] "this needs a Moot"', () => {
  test('keeps a consensus from being recorded until it is taken back by who asked', () => {
    const w = world();
    const [ana, ben] = w.assembly('Ana', 'Ben');
    const oven = ana.puts('Oven');
    ana.agrees(oven);
    ben.hears(ana);
    ben.agrees(oven);
    ben.asksForMoot(oven, 'Too many questions.');
    ana.hears(ben);
    expect(w.everyone().proposal(oven)).toMatchObject({
      stage: 'moot',
      mootAskedBy: [ben.id],
      obstacles: [{ type: 'mootAskedFor', people: [ben.id] }],
    });
    expect(w.refusal(ana.records(oven))).toBe('mootAskedFor');
    expect(w.refusal(ana.takesBackMootAsk(oven))).toBe('nothingThere');
    expect(w.refusal(ben.asksForMoot(oven))).toBe('alreadyDone');
    ben.takesBackMootAsk(oven);
    ana.hears(ben);
    expect(w.refusal(ana.records(oven))).toBeNull();
  });

  test("a newcomer's ask is shown and does not bind", () => {
    const w = world();
    const [ana, ben] = w.assembly('Ana', 'Ben');
    const [cem] = w.newcomers(ana, 'Cem') as [Persona];
    const oven = ana.puts('Oven');
    ana.agrees(oven);
    cem.hears(ana);
    cem.asksForMoot(oven);
    ben.hears(cem);
    ben.agrees(oven);
    expect(w.everyone().proposal(oven)).toMatchObject({
      stage: 'talk',
      mootAskedBy: [cem.id],
      obstacles: [],
    });
    ben.welcomes(cem);
    expect(w.everyone().proposal(oven)).toMatchObject({ stage: 'moot' });
  });

  test('asking outweighs taking back on another device that did not know', () => {
    const w = world();
    const [ana] = w.assembly('Ana', 'Ben');
    const oven = ana.puts('Oven');
    ana.asksForMoot(oven);
    const laptop = ana.alsoOn('laptop');
    laptop.takesBackMootAsk(oven);
    ana.takesBackMootAsk(oven);
    ana.asksForMoot(oven);
    expect(w.everyone().proposal(oven).stage).toBe('moot');
  });
});

test('[PROP-7] the stages of a proposal', () => {
  const w = world();
  const [ana, ben, cem] = w.assembly('Ana', 'Ben', 'Cem');
  const oven = ana.puts('Oven');
  const stage = () => w.everyone().proposal(oven).stage;
  ana.agrees(oven);
  ben.hears(ana);
  ben.agrees(oven);
  expect(stage()).toBe('talk');
  const outcome = ben.records(oven);
  expect(stage()).toBe('coolingOff');
  cem.hears(ben);
  cem.objects(oven);
  expect(stage()).toBe('moot');
  cem.agrees(oven);
  expect(stage()).toBe('talk');
  ben.hears(cem);
  const again = ben.records(oven);
  expect(again).not.toBe(outcome);
  expect(stage()).toBe('coolingOff');
  cem.hears(ben);
  cem.held(again);
  ben.held(again);
  ben.hears(cem);
  ben.declaresStanding(again);
  expect(stage()).toBe('decided');
});

describe('concerns', () => {
  test('[CON-1] anyone raises one, and no outcome waits for it', () => {
    const w = world();
    const [ana, ben] = w.assembly('Ana', 'Ben');
    const [cem] = w.newcomers(ana, 'Cem') as [Persona];
    const oven = ana.puts('Oven');
    expect(w.refusal(cem.isConcerned(oven, 'Unseen'))).toBe('nothingThere');
    cem.hears(ana);
    const concern = cem.isConcerned(oven, 'Where does it stand?');
    ana.hears(cem);
    ana.agrees(oven);
    ben.hears(ana);
    ben.agrees(oven);
    expect(w.everyone().proposal(oven).concerns).toEqual([concern]);
    expect(w.refusal(ben.records(oven))).toBeNull();
  });

  test('[CON-2] [CON-3] anyone answers, only who raised it resolves it', () => {
    const w = world();
    const [ana, ben] = w.assembly('Ana', 'Ben');
    const oven = ana.puts('Oven');
    ben.hears(ana);
    const concern = ben.isConcerned(oven, 'Where does it stand?');
    expect(w.refusal(ana.answers(concern, 'Unseen'))).toBe('nothingThere');
    ana.hears(ben);
    ana.answers(concern, 'In the yard.');
    expect(w.refusal(ana.resolves(concern))).toBe('notYours');
    ben.hears(ana);
    ben.resolves(concern);
    expect(w.refusal(ben.resolves(concern))).toBe('alreadyDone');
    expect(w.everyone().state.concerns.get(concern)).toMatchObject({
      by: ben.id,
      words: 'Where does it stand?',
      answers: [{ by: ana.id, words: 'In the yard.' }],
      resolved: true,
    });
  });
});
