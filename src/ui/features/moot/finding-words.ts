/** What follows from the positions at a Moot, with the figures that it follows from (OUT-3). */
import { findingOf, type Figures } from '../../../domain/decision/findings.ts';
import { isBroadApproval, spokenIn } from '../../../domain/figures.ts';
import { isBasic } from '../../../domain/proposal/matter.ts';
import type { Count, Governance, OutcomeType, Proposal, Share } from '../../../domain/state.ts';
import { usualCharter } from '../../../domain/assembly/charter.ts';
import { inWords } from '../../words/counts.ts';
import { capital, counted, spokenCount } from '../proposal/spoken.ts';

/** The figures of a proposal's current text, as far as this device has heard. */
export function figuresOf(
  { members, participants, matter }: Pick<Proposal, 'members' | 'participants' | 'matter'>,
  { assembly, roll }: Pick<Governance, 'assembly' | 'roll'>,
): Figures {
  return {
    members,
    participants,
    hasRoll: roll.foundingList !== null,
    quorum: roll.quorum,
    basicFigure: isBasic(matter) ? roll.basicFigure : null,
    charter: assembly?.charter ?? usualCharter,
  };
}

const sidesOf = ({ agree, reservations, object }: Count): number => agree + reservations + object;

/** Of `sides` people so many make the share. */
const sharePeople = ({ parts, of }: Share, sides: number): number => Math.ceil((parts * sides) / of);

function side(who: string, count: Count, { charter }: Figures): string {
  const sides = sidesOf(count);
  if (sides === 0) return `${who}: nobody takes a side.`;
  const agree = count.agree + count.reservations;
  const approve = `${agree} of ${sides} who take a side ${agree === 1 ? 'agrees' : 'agree'}, and ${sharePeople(charter.approval, sides)} ${sharePeople(charter.approval, sides) === 1 ? 'makes' : 'make'} broad approval`;
  const object =
    count.object === 0
      ? ''
      : `; ${count.object} ${count.object === 1 ? 'objects' : 'object'}, and ${sharePeople(charter.disagreement, sides)} ${sharePeople(charter.disagreement, sides) === 1 ? 'makes' : 'make'} broad disagreement`;
  return `${who}: ${approve}${object}.`;
}

/** One line for each figure, the quorum first. */
export function figureLines(figures: Figures): readonly string[] {
  const { members, participants, quorum, basicFigure } = figures;
  const spoken = spokenIn(members);
  const inFavour = members.agree + members.reservations;
  return [
    `${capital(counted(spoken, 'member has', 'members have'))} said where they stand; ${spokenCount(quorum)} ${quorum === 1 ? 'is' : 'are'} needed.`,
    side('Among members', members, figures),
    side('Among everyone', participants, figures),
    ...(basicFigure === null
      ? []
      : [
          `It changes the assembly itself: ${counted(basicFigure, 'member has', 'members have')} to be in favour, and ${spokenCount(inFavour)} ${inFavour === 1 ? 'is' : 'are'}.`,
        ]),
  ];
}

/** What follows from them; null while too few members have spoken. */
export const followsFrom = (figures: Figures): OutcomeType | null => findingOf(figures);

/** The sum of it, in a sentence. */
export function foundSentence(figures: Figures): string {
  const { members, participants, charter, basicFigure } = figures;
  switch (findingOf(figures)) {
    case null:
      return 'Too few members have said where they stand. Nothing can be found yet.';
    case 'consensus':
      return 'That is consensus: broad approval among members and among everyone.';
    case 'falls':
      return 'It falls: broad disagreement among members and among everyone.';
    case 'deadlock':
      if (isBroadApproval(members, charter.approval) !== isBroadApproval(participants, charter.approval))
        return 'Participants and members differ: deadlock.';
      return basicFigure !== null && isBroadApproval(members, charter.approval)
        ? 'Too few members are in favour of a change to the assembly itself: deadlock.'
        : 'That is neither broad approval nor broad disagreement: deadlock.';
  }
}

/** What was found, after "The Moot found". */
export const FOUND = {
  consensus: 'consensus',
  falls: 'that it falls',
  deadlock: 'deadlock',
} as const satisfies Record<OutcomeType, string>;

/** On the button that records it. */
export const RECORD = {
  consensus: 'Record the consensus',
  falls: 'Record that it falls',
  deadlock: 'Record the deadlock',
} as const satisfies Record<OutcomeType, string>;

/** What comes after it is recorded. `days`: of cooling-off. */
export function afterwards(outcome: OutcomeType, days: number): string {
  if (outcome === 'deadlock')
    return 'From here on there is another Moot, or a ballot of the members. Nothing is settled by it.';
  return `Then come ${counted(days, 'day', 'days')} of cooling-off: who was not there can have their say, and starkly negative input reopens it. It can be taken back until it stands.`;
}

/** [OUT-12] Why deadlock can be recorded whatever the figures say. */
export const countsAsDeadlock = (reopenedTwice: boolean): string =>
  reopenedTwice
    ? 'It was settled and reopened twice: that counts as deadlock.'
    : 'Two Moots without a quorum, whose calls enough members had been shown: that counts as deadlock.';

/** [OUT-12] Too few members were there. */
export const WITHOUT_QUORUM =
  'Too few members were there, so it finds nothing. Call another; if that has too few as well, and enough members had been shown both calls, it counts as deadlock.';

/** `Name three tellers`, as a heading. */
export const nameTellers = (needed: number): string =>
  `Name ${needed === 1 ? 'a teller' : `${inWords(needed).toLowerCase()} tellers`}`;
