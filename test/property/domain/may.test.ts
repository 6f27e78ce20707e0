import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import * as mayAct from '../../../src/domain/action/may.ts';
import * as may from '../../../src/domain/may.ts';
import * as mayMeet from '../../../src/domain/moot/may.ts';
import { ordinary, type Matter } from '../../../src/domain/proposal/matter.ts';
import type { Refusal } from '../../../src/domain/refusal.ts';
import * as mayRoll from '../../../src/domain/roll/may.ts';
import type { Governance, Position } from '../../../src/domain/state.ts';
import { HUB } from '../../support/roll-scenes.ts';
import { steps, tell } from '../../support/story.ts';
import type { Persona } from '../../support/world.ts';

/** A hundred stories take seconds; on a machine that does other things as well, many. */
vi.setConfig({ testTimeout: 180_000 });

interface Case {
  readonly asked: Refusal | null;
  readonly acted: () => string;
}

const positions: readonly Position[] = ['agree', 'reservations', 'standAside', 'object'];

/** What somebody could do about Moots. */
function mootCasesFor(
  state: Governance,
  one: Persona,
  other: Persona,
  proposal: string,
  which: number,
): Record<string, Case> {
  const pick = (ids: Iterable<string>): string => [...ids].sort().at(-1 - (which % 2)) ?? '7.0.0';
  const call = pick(state.mootCalls.keys());
  const moot = pick(state.moots.keys());
  const entry = pick([...state.moots.values()].flatMap(({ entries }) => entries.map(({ id }) => id)));
  const position = positions[which % 4] ?? 'agree';
  const outcome = (['consensus', 'falls', 'deadlock'] as const)[which % 3] ?? 'consensus';
  const tellers = outcome === 'deadlock' ? [one, other] : [];
  const ids = (people: readonly Persona[]) => people.map(({ id }) => id);
  const { id } = one;
  const entered = { moot, person: other.id, proposal, revision: proposal, position };
  return {
    callsMoot: {
      asked: mayMeet.mayCallMoot(state, id, [proposal]),
      acted: () => one.callsMoot(proposal),
    },
    sawCall: { asked: mayMeet.mayMarkCallSeen(state, id, call), acted: () => one.sawCall(call) },
    recordsMoot: {
      asked: mayMeet.mayRecordMoot(state, id, call, ids([one, other]), [proposal]),
      acted: () => one.recordsMoot([proposal], [one, other], call),
    },
    entersFor: {
      asked: mayMeet.mayEnterPosition(state, id, { ...entered, hasReason: position === 'object' }),
      acted: () => one.entersFor(other, moot, position, proposal, proposal),
    },
    confirms: { asked: mayMeet.mayConfirmEntry(state, id, entry), acted: () => one.confirms(entry) },
    finds: {
      asked: mayMeet.mayRecordFinding(state, id, moot, proposal, proposal, outcome, ids(tellers)),
      acted: () => one.records(proposal, proposal, outcome, moot, tellers),
    },
  };
}

