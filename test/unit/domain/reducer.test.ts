import { describe, expect, test } from 'vitest';
import type { VerifiedBurst } from '../../../src/domain/burst.ts';
import { canonicalOf, digestOf } from '../../../src/domain/digest.ts';
import { emptyGovernance, headsUnseenBy, reduceGovernance } from '../../../src/domain/governance/reduce.ts';
import { Kind } from '../../../src/domain/kinds.ts';
import { encodePositionTaken } from '../../../src/domain/proposal/position-header.ts';
import { encodeMessageSaid } from '../../../src/domain/talk/headers.ts';
import type { Persona, World } from '../../support/world.ts';
import { refOf, world } from '../../support/world.ts';

/** A little of everything: a decision, a reopened outcome, a newcomer, refusals, an erasure. */
function story(): { w: World; ana: Persona; ben: Persona; cem: Persona; oven: string; outcome: string } {
  const w = world();
  const [ana, ben, cem] = w.assembly('Ana', 'Ben', 'Cem');
  const oven = ana.puts('Oven', 'We buy an oven.', ana.opensDraft('Oven'));
  ben.hears(ana);
  ben.agrees(oven);
  cem.hears(ana);
  cem.erases(cem.takes('reservations', oven, oven, 'Money?'));
  ana.hears(ben, cem);
  ana.agrees(oven);
  const outcome = ana.records(oven);
  for (const one of [ben, cem]) one.hears(ana);
  ben.held(outcome);
  cem.hears(ben);
  cem.held(outcome);
  cem.declaresStanding(outcome);
  const flour = ben.puts('Flour');
  cem.hears(ben);
  cem.asksForMoot(flour);
  cem.signsList(cem);
  const [dana] = w.newcomers(cem, 'Dana') as [Persona];
  dana.objects(flour, 'No.');
  return { w, ana, ben, cem, oven, outcome };
}

const kindsIn = (w: World): string[] => [...w.everyone().state.refused.values()].map(({ reason }) => reason);

describe('[RED-1] total', () => {
  test('an unknown kind is counted and has no effect', () => {
    const w = world();
    const [ana] = w.assembly('Ana');
    const before = w.everyone().state;
    ana.writes({ kind: 39, header: Uint8Array.of(1, 2, 3) });
    ana.writes({ kind: 4_000_000, header: new Uint8Array() });
    const after = w.everyone().state;
    expect(after.unknown).toBe(2);
    expect(canonicalOf({ ...after, unknown: 0 })).toBe(canonicalOf(before));
  });

  test('a malformed header is refused, and what stands beside it in the burst is judged', () => {
    const w = world();
    const [ana] = w.assembly('Ana');
    const draft = { kind: Kind.draftOpened, header: new Uint8Array(), body: 'Oven' };
    const bad = ana.writes({ kind: Kind.positionTaken, header: Uint8Array.of(99) }, draft);
    expect(w.refusal(bad)).toBe('malformed');
    expect(w.everyone().state.drafts.size).toBe(1);
  });

  test('every governance kind refuses an overlong header by itself', () => {
    const w = world();
    const [ana] = w.assembly('Ana');
    const kinds = Object.values(Kind).filter((kind) => kind < 40);
    for (const kind of kinds) ana.writes({ kind, header: new Uint8Array(32_768).fill(255) });
    ana.writes({ kind: Kind.wordsErased, header: Uint8Array.of(1) });
    expect(kindsIn(w)).toEqual(Array.from({ length: kinds.length + 1 }, () => 'malformed'));
  });
});

describe('[RED-2] free of order', () => {
  test('forwards, backwards, doubled, one by one', () => {
    const { w } = story();
    const expected = canonicalOf(w.everyone().state);
    expect(canonicalOf(w.reduce([...w.bursts].reverse()))).toBe(expected);
    expect(canonicalOf(w.reduce([...w.bursts, ...w.bursts]))).toBe(expected);
    let state = emptyGovernance(w.assemblyId);
    for (const burst of [...w.bursts].reverse()) state = reduceGovernance(state, [burst]).state;
    expect(canonicalOf(state)).toBe(expected);
  });
});

