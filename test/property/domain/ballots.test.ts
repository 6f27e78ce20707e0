import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import {
  mayAcceptTelling,
  mayCastPaper,
  mayDenyTick,
  mayEnterSlips,
} from '../../../src/domain/ballot/may.ts';
import type { RecordId, VerifiedBurst } from '../../../src/domain/burst.ts';
import { digestOf } from '../../../src/domain/digest.ts';
import { emptyGovernance, reduceGovernance } from '../../../src/domain/governance/reduce.ts';
import type { Refusal } from '../../../src/domain/refusal.ts';
import type { Governance } from '../../../src/domain/state.ts';
import { begins, openedBy } from '../../support/ballot-story.ts';
import { meet } from '../../support/rooms.ts';
import type { Persona, World } from '../../support/world.ts';

const ACTS = [
  'votes',
  'votes',
  'hears',
  'hears',
  'hears',
  'returns',
  'signs',
  'confirms',
  'slips',
  'denies',
  'records',
  'repeats',
  'accepts',
  'tells',
  'tells',
  'tellTogether',
  'tellTogether',
] as const;

interface Step {
  readonly act: (typeof ACTS)[number];
  readonly who: number;
  readonly whom: number;
  readonly scores: readonly number[];
}

const score = fc.integer({ min: 0, max: 5 });
const step: fc.Arbitrary<Step> = fc.record({
  act: fc.constantFrom(...ACTS),
  who: fc.nat(4),
  whom: fc.nat(4),
  scores: fc.tuple(score, score),
});
const stories = fc.array(step, { minLength: 10, maxLength: 60 });

/** Stories take a while on a machine that does other things as well. */
vi.setConfig({ testTimeout: 180_000 });

interface Told {
  readonly w: World;
  readonly ballot: RecordId;
  readonly cast: readonly Persona[];
  /** What the screen was told that one may do, and what became of the record. */
  readonly answers: readonly (readonly [Refusal | null, Refusal | null])[];
}

/** After all dates of these ballots. */
const LATE = 2_000_000_000_000;

/** Three members, two of whom have a second device; the ballot has begun, and then anything goes. */
function tell(steps: readonly Step[]): Told {
  const story = openedBy(['Ana', 'Ben', 'Cem']);
  begins(story);
  const { w, people, ballot, deadlock, proposal } = story;
  const [ana, ben, cem] = people as [Persona, Persona, Persona];
  const cast = [ana, ben, cem, ana.alsoOn('laptop'), cem.alsoOn('phone')];
  const answers: (readonly [Refusal | null, Refusal | null])[] = [];
  const note = (one: Persona, answer: Refusal | null, written: RecordId): void => {
    answers.push([answer, one.sees.refusal(written)]);
  };
  let latest = ballot;
  const at = (index: number): Persona => cast[index % cast.length] ?? ana;
  for (const { act, who, whom, scores } of steps) {
    const one = at(who);
    const isLater = (scores[0] ?? 0) > 2 && one.state.ballots.has(latest);
    const about = isLater ? latest : ballot;
    switch (act) {
      case 'votes': {
        const answer = mayCastPaper(one.state, one.id, about, 0, scores);
        note(one, answer, one.votes(about, ...scores));
        break;
      }
      case 'hears':
        one.hears(at(whom));
        break;
      case 'returns':
        if (whom === 0) one.returns(about);
        break;
      case 'signs':
      case 'confirms':
        if (one.sees.ballot(about).tellers.every((teller) => teller.return === null)) break;
        if (act === 'signs') one.signsSet(about);
        else one.confirmsSet(about);
        break;
      case 'tells': {
        const teller = at(who % 3);
        teller.hears(at(whom % 3), at((whom + 1) % 3));
        tells(teller, about);
        break;
      }
      case 'tellTogether':
        meet(ana, ben, cem);
        for (const teller of [ana, ben, cem]) tells(teller, about);
        break;
      case 'slips': {
        const ticked = [ana, cem].slice(0, 1 + ((scores[0] ?? 0) % 2));
        const ids = ticked.map(({ id }) => id);
        const answer = mayEnterSlips(one.state, one.id, about, 'The hall', ids, [scores]);
        note(one, answer, one.entersSlips(about, 'The hall', ticked, [scores]));
        break;
      }
      case 'denies': {
        const answer = mayDenyTick(one.state, one.id, about, 'The hall');
        note(one, answer, one.deniesTick(about, 'The hall'));
        break;
      }
      case 'records':
        one.recordsBallot(about, whom % 3 === 0 ? null : proposal);
        break;
      case 'repeats':
        if (whom > 1) break;
        latest = one.opensBallot([deadlock], [ana, ben, cem], { repeats: ballot });
        break;
      case 'accepts': {
        const answer = mayAcceptTelling(one.state, one.id, about, LATE);
        note(one, answer, one.acceptsTelling(about));
        break;
      }
    }
  }
  meet(...cast);
  return { w, ballot, cast, answers };
}

