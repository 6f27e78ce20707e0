import type { PersonId } from '../../../domain/burst.ts';
import type { Decision, Proposal } from '../../../domain/state.ts';
import { names, plural } from '../../words/counts.ts';
import { capital, counted } from '../proposal/spoken.ts';

/** One step of a decision's path, in the order in which it happened. */
export interface PathStep {
  readonly time: number;
  readonly words: string;
}

/** How a decision came about: put, revised, recorded, reopened, held, standing. */
export function pathOf(
  decision: Decision,
  proposal: Proposal | undefined,
  { nameOf, coolingOffDays }: { nameOf: (person: PersonId) => string; coolingOffDays: number },
): PathStep[] {
  const steps: PathStep[] = [];
  for (const { number, by, time } of proposal?.revisions ?? []) {
    steps.push({
      time,
      words: number === 1 ? `${nameOf(by)} put the proposal.` : `${nameOf(by)} put revision ${number}.`,
    });
  }
  for (const outcome of proposal?.outcomes ?? []) {
    const recorded = `${nameOf(outcome.by)} recorded the consensus, having heard ${plural(outcome.heard, 'person', 'people')}.`;
    const since =
      outcome.state === 'reopened'
        ? outcome.reopenedBy.length > 0
          ? ` ${names(outcome.reopenedBy.map(nameOf))} reopened it.`
          : ' What came then reopened it.'
        : outcome.state === 'withdrawn'
          ? ' They took that back.'
          : '';
    steps.push({ time: outcome.time, words: recorded + since });
  }
  steps.sort((a, b) => a.time - b.time);
  const held = decision.alone
    ? `${nameOf(decision.stoodBy)} was the only member, so it held at once.`
    : `${capital(counted(decision.heldBy.length, 'member', 'members'))} had had it for ${counted(coolingOffDays, 'day', 'days')}, and nobody objected. ${nameOf(decision.stoodBy)} recorded that it stands.`;
  steps.push({ time: decision.stoodAt, words: held });
  return steps;
}
