/** What waits for me, in words: one row for each need, the most pressing first. */
import type { AssemblySummary, Need } from '../../../app/api.ts';
import type { Step } from '../../rings/step-sign.tsx';
import type { Href } from '../../hrefs.ts';
import { plural } from '../../words/counts.ts';
import { ago, DAY, until } from '../../words/time.ts';
import { ballotNeedRow, isBallotNeed } from './ballot-needs.ts';
import { isMootNeed, mootNeedKey, mootNeedRow } from './moot-needs.ts';
import { dueWords, reviewWords } from '../action/due-words.ts';

export interface NeedRow {
  /** Stable while the need lasts. */
  readonly key: string;
  readonly step: Step;
  readonly title: string;
  /** What it is about, and in which assembly. */
  readonly about: string;
  /** Until when, or since when. */
  readonly when: string;
  readonly href: string;
  /** Days of cooling-off gone of five, for its ring. */
  readonly daysGone?: number;
}

/** Earlier is more pressing: what ends, then what others wait for, then the rest. */
const RANK = {
  lastDays: 0,
  mootCalled: 1,
  sendReturn: 2,
  vote: 3,
  acceptTelling: 4,
  enterSlips: 5,
  confirmEntry: 6,
  aboutYou: 6,
  wordsHidden: 6,
  answerConcern: 7,
  textChanged: 8,
  position: 9,
  action: 10,
  welcome: 11,
  foundingList: 12,
  takePlace: 13,
  recordBallot: 14,
  repeatBallot: 15,
  recordFinding: 16,
  recordConsensus: 17,
  recordStanding: 18,
  review: 19,
} as const satisfies Record<Need['type'], number>;

function when(need: Need): number {
  if (need.type === 'action') return need.due;
  return 'until' in need ? need.until : need.since;
}

export function needRows(
  assemblies: readonly AssemblySummary[],
  href: Href,
  now: number,
): readonly NeedRow[] {
  return assemblies
    .flatMap((assembly) => assembly.needs.map((need) => ({ assembly, need })))
    .sort((a, b) => RANK[a.need.type] - RANK[b.need.type] || when(a.need) - when(b.need))
    .map(({ assembly, need }) => needRow(assembly, need, href, now));
}

function needRow(assembly: AssemblySummary, need: Need, href: Href, now: number): NeedRow {
  const inAssembly = (title: string) => `${title} · ${assembly.name}`;
  const key = `${assembly.id}/${need.type}/${keyOf(need)}`;
  if (isMootNeed(need)) return { key, ...mootNeedRow(assembly, need, href, now) };
  if (isBallotNeed(need)) return { key, ...ballotNeedRow(assembly, need, href, now) };
  switch (need.type) {
    case 'position':
      return {
        key,
        step: 'talk',
        title: 'Where do you stand?',
        about: inAssembly(need.title),
        when: `put ${ago(need.since, now)}`,
        href: href.proposal(assembly.id, need.proposal),
      };
    case 'textChanged':
      return {
        key,
        step: 'talk',
        title: 'Where do you stand now?',
        about: `${need.title} · the text changed since you agreed`,
        when:
          need.objections > 0
            ? `${plural(need.objections, 'objection')} still open`
            : `changed ${ago(need.since, now)}`,
        href: href.proposal(assembly.id, need.proposal),
      };
    case 'aboutYou':
      return {
        key,
        step: 'talk',
        title: 'This is about you',
        about: inAssembly(need.title),
        when: `put ${ago(need.since, now)}; others settle it, and read what you say`,
        href: href.proposal(assembly.id, need.proposal),
      };
    case 'wordsHidden':
      return {
        key,
        step: 'talk',
        title: 'Members hid what you said',
        about: inAssembly('Folded for everyone. You can answer'),
        when: `since ${ago(need.since, now)}`,
        href: href.hidden(assembly.id),
      };
    case 'answerConcern':
      return {
        key,
        step: 'talk',
        title: 'Someone waits for an answer',
        about: inAssembly(need.title),
        when: `a worry, raised ${ago(need.since, now)}`,
        href: href.proposal(assembly.id, need.proposal),
      };
    case 'recordConsensus':
      return {
        key,
        step: 'decision',
        title: 'Nobody objects',
        about: inAssembly(need.title),
        when: 'you can record the consensus',
        href: href.proposal(assembly.id, need.proposal),
      };
    case 'lastDays':
      return {
        key,
        step: 'decision',
        title: need.until - now < DAY ? 'Last day to be heard' : 'Last days to be heard',
        about: inAssembly(need.title),
        when: need.until > now ? `stands from ${until(need.until, now)}` : 'its days are over',
        href: href.proposal(assembly.id, need.proposal),
        daysGone: Math.max(0, Math.min(5, 5 - Math.ceil((need.until - now) / DAY))),
      };
    case 'recordStanding':
      return {
        key,
        step: 'decision',
        title: 'It has held',
        about: inAssembly(need.title),
        when: 'you can put it into the register',
        href: href.proposal(assembly.id, need.proposal),
      };
    case 'action':
      return {
        key,
        step: 'decision',
        title: need.words ?? 'Something you took on',
        about: inAssembly(need.title),
        when: dueWords(need.due, now),
        href: href.actions(assembly.id),
      };
    case 'review':
      return {
        key,
        step: 'decision',
        title: 'Time to look at it again',
        about: inAssembly(need.title),
        when: reviewWords(need.since, now),
        href: href.decision(assembly.id, need.decision),
      };
    case 'welcome':
      return {
        key,
        step: 'talk',
        title: `Say hello to ${need.name}`,
        about: inAssembly('New here. From your hello on, their positions count'),
        when: `came ${ago(need.since, now)}`,
        href: href.people(assembly.id),
      };
    case 'takePlace':
      return {
        key,
        step: 'moot',
        title: 'Take your place',
        about: inAssembly('Enough members vouched for you'),
        when: 'one tap, and you’re a member',
        href: href.people(assembly.id),
      };
    case 'foundingList':
      return {
        key,
        step: 'moot',
        title: 'Who begins this?',
        about: inAssembly('Sign the first list of members'),
        when: 'until then nobody can decide',
        href: href.people(assembly.id),
      };
  }
}

function keyOf(need: Need): string {
  if (isMootNeed(need)) return mootNeedKey(need);
  if (isBallotNeed(need)) return need.type === 'enterSlips' ? `${need.ballot}/${need.room}` : need.ballot;
  switch (need.type) {
    case 'welcome':
      return need.person;
    case 'takePlace':
    case 'foundingList':
      return '';
    case 'wordsHidden':
      return need.hiding;
    case 'answerConcern':
      return need.concern;
    case 'action':
      return need.action;
    case 'review':
      return need.decision;
    default:
      return need.proposal;
  }
}
