import type { Ballot } from '../../../domain/ballot/state.ts';
import type { MootHeldRow } from '../../../domain/moot/state.ts';
import type { Outcome } from '../../../domain/state.ts';
import { everyName, names, plural } from '../../words/counts.ts';
import { fullTime } from '../../words/time.ts';
import { capital, counted } from '../proposal/spoken.ts';
import type { DecisionStory } from './decision-story.ts';

/** One step of a decision's path, in the order in which it happened. */
export interface PathStep {
  readonly time: number;
  readonly words: string;
}

type NameOf = DecisionStory['nameOf'];

/** How a decision came about: put, revised, met about, recorded, reopened, voted on, held, standing. */
export function pathOf(story: DecisionStory): PathStep[] {
  const { proposal, moots, ballots, nameOf } = story;
  const revisions = (proposal?.revisions ?? []).map(({ number, by, time }) => ({
    time,
    words: number === 1 ? `${nameOf(by)} put the proposal.` : `${nameOf(by)} put revision ${number}.`,
  }));
  const steps = [
    ...revisions,
    ...moots.map((moot) => ({ time: moot.at, words: mootWords(moot, nameOf) })),
    ...(proposal?.outcomes ?? []).map((outcome) => ({
      time: outcome.time,
      words: outcomeWords(outcome, nameOf) + becameWords(outcome, nameOf),
    })),
    ...ballots.map((ballot) => ({ time: ballot.time, words: ballotWords(ballot, nameOf) })),
  ].sort((a, b) => a.time - b.time);
  return [...steps, { time: story.decision.stoodAt, words: stoodWords(story) }];
}

const mootWords = ({ place, present, by }: MootHeldRow, nameOf: NameOf): string =>
  `A Moot${place === '' ? '' : `, ${place}`}, with ${plural(present.length, 'person', 'people')} present. ${nameOf(by)} recorded it.`;

function outcomeWords({ outcome, moot, by, heard, tellers }: Outcome, nameOf: NameOf): string {
  if (moot === null)
    return `${nameOf(by)} recorded the consensus, having heard ${plural(heard, 'person', 'people')}.`;
  const found = { consensus: 'consensus', falls: 'that it falls', deadlock: 'deadlock' }[outcome];
  const named = tellers.length === 0 ? '' : ` Tellers for a ballot: ${everyName(tellers.map(nameOf))}.`;
  return `${nameOf(by)} recorded that the Moot found ${found}.${named}`;
}

function becameWords({ state, reopenedBy }: Outcome, nameOf: NameOf): string {
  switch (state) {
    case 'reopened':
      return reopenedBy.length > 0
        ? ` ${names(reopenedBy.map(nameOf))} reopened it.`
        : ' What came then reopened it.';
    case 'withdrawn':
      return ' They took that back.';
    case 'overtaken':
      return ' A later outcome took its place.';
    case 'void':
      return ' It has no effect: what most had settled was not known there.';
    default:
      return '';
  }
}

function ballotWords(ballot: Ballot, nameOf: NameOf): string {
  const opened = `${nameOf(ballot.by)} opened a STAR ballot, “${ballot.question}”, until ${fullTime(ballot.closesAt)}.`;
  if (ballot.stage === 'takenBack') return `${opened} It was taken back.`;
  if (ballot.stage === 'void') return `${opened} It has no effect.`;
  const { result } = ballot;
  if (result === null) return opened;
  const won = result.winners.map((winner) => ballot.options[winner]?.label ?? '');
  const count = `${plural(result.counted, 'paper was', 'papers were')} counted`;
  return won.length === 0
    ? `${opened} ${capital(count)}, and nothing won.`
    : `${opened} ${capital(count)}: ${everyName(won)} won.`;
}

function stoodWords({ decision, coolingOffDays, nameOf }: DecisionStory): string {
  const { alone, reachedBy, result, stoodBy, heldBy } = decision;
  if (reachedBy === 'ballot') return `${nameOf(stoodBy)} put on record what the tellers had sealed.`;
  if (alone) return `${nameOf(stoodBy)} was the only member, so it held at once.`;
  const held = `${capital(counted(heldBy.length, 'member', 'members'))} had had it for ${counted(coolingOffDays, 'day', 'days')}`;
  const nothing = result === 'accepted' && reachedBy === 'consensus' ? ', and nobody objected' : '';
  return `${held}${nothing}. ${nameOf(stoodBy)} recorded that it stands.`;
}
