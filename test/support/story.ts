/**
 * Stories told by chance: a handful of people on several devices who do all kinds of things, wise and
 * foolish, in and out of turn, each with what they have heard. For properties that must hold of any.
 */
import fc from 'fast-check';
import { Kind } from '../../src/domain/kinds.ts';
import { actAtMoots, meetTogether } from './moot-scenes.ts';
import { decideTogether, HUB } from './roll-scenes.ts';
import { goOn } from './rooms.ts';
import type { Persona } from './world.ts';
import { World } from './world.ts';

const MEMBERS = ['Ana', 'Ben', 'Cem', 'Dana'];

export interface Step {
  /** Who acts, and on or with whom: an index into the cast. */
  readonly who: number;
  readonly whom: number;
  readonly act: (typeof acts)[number];
  /** Which of the things that there are: the last is 0. */
  readonly which: number;
}

/** What several do together, so that stories get somewhere. */
const scenes = [
  'agreeTogether',
  'recordsInformed',
  'markTogether',
  'closesInformed',
  'admitTogether',
  'meetTogether',
  'carryOutTogether',
  'decideTogether',
  'decideTogether',
  'goOnTogether',
] as const;
type Scene = (typeof scenes)[number];

const acts = [
  ...scenes,
  ...scenes,
  ...scenes,
  'hears',
  'hears',
  'hearsAll',
  'hearsAll',
  'putsOne',
  'revises',
  'revisesLast',
  'withdraws',
  'agrees',
  'agrees',
  'hasReservations',
  'standsAside',
  'objects',
  'objectsMutely',
  'asksForMoot',
  'takesBackMootAsk',
  'isConcerned',
  'answers',
  'resolves',
  'records',
  'records',
  'recordsDeadlock',
  'actsAtMoots',
  'actsAtMoots',
  'actsAtMoots',
  'actsAtMoots',
  'takesBack',
  'held',
  'held',
  'declaresStanding',
  'declaresStanding',
  'addsAction',
  'addsAction',
  'takesOn',
  'takesOn',
  'givesBack',
  'finishes',
  'reopensAction',
  'datesAction',
  'looksAgainAt',
  'welcomes',
  'vouchesFor',
  'takesPlace',
  'takesPlace',
  'leaves',
  'attests',
  'signsList',
  'erases',
  'calledNow',
  'writesNonsense',
] as const;

export const steps = (maxLength: number): fc.Arbitrary<readonly Step[]> =>
  fc.array(
    fc.record({
      who: fc.nat(20),
      whom: fc.nat(20),
      act: fc.constantFrom(...acts),
      which: fc.oneof(fc.constant(0), fc.nat(3)),
    }),
    { maxLength, size: 'max' },
  );

export interface Told {
  readonly world: World;
  readonly cast: readonly Persona[];
  /** People who were never on the list and came in by no vouch: Mallory, on two devices. */
  readonly stranger: Persona;
}

/** Tells the story. `size`: how many are on the founding list, 1 to 4. */
export function tell(told: readonly Step[], size: number): Told {
  const world = new World();
  const charter = { vouches: 1 + (size % 2), recognises: size > 2 ? [HUB] : [] };
  const members = world.assemblyWith({ charter }, ...MEMBERS.slice(0, size));
  const [ana] = members;
  if (ana === undefined) throw new Error('nobody');
  const laptop = ana.alsoOn('laptop');
  const [eli, mallory] = world.newcomers(ana, 'Eli', 'Mallory');
  if (eli === undefined || mallory === undefined) throw new Error('nobody came');
  const cast = [...members, laptop, eli, mallory];
  ana.puts('First', 'The first text.');
  for (const step of told) perform(world, cast, step);
  return { world, cast, stranger: mallory };
}

/** Those of the cast whose number says that they are there. */
const present = (cast: readonly Persona[], who: number): readonly Persona[] =>
  cast.filter((_, index) => (who >> (index % 5)) % 2 === 0);

function play(world: World, cast: readonly Persona[], act: Scene, { who, whom, which }: Step): void {
  const all = world.everyone().state;
  const proposal = pick([...all.proposals.keys()].sort(), which) ?? '';
  const outcome = pick(
    (all.proposals.get(proposal)?.outcomes ?? []).map(({ id }) => id),
    which,
  );
  const there = present(cast, who);
  const [one] = there;
  const other = cast[whom % cast.length];
  if (one === undefined || other === undefined) return;
  switch (act) {
    case 'agreeTogether':
      for (const persona of there) {
        if (whom % 2 === 0) persona.receives(world.bursts);
        persona.agrees(proposal);
      }
      return;
    case 'recordsInformed':
      one.receives(world.bursts);
      one.records(proposal);
      return;
    case 'markTogether':
      for (const persona of there) if (outcome !== undefined) persona.held(outcome);
      return;
    case 'closesInformed':
      one.receives(world.bursts);
      if (outcome !== undefined) one.held(outcome);
      if (outcome !== undefined) one.declaresStanding(outcome);
      return;
    case 'carryOutTogether':
      return carryOut(world, there, outcome, whom);
    case 'decideTogether':
      return decideTogether(there, other, which + who);
    case 'goOnTogether':
      goOn(...there);
      return;
    case 'meetTogether':
      return meetTogether(there, proposal, whom, which);
    case 'admitTogether':
      for (const persona of there) persona.vouchesFor(other);
      other.hears(...there);
      other.takesPlace();
      return;
  }
}