describe('[RED-3] held back', () => {
  test('a burst whose past is not here has no effect, and what is missing is named', () => {
    const w = world();
    const [ana, ben] = w.assembly('Ana', 'Ben');
    const oven = ana.puts('Oven');
    ben.hears(ana);
    ben.agrees(oven);
    const put = w.bursts.filter(({ feed }) => feed === ana.feed).at(-1) as VerifiedBurst;
    const without = w.bursts.filter((burst) => burst !== put);
    const waiting = w.reduce(without);
    expect(waiting.waitingFor).toEqual([{ feed: ana.feed, burst: put.burst }]);
    expect(waiting.proposals.size).toBe(0);
    const { state, change } = reduceGovernance(waiting, [put]);
    expect(state.waitingFor).toEqual([]);
    expect(change.proposals).toEqual([oven]);
    expect(canonicalOf(state)).toBe(canonicalOf(w.everyone().state));
  });

  test('a gap in a feed is named, and a far dep by its newest burst', () => {
    const w = world();
    const [ana] = w.assembly('Ana');
    ana.opensDraft('One');
    ana.opensDraft('Two');
    const last = w.bursts.at(-1) as VerifiedBurst;
    expect(w.reduce([last]).waitingFor).toEqual([{ feed: ana.feed, burst: last.burst - 1 }]);
    const other: VerifiedBurst = {
      ...last,
      feed: 77,
      burst: 0,
      deps: [{ feed: ana.feed, burst: last.burst }],
    };
    expect(w.reduce([other]).waitingFor).toEqual([{ feed: ana.feed, burst: last.burst }]);
  });

  test('deps that wait for each other wait for ever, and harm nobody', () => {
    const { w } = story();
    const expected = w.everyone().state;
    const empty = { device: 'x', time: 0, records: [] };
    const one: VerifiedBurst = { ...empty, feed: 5, burst: 0, deps: [{ feed: 6, burst: 0 }] };
    const two: VerifiedBurst = { ...empty, feed: 6, burst: 0, deps: [{ feed: 5, burst: 0 }] };
    expect(canonicalOf(w.reduce([one, two, ...w.bursts]))).toBe(canonicalOf(expected));
  });

  test('a dep on the own feed says nothing', () => {
    const w = world();
    const [ana] = w.assembly('Ana');
    const last = w.bursts.at(-1) as VerifiedBurst;
    const odd = w.bursts.map((burst) =>
      burst === last ? { ...last, deps: [{ feed: ana.feed, burst: 999 }] } : burst,
    );
    expect(canonicalOf(w.reduce(odd))).toBe(canonicalOf(w.everyone().state));
  });
});

describe('[RED-4] "heard"', () => {
  test('joins more pasts than one burst can name', () => {
    const w = world();
    const names = Array.from({ length: 20 }, (_, i) => `Person ${i}`);
    const people = w.assembly(...names);
    const [ana, ...others] = people as [Persona, ...Persona[]];
    const oven = ana.puts('Oven');
    for (const other of others) {
      other.hears(ana);
      other.agrees(oven);
    }
    ana.hears(...others);
    expect(headsUnseenBy(ana.state, ana.feed)).toHaveLength(19);
    ana.agrees(oven);
    const outcome = ana.records(oven);
    expect(w.everyone().outcome(outcome).heard).toBe(20);
    expect(w.everyone().state.refused.size).toBe(0);
    expect(Math.max(...w.bursts.map(({ deps }) => deps.length))).toBe(8);
    expect(headsUnseenBy(ana.state, ana.feed)).toEqual([]);
  });
});

