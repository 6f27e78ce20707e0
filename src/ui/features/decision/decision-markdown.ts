import type { PersonId } from '../../../domain/burst.ts';
import type { Concern, Decision, Proposal } from '../../../domain/state.ts';
import { plural } from '../../words/counts.ts';
import { positionCount, positionVerb } from '../../words/positions.ts';
import { fullTime } from '../../words/time.ts';
import { POSITIONS, tallyOf } from '../proposal/room.ts';

/** A decision with its whole path as Markdown, for minutes, mails and archives. */
export function decisionAsMarkdown(
  decision: Decision,
  {
    assembly,
    number,
    proposal,
    concerns = [],
    nameOf,
  }: {
    assembly: string;
    number: number;
    proposal: Proposal | undefined;
    /** Of the proposal, lifted ones too. */
    concerns?: readonly Concern[];
    nameOf: (person: PersonId) => string;
  },
): string {
  const { revision } = decision;
  const outcome = proposal?.outcomes.find(({ id }) => id === decision.outcome);
  const tally = tallyOf(decision.stands.filter((stand) => stand.current && stand.standing !== 'newcomer'));
  const reasons = decision.stands.filter((stand) => stand.reason);
  const lines = [
    `# ${oneLine(revision.title)}`,
    '',
    `Decision ${number} of ${oneLine(assembly)}, by consensus. It has stood since ${fullTime(decision.stoodAt)}.`,
    '',
    ...(revision.about === '' ? [] : [`About: ${oneLine(revision.about)}`, '']),
    '## The text',
    '',
    revision.text.trim(),
    '',
    '## How it was reached',
    '',
    ...(proposal
      ? [
          `- Put by ${nameOf(proposal.by)} on ${fullTime(proposal.time)}; decided in revision ${revision.number}.`,
        ]
      : []),
    `- ${
      POSITIONS.filter((position) => tally[position] > 0)
        .map((position) => positionCount(position, tally[position]))
        .join(', ') || 'Nobody took a side'
    }.`,
    `- Recorded by ${nameOf(decision.recordedBy)}${outcome ? `, who had heard ${plural(outcome.heard, 'person', 'people')}, on ${fullTime(outcome.time)}` : ''}.`,
    ...(decision.alone
      ? ['- The assembly had one member, so it held at once.']
      : [`- Held through the cooling-off by ${decision.heldBy.map(nameOf).join(', ')}.`]),
    `- ${nameOf(decision.stoodBy)} recorded that it stands.`,
    ...(reasons.length === 0
      ? []
      : [
          '',
          '## Reasons given',
          '',
          ...reasons.map(
            (stand) =>
              `- ${nameOf(stand.person)} ${positionVerb(stand.position, 1)}: ${oneLine(stand.reason ?? '')}`,
          ),
        ]),
    ...(concerns.length === 0
      ? []
      : [
          '',
          '## Worries, and answers',
          '',
          ...concerns.flatMap((concern) => [
            `- ${nameOf(concern.by)}${concern.resolved ? ' (resolved)' : ''}: ${oneLine(concern.words ?? '…')}`,
            ...concern.answers.map((answer) => `  - ${nameOf(answer.by)}: ${oneLine(answer.words ?? '…')}`),
          ]),
        ]),
    ...(decision.after.length === 0
      ? []
      : [
          '',
          '## Said after it stood',
          '',
          ...decision.after.map(
            (late) =>
              `- ${nameOf(late.person)} ${positionVerb(late.position, 1)}${late.reason ? `: ${oneLine(late.reason)}` : ''}`,
          ),
        ]),
    '',
  ];
  return lines.join('\n');
}

const oneLine = (words: string): string => words.replaceAll(/\s+/gu, ' ').trim();
