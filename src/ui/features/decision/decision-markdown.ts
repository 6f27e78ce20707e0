import { everyName, plural } from '../../words/counts.ts';
import { dayInFull } from '../../words/days.ts';
import { positionCount, positionVerb } from '../../words/positions.ts';
import { fullTime } from '../../words/time.ts';
import { POSITIONS, tallyOf } from '../proposal/room.ts';
import type { DecisionStory } from './decision-story.ts';
import { matterWords, reachedWords, VOID_LEAD, VOID_WORDS } from './decision-words.ts';
import { pathOf } from './path-of.ts';

/** A decision with its whole path as Markdown, for minutes, mails and archives. `level`: of its heading. */
export function decisionAsMarkdown(story: DecisionStory, level = 1): string {
  const { decision, number, assembly, nameOf } = story;
  const { revision } = decision;
  const h = '#'.repeat(level);
  const part = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : [`${h}# ${title}`, '', ...lines, ''];
  const matter = matterWords(revision.matter);
  const lines = [
    `${h} ${oneLine(revision.title)}`,
    '',
    `Decision ${number} of ${oneLine(assembly)}, ${reachedWords(decision)}. It has stood since ${fullTime(decision.stoodAt)}.`,
    '',
    ...(decision.void ? [`**${VOID_LEAD}** ${VOID_WORDS}`, ''] : []),
    ...(matter === null ? [] : [`A basic matter: ${matter.toLowerCase()}.`, '']),
    ...(revision.about === '' ? [] : [`About: ${oneLine(revision.about)}`, '']),
    ...part('The text', [revision.text.trim()]),
    ...part('Who stood where', standLines(story)),
    ...part(
      'Worries, and answers',
      story.concerns.flatMap((concern) => [
        `- ${nameOf(concern.by)}${concern.resolved ? ' (resolved)' : ''}: ${oneLine(concern.words ?? '…')}`,
        ...concern.answers.map((answer) => `  - ${nameOf(answer.by)}: ${oneLine(answer.words ?? '…')}`),
      ]),
    ),
    ...part('How it came about', [
      ...pathOf(story).map(({ time, words }, index) => `${index + 1}. ${words} (${fullTime(time)})`),
      ...heldLines(story),
    ]),
    ...part(
      'Said after it stood',
      decision.after.map(
        ({ person, position, reason }) =>
          `- ${nameOf(person)} ${positionVerb(position, 1)}${reason ? `: ${oneLine(reason)}` : ''}`,
      ),
    ),
    ...part('Actions', actionLines(story)),
    ...part('Looking again', reviewLines(story)),
  ];
  return lines.join('\n');
}

/** Decisions in the order given, under one heading. */
export function registerAsMarkdown(stories: readonly DecisionStory[], assembly: string, now: number): string {
  return [
    `# Decisions of ${oneLine(assembly)}`,
    '',
    `${plural(stories.length, 'decision')}, as far as this device had heard on ${fullTime(now)}.`,
    '',
    ...stories.map((story) => decisionAsMarkdown(story, 2)),
  ].join('\n');
}

function standLines({ decision, nameOf }: DecisionStory): string[] {
  const tally = tallyOf(decision.stands.filter((stand) => stand.current && stand.standing !== 'newcomer'));
  const counts = POSITIONS.filter((position) => tally[position] > 0).map((position) =>
    positionCount(position, tally[position]),
  );
  return [
    `${counts.join(', ') || 'Nobody took a side'}.`,
    ...decision.stands
      .filter((stand) => stand.reason)
      .map(
        (stand) =>
          `- ${nameOf(stand.person)} ${positionVerb(stand.position, 1)}: ${oneLine(stand.reason ?? '')}`,
      ),
  ];
}

const heldLines = ({ decision, nameOf }: DecisionStory): string[] =>
  decision.alone || decision.heldBy.length === 0
    ? []
    : ['', `Held through the days of cooling-off by ${decision.heldBy.map(nameOf).join(', ')}.`];

const actionLines = ({ actions, nameOf }: DecisionStory): string[] =>
  actions.map(({ words, due, takenOnBy, done }) => {
    const hands = takenOnBy.length === 0 ? 'nobody yet' : everyName(takenOnBy.map(nameOf));
    const until = due === null ? '' : `, due on ${dayInFull(due)}`;
    const end = done === null ? '' : `; done on ${fullTime(done.time)}, ${nameOf(done.by)} said`;
    return `- [${done === null ? ' ' : 'x'}] ${oneLine(words ?? '…')} (${hands}${until}${end})`;
  });

const reviewLines = ({ decision, nameOf }: DecisionStory): string[] => [
  ...decision.reviews.map(
    ({ by, time, words }) => `- ${fullTime(time)}, ${nameOf(by)}: ${oneLine(words || 'looked at again')}`,
  ),
  ...(decision.reviewOn === null ? [] : [`- Look again on ${dayInFull(decision.reviewOn)}.`]),
];

const oneLine = (words: string): string => words.replaceAll(/\s+/gu, ' ').trim();