describe('[RED-5] words', () => {
  const withoutWords = (burst: VerifiedBurst): VerifiedBurst => ({
    ...burst,
    records: burst.records.map((record) => (record.body === undefined ? record : { ...record, body: null })),
  });

  test('without any words every verdict is the same', () => {
    const { w } = story();
    const mute = w.reduce(w.bursts.map(withoutWords));
    const state = w.everyone().state;
    expect(canonicalOf(mute, { words: false })).toBe(canonicalOf(state, { words: false }));
    expect(canonicalOf(mute)).not.toBe(canonicalOf(state));
  });

  test('come later, and leave', () => {
    const { w, ben } = story();
    const { state: full } = w.everyone();
    const mute = w.reduce(w.bursts.map(withoutWords));
    expect(mute.people.get(ben.id)?.name).toBeNull();
    const healed = reduceGovernance(mute, w.bursts);
    expect(canonicalOf(healed.state)).toBe(canonicalOf(full));
    expect(healed.change.people).toContain(ben.id);
    const again = reduceGovernance(healed.state, w.bursts.map(withoutWords));
    expect(canonicalOf(again.state)).toBe(canonicalOf(mute));
  });

  test('of a burst that is held back come with it', () => {
    const { w } = story();
    const late = w.bursts.slice(1);
    const held = reduceGovernance(w.reduce(late.map(withoutWords)), late).state;
    expect(canonicalOf(reduceGovernance(held, w.bursts.slice(0, 1)).state)).toBe(
      canonicalOf(w.everyone().state),
    );
  });

  test('the other branch of a fork brings no words, and changes nothing', () => {
    const { w, ben } = story();
    const { state } = w.everyone();
    // The burst with the name: words could be put there.
    const own = w.bursts.find(({ feed }) => feed === ben.feed) as VerifiedBurst;
    const branch: VerifiedBurst = {
      ...own,
      records: own.records.map((record) => ({
        ...record,
        header: Uint8Array.of(1),
        body: record.body && 'Lies.',
      })),
    };
    expect(reduceGovernance(state, [branch]).state).toBe(state);
  });
});

describe('[RED-6] forks', () => {
  test('a void feed counts up to the fork, whichever branch is held', () => {
    const w = world();
    const [ana, ben, cem] = w.assembly('Ana', 'Ben', 'Cem');
    const oven = ana.puts('Oven');
    ben.hears(ana);
    ben.agrees(oven);
    const from = w.bursts.filter(({ feed }) => feed === ben.feed).length;
    const ref = refOf(oven);
    const branch = (position: 'agree' | 'object'): VerifiedBurst => ({
      feed: ben.feed,
      burst: from,
      device: ben.device,
      time: 1,
      deps: [],
      records: [
        {
          kind: Kind.positionTaken,
          time: 1,
          header: encodePositionTaken({ proposal: ref, revision: ref, position, hasReason: true }),
          body: undefined,
        },
      ],
    });
    const common = [...w.bursts];
    cem.receives([...common, branch('object')]);
    expect(cem.sees.proposal(oven).members).toMatchObject({ agree: 0, object: 1 });
    cem.hasReservations(oven);
    const after = w.bursts.at(-1) as VerifiedBurst;
    expect(after.deps).toContainEqual({ feed: ben.feed, burst: from });

    const cuts = [{ feed: ben.feed, from }];
    const one = reduceGovernance(w.reduce([...common, branch('object'), after]), [], cuts);
    const two = reduceGovernance(w.reduce([...common, branch('agree')]), [after], cuts);
    const three = reduceGovernance(emptyGovernance(w.assemblyId), [after, ...common, branch('agree')], cuts);
    expect(one.change.all).toBe(true);
    expect(one.state.cuts).toEqual(cuts);
    expect(one.state.proposals.get(oven)?.members).toMatchObject({ agree: 1, reservations: 1, object: 0 });
    expect(canonicalOf(two.state)).toBe(canonicalOf(one.state));
    expect(canonicalOf(three.state)).toBe(canonicalOf(one.state));
    expect(reduceGovernance(one.state, [branch('object')], cuts).state).toBe(one.state);
  });

  test('what was passed on by a feed that is void now stays in the past of who saw it', () => {
    const w = world();
    const [ana, ben, cem] = w.assembly('Ana', 'Ben', 'Cem');
    const oven = ana.puts('Oven');
    cem.hears(ana);
    cem.agrees(oven);
    ben.hears(cem);
    const position = ben.agrees(oven);
    const from = w.bursts.filter(({ feed }) => feed === cem.feed).length - 1;
    const cuts = [{ feed: cem.feed, from }];
    const { state } = reduceGovernance(w.reduce(w.bursts), [], cuts);
    expect(state.refused.has(position)).toBe(false);
    expect(state.proposals.get(oven)?.members.agree).toBe(1);
  });

  test('a fork at the first burst takes the whole feed, and frees what waited for it', () => {
    const w = world();
    const [ana] = w.assembly('Ana');
    const [ben] = w.newcomers(ana, 'Ben') as [Persona];
    ana.hears(ben);
    const draft = ana.opensDraft('Oven');
    const cuts = [{ feed: ben.feed, from: 0 }];
    const withoutBen = w.bursts.filter(({ feed }) => feed !== ben.feed);
    expect(w.reduce(withoutBen).drafts.has(draft)).toBe(false);
    const cut = w.reduce(withoutBen, cuts);
    expect(cut.drafts.has(draft)).toBe(true);
    expect(cut.people.size).toBe(1);
    expect(canonicalOf(w.reduce(w.bursts, cuts))).toBe(canonicalOf(cut));
  });
});