/** What an honest device would do next: return, sign what is new, or confirm. */
function tells(one: Persona, ballot: RecordId): void {
  if (!one.state.ballots.has(ballot)) return;
  const { tellers } = one.sees.ballot(ballot);
  const mine = tellers.find(({ person }) => person === one.id);
  const known = tellers.flatMap((teller) => (teller.return === null ? [] : [teller.return]));
  if (mine?.return === null) one.returns(ballot);
  else if (known.length > (mine?.signed?.length ?? 0)) one.signsSet(ballot);
  else one.confirmsSet(ballot);
}

const shuffled = (bursts: readonly VerifiedBurst[], keys: readonly number[]): VerifiedBurst[] =>
  bursts
    .map((burst, at) => ({ burst, key: keys[at % keys.length] ?? 0 }))
    .sort((a, b) => a.key - b.key)
    .map(({ burst }) => burst);

test('[RED-2] ballots: the same records in any order, doubled and split, come to the same state', () => {
  fc.assert(
    fc.property(
      stories,
      fc.array(fc.nat(10_000), { minLength: 7, maxLength: 60 }),
      fc.nat(9),
      (steps, keys, parts) => {
        const { w, cast } = tell(steps);
        const text = digestOf(w.reduce(w.bursts));
        const order = shuffled([...w.bursts, ...w.bursts.slice(0, 20)], keys);
        let state: Governance = emptyGovernance(w.assemblyId);
        const size = Math.ceil(order.length / (parts + 1));
        for (let from = 0; from < order.length; from += size) {
          state = reduceGovernance(state, order.slice(from, from + size)).state;
        }
        expect(digestOf(state)).toBe(text);
        // Whoever heard everything on the way came to the same.
        for (const one of cast.slice(0, 1)) {
          one.hears(...cast);
          expect(digestOf(one.state)).toBe(text);
        }
      },
    ),
    { numRuns: 60 },
  );
});

test('[RED-9] ballots: the answer is the refusal that the record would get', () => {
  fc.assert(
    fc.property(stories, (steps) => {
      for (const [answer, refusal] of tell(steps).answers) expect(answer).toBe(refusal);
    }),
    { numRuns: 60 },
  );
});

test('[BAL-6] a person counts once at most, and only in the electorate; what counts adds up', () => {
  const stages = new Map<string, number>();
  fc.assert(
    fc.property(stories, (steps) => {
      const { w } = tell(steps);
      for (const ballot of w.everyone().state.ballots.values()) {
        const { result, papers, rooms } = ballot;
        stages.set(ballot.stage, (stages.get(ballot.stage) ?? 0) + 1);
        const counted = papers.filter(({ state }) => state === 'counted');
        expect(new Set(counted.map(({ person }) => person)).size).toBe(counted.length);
        expect(counted.every(({ person }) => ballot.electorate.includes(person))).toBe(true);
        if (result === null) continue;
        const slips = rooms
          .filter(({ state }) => state === 'agree')
          .reduce((sum, room) => sum + room.slips, 0);
        expect(result.counted).toBe(counted.length + slips);
        expect(result.report.papers).toBe(result.counted);
        expect(result.noWinner === null).toBe(result.winners.length > 0);
        // Whoever is named as having confirmed two sets did, and without them there is no dispute.
        const twice = ballot.tellers.filter((teller) => teller.confirmedTwo);
        if (ballot.stage === 'dispute') expect(twice.length).toBeGreaterThan(0);
      }
    }),
    { numRuns: 60 },
  );
  expect(stages.get('sealed') ?? 0).toBeGreaterThan(5);
});

test('[BAL-13] what was put on record is not changed by anything that didn’t know of it', () => {
  fc.assert(
    fc.property(stories, stories, (before, after) => {
      const story = openedBy(['Ana', 'Ben', 'Cem']);
      begins(story);
      const { w, people, ballot, proposal } = story;
      const [ana, ben, cem] = people as [Persona, Persona, Persona];
      // Devices that sleep through it, and speak when it is over.
      const asleep = [ana.alsoOn('old'), cem.alsoOn('older')];
      for (const one of asleep) one.hears(ben);
      for (const { scores } of before.slice(0, 3)) for (const one of people) one.votes(ballot, ...scores);
      meet(...people);
      for (const teller of [ana, ben]) teller.returns(ballot);
      meet(ana, ben);
      for (const teller of [ana, ben]) teller.signsSet(ballot);
      meet(ana, ben);
      for (const teller of [ana, ben]) teller.confirmsSet(ballot);
      meet(ana, ben);
      const records = [proposal, null].map((decided) => ben.recordsBallot(ballot, decided));
      const standing = w.everyone();
      fc.pre(records.some((id) => standing.refusal(id) === null));
      const was = standing.ballot(ballot).result;
      for (const { act, who, scores } of after) {
        const one = asleep[who % 2] ?? cem;
        if (act === 'votes') one.votes(ballot, ...scores);
        else if (act === 'slips') one.entersSlips(ballot, 'The hall', [ana, cem], [scores, scores]);
        else if (act === 'returns') cem.returns(ballot);
        else if (act === 'hears') one.hears(asleep[(who + 1) % 2] ?? cem);
      }
      const now = w.everyone().ballot(ballot);
      expect(now.stage).toBe('decided');
      expect({ ...now.result, late: [] }).toEqual({ ...was, late: [] });
    }),
    { numRuns: 40 },
  );
});