/** All of them add, take on, finish and date the same actions, each without hearing of the others. */
function carryOut(world: World, there: readonly Persona[], outcome: string | undefined, turn: number): void {
  for (const persona of there) if (turn % 2 === 0) persona.receives(world.bursts);
  for (const [index, persona] of there.entries()) {
    const decision = pick([...persona.state.decisions.keys()].sort(), turn) ?? outcome;
    if (decision === undefined) continue;
    persona.addsAction(decision, 'Some work.', turn);
    for (const { id } of persona.state.actions.values()) {
      const does = (['takesOn', 'finishes', 'reopensAction', 'givesBack'] as const)[(turn + index) % 4];
      if (does !== undefined) persona[does](id);
      if (index === 1) persona.changesAction(id, 'due', turn + index);
    }
    if (turn % 3 === 0) persona.looksAgainAt(decision, 'Looked.', index === 0 ? null : turn);
  }
}

const isScene = (act: Step['act']): act is Scene => scenes.some((scene) => scene === act);

const pick = <T>(things: readonly T[], which: number): T | undefined =>
  things.at(-1 - (which % (things.length || 1)));

function perform(world: World, cast: readonly Persona[], step: Step): void {
  const { who, whom, act, which } = step;
  if (isScene(act)) return play(world, cast, act, step);
  const one = cast[who % cast.length];
  const other = cast[whom % cast.length];
  if (one === undefined || other === undefined) return;
  const known = one.state;
  const proposal = pick([...known.proposals.keys()].sort(), which) ?? '1.0.0';
  const revision = pick(known.proposals.get(proposal)?.revisions ?? [], which)?.id ?? proposal;
  const outcomes = [...known.proposals.values()].flatMap((it) => it.outcomes.map(({ id }) => id)).sort();
  const outcome = pick(outcomes, which) ?? proposal;
  const concern = pick([...known.concerns.keys()].sort(), which) ?? proposal;
  const decision = pick([...known.decisions.keys()].sort(), which) ?? outcome;
  const action = pick([...known.actions.keys()].sort(), which) ?? proposal;
  switch (act) {
    case 'hears':
      return one.hears(other);
    case 'hearsAll':
      return one.receives(world.bursts);
    case 'putsOne':
      one.puts(`Proposal ${which}`);
      return;
    case 'revises':
      one.revises(proposal, `Text ${which}.`, [revision]);
      return;
    case 'revisesLast':
      one.revises(proposal, 'Newest text.');
      return;
    case 'objectsMutely':
      one.takes('object', proposal, revision);
      return;
    case 'objects':
      one.objects(proposal, 'A reason.', revision);
      return;
    case 'agrees':
    case 'hasReservations':
    case 'standsAside':
    case 'records':
      one[act](proposal, revision);
      return;
    case 'actsAtMoots':
      return actAtMoots(one, other, proposal, whom, which);
    case 'recordsDeadlock':
      one.records(proposal, revision, 'deadlock');
      return;
    case 'withdraws':
    case 'asksForMoot':
    case 'takesBackMootAsk':
      one[act](proposal);
      return;
    case 'isConcerned':
      one.isConcerned(proposal, 'A worry.', revision);
      return;
    case 'answers':
      one.answers(concern, 'An answer.');
      return;
    case 'resolves':
      one.resolves(concern);
      return;
    case 'takesBack':
    case 'held':
    case 'declaresStanding':
      one[act](outcome);
      return;
    case 'addsAction':
      one.addsAction(whom % 2 === 0 ? decision : outcome, 'Some work.', whom % 3 === 0 ? null : whom);
      return;
    case 'takesOn':
    case 'givesBack':
    case 'finishes':
    case 'reopensAction':
      one[act](action);
      return;
    case 'datesAction':
      one.changesAction(action, 'due', whom % 3 === 0 ? null : whom);
      return;
    case 'looksAgainAt':
      one.looksAgainAt(decision, 'Looked.', whom % 3 === 0 ? null : whom);
      return;
    case 'welcomes':
    case 'vouchesFor':
      one[act](other);
      return;
    case 'takesPlace':
    case 'leaves':
      one[act]();
      return;
    case 'attests':
      one.attests(other, HUB);
      return;
    case 'signsList':
      one.signsList(one, other);
      return;
    case 'erases':
      one.erases(pick([proposal, outcome, concern], which) ?? proposal);
      return;
    case 'calledNow':
      one.calledNow(`${one.name} ${which}`);
      return;
    case 'writesNonsense':
      one.writes(
        { kind: 1 + which * 13, header: Uint8Array.of(which, 200) },
        { kind: Kind.placeTaken, header: new Uint8Array() },
      );
      return;
  }
}