describe('[RED-8] frozen, persistent, and said to have changed', () => {
  test('no state that was given out changes, and one may go on from any of them', () => {
    const { w } = story();
    const states = [emptyGovernance(w.assemblyId)];
    for (const burst of w.bursts)
      states.push(reduceGovernance(states.at(-1) ?? emptyGovernance(''), [burst]).state);
    const texts = states.map((state) => canonicalOf(state));
    const half = states[Math.floor(states.length / 2)] ?? emptyGovernance('');
    const again = reduceGovernance(half, w.bursts).state;
    expect(canonicalOf(again)).toBe(texts.at(-1));
    expect(states.map((state) => canonicalOf(state))).toEqual(texts);
  });

  test('everything in it is frozen', () => {
    const frozen = (value: unknown): boolean =>
      typeof value !== 'object' ||
      value === null ||
      (Object.isFrozen(value) && Object.values(value).every(frozen));
    const { state } = story().w.everyone();
    expect(frozen(state)).toBe(true);
    for (const table of [state.people, state.drafts, state.proposals, state.decisions, state.refused]) {
      expect(table.size).toBeGreaterThan(0);
      for (const row of table.values()) expect(frozen(row)).toBe(true);
    }
  });

  test('the changed ids are those whose rows differ', () => {
    const { w, ana, ben, oven } = story();
    const before = w.everyone().state;
    const named = ben.calledNow('Benjamin');
    const renamed = reduceGovernance(before, w.bursts);
    expect(renamed.change).toMatchObject({
      all: false,
      assembly: false,
      people: [ben.id],
      proposals: [],
      refused: [],
    });
    expect(renamed.state.proposals).toBe(before.proposals);
    const erasure = ben.erases(named);
    expect(reduceGovernance(renamed.state, w.bursts).change).toMatchObject({
      people: [ben.id],
      erased: [named],
    });
    expect(erasure).not.toBe(named);
    ana.hears(ben);
    const flour = [...ana.state.proposals.keys()].find((id) => id !== oven) ?? '';
    ana.agrees(flour);
    expect(reduceGovernance(before, w.bursts).change.proposals).toEqual([flour]);
  });

  test('what is known already changes nothing and gives the same state', () => {
    const { w } = story();
    const { state } = w.everyone();
    const again = reduceGovernance(state, w.bursts);
    expect(again.state).toBe(state);
    expect(again.change).toMatchObject({ all: false, people: [], proposals: [] });
  });

  test('a new decision is said to have changed', () => {
    const { w, oven, cem } = story();
    const stood = w.everyone().proposal(oven).decision ?? '';
    const early = w.reduce(w.bursts.filter((burst) => burst.feed !== cem.feed));
    const { change } = reduceGovernance(early, w.bursts);
    expect(change.decisions).toEqual([stood]);
  });
});

describe('[RED-10] out of place', () => {
  test('kinds of talk are malformed in governance', () => {
    const w = world();
    const [ana] = w.assembly('Ana');
    const header = encodeMessageSaid({ replyTo: null, topic: null, mark: null, mentions: [] });
    expect(w.refusal(ana.writes({ kind: Kind.messageSaid, header, body: 'Hi' }))).toBe('malformed');
  });
});

test('digests tell states apart, and leave out words where asked', () => {
  const { w, ana } = story();
  const before = w.everyone().state;
  expect(digestOf(before)).toMatch(/^[0-9a-f]{16}$/);
  expect(digestOf(w.reduce([...w.bursts].reverse()))).toBe(digestOf(before));
  ana.calledNow('Anna');
  const named = w.everyone().state;
  expect(digestOf(named)).not.toBe(digestOf(before));
  expect(digestOf(named, { words: false })).toBe(digestOf(before, { words: false }));
  expect(canonicalOf(before, { words: false })).toContain('We buy an oven.');
});