/** Everything that somebody could do, as the screen asks for it and as they would do it. */
function casesFor(state: Governance, one: Persona, other: Persona, which: number): Record<string, Case> {
  const pick = (ids: Iterable<string>): string => [...ids].sort().at(-1 - (which % 3)) ?? '7.0.0';
  const proposal = pick(state.proposals.keys());
  const revision = pick((state.proposals.get(proposal)?.revisions ?? []).map(({ id }) => id));
  const concern = pick(state.concerns.keys());
  const outcome = pick([...state.proposals.values()].flatMap(({ outcomes }) => outcomes.map(({ id }) => id)));
  const position = positions[which % 4] ?? 'agree';
  const decision = which % 3 === 0 ? outcome : pick(state.decisions.keys());
  const action = pick(state.actions.keys());
  const due = which % 4 === 0 ? null : which;
  const target = [proposal, concern, revision][which % 3] ?? proposal;
  const people = which % 2 === 0 ? [one] : [one, other];
  const { id } = one;
  const about = { person: other.id } as const;
  const matters: readonly Matter[] = [
    { type: 'removal', ...about },
    { type: 'comingBack', ...about },
    { type: 'role', role: 'deputy', until: which, ...about },
    { type: 'roleEnds', role: 'secretary', ...about },
  ];
  const matter = matters[which % 4] ?? ordinary;
  return {
    signsList: {
      asked: may.maySignFoundingList(
        state,
        id,
        people.map((person) => person.id),
        one.device,
      ),
      acted: () => one.signsList(...people),
    },
    welcomes: { asked: may.mayWelcome(state, id, other.id), acted: () => one.welcomes(other) },
    vouchesFor: { asked: may.mayVouch(state, id, other.id), acted: () => one.vouchesFor(other) },
    takesPlace: { asked: may.mayTakePlace(state, id), acted: () => one.takesPlace() },
    leaves: { asked: mayRoll.mayLeaveRoll(state, id), acted: () => one.leaves() },
    attests: { asked: mayRoll.mayAttest(state, id, other.id, HUB), acted: () => one.attests(other, HUB) },
    puts: { asked: may.mayPut(state, id), acted: () => one.puts('New') },
    putsBasic: {
      asked: may.mayPut(state, id, matter),
      acted: () => one.puts('On the roll', 'As it says.', null, matter),
    },
    revises: { asked: may.mayRevise(state, id, proposal), acted: () => one.revises(proposal, 'New') },
    withdraws: { asked: may.mayWithdraw(state, id, proposal), acted: () => one.withdraws(proposal) },
    takes: {
      asked: may.mayTakePosition(state, id, proposal, revision, position, which % 2 === 0),
      acted: () => one.takes(position, proposal, revision, which % 2 === 0 ? 'Reason' : undefined),
    },
    isConcerned: {
      asked: may.mayRaiseConcern(state, id, proposal),
      acted: () => one.isConcerned(proposal, 'Hm', proposal),
    },
    answers: { asked: may.mayAnswerConcern(state, id, concern), acted: () => one.answers(concern, 'Well') },
    resolves: { asked: may.mayResolveConcern(state, id, concern), acted: () => one.resolves(concern) },
    asksForMoot: { asked: may.mayAskForMoot(state, id, proposal), acted: () => one.asksForMoot(proposal) },
    takesBackMootAsk: {
      asked: may.mayTakeBackMootAsk(state, id, proposal),
      acted: () => one.takesBackMootAsk(proposal),
    },
    records: {
      asked: may.mayRecordConsensus(state, id, proposal, revision),
      acted: () => one.records(proposal, revision),
    },
    takesBack: { asked: may.mayWithdrawOutcome(state, id, outcome), acted: () => one.takesBack(outcome) },
    held: { asked: may.mayMarkHeld(state, id, outcome), acted: () => one.held(outcome) },
    declaresStanding: {
      asked: may.mayRecordStanding(state, id, outcome),
      acted: () => one.declaresStanding(outcome),
    },
    addsAction: {
      asked: mayAct.mayAddAction(state, id, decision),
      acted: () => one.addsAction(decision),
    },
    takesOn: {
      asked: mayAct.mayChangeAction(state, id, action, 'takenOn'),
      acted: () => one.takesOn(action),
    },
    givesBack: {
      asked: mayAct.mayChangeAction(state, id, action, 'givenBack'),
      acted: () => one.givesBack(action),
    },
    finishes: { asked: mayAct.mayChangeAction(state, id, action, 'done'), acted: () => one.finishes(action) },
    reopensAction: {
      asked: mayAct.mayChangeAction(state, id, action, 'notDone'),
      acted: () => one.reopensAction(action),
    },
    datesAction: {
      asked: mayAct.mayChangeAction(state, id, action, 'due', due),
      acted: () => one.changesAction(action, 'due', due),
    },
    looksAgainAt: { asked: mayAct.mayReview(state, id, decision), acted: () => one.looksAgainAt(decision) },
    ...mootCasesFor(state, one, other, proposal, which),
    erases: { asked: may.mayErase(state, id, target), acted: () => one.erases(target) },
  };
}

test('[RED-9] the answer is the refusal that the record would get', () => {
  const picks = fc.record({ who: fc.nat(20), whom: fc.nat(20), which: fc.nat(11), act: fc.nat(99) });
  const size = fc.integer({ min: 1, max: 4 });
  fc.assert(
    fc.property(steps(50), size, fc.array(picks, { minLength: 8, maxLength: 8 }), (told, members, asked) => {
      const { world, cast } = tell(told, members);
      for (const { who, whom, which, act } of asked) {
        const one = cast[who % cast.length] as Persona;
        const other = cast[whom % cast.length] as Persona;
        one.receives(world.bursts);
        const cases = Object.entries(casesFor(one.state, one, other, which));
        const [name, found] = cases[act % cases.length] as [string, Case];
        // Whether words are erased already matters to the screen alone: the record is harmless.
        if (name === 'erases' && found.asked === 'alreadyDone') continue;
        const record = found.acted();
        // [PER-5] A newcomer who has written too much is told so first, whatever else speaks against it.
        if (found.asked !== null && one.sees.refusal(record) === 'tooMany') continue;
        expect([name, one.sees.refusal(record)]).toEqual([name, found.asked]);
      }
    }),
    { numRuns: 100 },
  );
});
