/**
 * The register as JSON, for archives and other programs. The shape is described in docs/register.md and is
 * stable: within a version fields are only ever added.
 */
import type { PersonId } from '../../../domain/burst.ts';
import type { Governance } from '../../../domain/state.ts';
import { fieldOfDay } from '../../words/days.ts';
import type { DecisionStory } from './decision-story.ts';

export const FORMAT = 'moot.register';
export const VERSION = 1;

/** `now`: when it was exported, in milliseconds since the Unix epoch, as all times here. */
export function registerAsJson(
  stories: readonly DecisionStory[],
  governance: Governance,
  assemblyId: string,
  now: number,
): string {
  const register = {
    format: FORMAT,
    version: VERSION,
    exportedAt: iso(now),
    assembly: {
      id: assemblyId,
      name: governance.assembly?.name ?? '',
      kind: governance.assembly?.kind ?? null,
    },
    decisions: stories.map(decisionAsData),
    disputes: [...governance.proposals.values()]
      .filter(({ stage }) => stage === 'dispute')
      .map(({ id, revisions }) => ({ proposal: id, title: revisions.at(-1)?.title ?? '' })),
  };
  return `${JSON.stringify(register, null, 2)}\n`;
}

const iso = (time: number): string => new Date(time).toISOString();
const dayOrNull = (day: number | null): string | null => (day === null ? null : fieldOfDay(day));

function decisionAsData(story: DecisionStory) {
  const { decision, number, proposal, concerns, moots, ballots, actions } = story;
  const { revision } = decision;
  const person = (id: PersonId) => ({ id, name: story.nameOf(id) });
  return {
    id: decision.id,
    number,
    title: revision.title,
    about: revision.about,
    text: revision.text,
    matter: revision.matter,
    result: decision.result,
    reachedBy: decision.reachedBy,
    void: decision.void,
    stoodAt: iso(decision.stoodAt),
    put: proposal === undefined ? null : { by: person(proposal.by), at: iso(proposal.time) },
    revision: { id: revision.id, number: revision.number, by: person(revision.by), at: iso(revision.time) },
    recordedBy: person(decision.recordedBy),
    stoodBy: person(decision.stoodBy),
    heldBy: decision.heldBy.map(person),
    outcomes: (proposal?.outcomes ?? []).map(({ id, by, time, outcome, moot, state, heard }) => ({
      ...{ id, outcome, moot, state, heard },
      by: person(by),
      at: iso(time),
    })),
    moots: moots.map(({ id, by, at, place, present, minutes }) => ({
      ...{ id, place, minutes },
      at: iso(at),
      recordedBy: person(by),
      present: present.map(person),
    })),
    ballots: ballots.map(({ id, question, method, seats, options, closesAt, stage, result }) => ({
      ...{ id, question, method, seats, stage },
      options: options.map(({ label }) => label),
      closesAt: iso(closesAt),
      papers: result?.counted ?? null,
      winners: (result?.winners ?? []).map((winner) => options[winner]?.label ?? ''),
    })),
    positions: decision.stands.map((stand) => ({
      person: person(stand.person),
      position: stand.position,
      reason: stand.reason,
      counted: stand.current && stand.standing !== 'newcomer',
      at: iso(stand.time),
    })),
    concerns: concerns.map(({ id, by, words, resolved, time, answers }) => ({
      ...{ id, words, resolved },
      by: person(by),
      at: iso(time),
      answers: answers.map((answer) => ({
        by: person(answer.by),
        words: answer.words,
        at: iso(answer.time),
      })),
    })),
    objectionsAfter: decision.after.map((late) => ({
      person: person(late.person),
      reason: late.reason,
      at: iso(late.time),
    })),
    actions: actions.map(({ id, by, time, words, due, takenOnBy, done }) => ({
      ...{ id, words },
      addedBy: person(by),
      addedAt: iso(time),
      due: dayOrNull(due),
      takenOnBy: takenOnBy.map(person),
      done: done && { by: person(done.by), at: iso(done.time) },
    })),
    reviewOn: dayOrNull(decision.reviewOn),
    reviews: decision.reviews.map(({ id, by, time, words, next }) => ({
      ...{ id, words },
      by: person(by),
      at: iso(time),
      next: dayOrNull(next),
    })),
  };
}
