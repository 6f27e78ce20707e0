/** How an assembly comes to a ballot, and through it: for tests that begin where it gets interesting. */
import type { BallotOptions } from './ballot-acts.ts';
import { meet } from './rooms.ts';
import type { Persona, World } from './world.ts';
import { world } from './world.ts';
import type { Matter } from '../../src/domain/proposal/matter.ts';
import { ordinary } from '../../src/domain/proposal/matter.ts';
import type { RecordId } from '../../src/domain/burst.ts';
import type { FoundOptions } from './world.ts';

/** All at one Moot that finds deadlock on that proposal: half agree, the others object. */
export function deadlockOn(
  room: readonly Persona[],
  proposal: RecordId,
  tellers: readonly Persona[],
): RecordId {
  const [first] = room;
  if (first === undefined) throw new Error('nobody is in the room');
  meet(...room);
  for (const [index, person] of room.entries()) {
    if (index < room.length / 2) person.agrees(proposal);
    else person.objects(proposal);
  }
  meet(...room);
  const moot = first.recordsMoot([proposal], room);
  const deadlock = first.records(proposal, proposal, 'deadlock', moot, tellers);
  meet(...room);
  return deadlock;
}

export interface BallotStory {
  readonly w: World;
  readonly people: readonly Persona[];
  readonly tellers: readonly Persona[];
  readonly proposal: RecordId;
  readonly deadlock: RecordId;
  readonly ballot: RecordId;
}

export interface StoryOptions {
  readonly tellers?: number;
  readonly matter?: Matter;
  readonly found?: FoundOptions;
  readonly ballot?: Partial<BallotOptions>;
}

/** `names`: members; the first of them put it, found the deadlock and opened the ballot. Not begun. */
export function openedBy(names: readonly string[], options: StoryOptions = {}): BallotStory {
  const w = world();
  const people: readonly Persona[] = w.assemblyWith(options.found ?? {}, ...names);
  const [first] = people;
  if (first === undefined) throw new Error('a ballot needs somebody who opens it');
  const tellers = people.slice(0, options.tellers ?? 3);
  const proposal = first.puts('Oven', 'We buy one.', null, options.matter ?? ordinary);
  const deadlock = deadlockOn(people, proposal, tellers);
  const ballot = first.opensBallot([deadlock], tellers, options.ballot);
  meet(...people);
  return { w, people, tellers, proposal, deadlock, ballot };
}

/** All tellers have accepted; everybody knows. */
export function begins({ people, tellers, ballot }: BallotStory): void {
  for (const teller of tellers) teller.acceptsTelling(ballot);
  meet(...people);
}

/** As `openedBy`, begun. */
export function begunBy(names: readonly string[], options: StoryOptions = {}): BallotStory {
  const story = openedBy(names, options);
  begins(story);
  return story;
}

/** Each of them returns what they hold, hears the others, signs the set and confirms it. */
export function seals(tellers: readonly Persona[], ballot: RecordId): void {
  for (const teller of tellers) teller.returns(ballot);
  meet(...tellers);
  for (const teller of tellers) teller.signsSet(ballot);
  meet(...tellers);
  for (const teller of tellers) teller.confirmsSet(ballot);
  meet(...tellers);
}

/** Everybody in the list casts that paper. */
export function vote(people: readonly Persona[], ballot: RecordId, ...scores: readonly number[]): RecordId[] {
  return people.map((person) => person.votes(ballot, ...scores));
}
