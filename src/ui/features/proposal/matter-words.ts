/** What a proposal would do beyond its words: to the roll, a role, or the charter. */
import type { Matter } from '../../../domain/proposal/matter.ts';
import type { Role } from '../../../domain/roll/state.ts';
import type { Governance } from '../../../domain/state.ts';
import { dayInFull } from '../../words/days.ts';
import { capital, counted } from './spoken.ts';

export const ROLE_NAMES = {
  secretary: 'secretary',
  deputy: 'deputy',
} as const satisfies Record<Role, string>;

export interface MatterWords {
  /** What it is about: stays as it is, whatever becomes of the text. */
  readonly lead: string;
  /** What that means, a sentence each. */
  readonly about: readonly string[];
}

/** `nameOf`: the whole name. `isMe`: it is about whoever looks at it. Null for ordinary matters. */
export function matterWords(
  matter: Matter,
  {
    nameOf,
    me,
    roll,
  }: {
    nameOf: (person: string) => string;
    me: string | null;
    roll: Pick<Governance['roll'], 'basicFigure' | 'size'>;
  },
): MatterWords | null {
  const inFavour = `${counted(roll.basicFigure, 'member has', 'members have')} to be in favour.`;
  const basic = `It changes the assembly itself: ${inFavour}`;
  switch (matter.type) {
    case 'ordinary':
      return null;
    case 'charter':
      return { lead: 'A change of the charter', about: [basic] };
    case 'removal':
      return removal(nameOf(matter.person), matter.person === me, basic);
    case 'comingBack':
      return {
        lead: `${nameOf(matter.person)} comes back on the roll`,
        about: [
          'Once it stands, they are a member again. What they signed while they were removed stays without effect.',
          basic,
        ],
      };
    case 'role':
      return {
        lead: `${nameOf(matter.person)} as ${ROLE_NAMES[matter.role]} until ${dayInFull(matter.until)}`,
        about: [
          'A secretary opens and facilitates meetings and keeps their record, and has no power to decide; a deputy stands in. An assembly without any works just as well.',
          'The end of the term is shown, and ends nothing by itself.',
          basic,
        ],
      };
    case 'roleEnds':
      return {
        lead: `${nameOf(matter.person)} is ${ROLE_NAMES[matter.role]} no longer`,
        about: ['They stay a member.', basic],
      };
    case 'erasure':
      return {
        lead: 'Words in talk are erased for good',
        about: [
          'Once it stands, every device that hears of it erases these words, and nobody can bring them back. That something was said, by whom and when, stays. Someone who kept a copy still has it.',
          `It can’t be undone, so ${inFavour}`,
        ],
      };
  }
}

function removal(name: string, isMe: boolean, basic: string): MatterWords {
  return {
    lead: isMe ? 'You are to be removed from the roll' : `${name} is to be removed from the roll`,
    about: [
      isMe
        ? 'This is about you, so others settle it. What you say here is read, and doesn’t count. You still count as one of the members.'
        : `${name} can read this, has no voice in it, and still counts as one of the members.`,
      isMe
        ? 'What you signed before the record that makes it stand remains. What you sign without having seen it, from any device, counts for nothing; a membership that rested on such a vouch falls, unless enough other vouches remain.'
        : 'What they signed before the record that makes it stand remains. What they sign without having seen it, from any device, counts for nothing; a membership that rested on such a vouch falls, unless enough other vouches remain.',
      `What stands or is sealed is not undone. ${isMe ? 'You' : 'They'} can come back, by new vouches or by decision.`,
      basic,
    ],
  };
}

/** What to call such a proposal, and how its text can begin. */
export function suggestedText(
  matter: Matter,
  nameOf: (person: string) => string,
  assembly: string,
): { readonly title: string; readonly text: string } {
  switch (matter.type) {
    case 'ordinary':
      return { title: '', text: '' };
    case 'charter':
      return { title: 'A change of the charter', text: '' };
    case 'removal':
      return {
        title: `Remove ${nameOf(matter.person)} from the roll`,
        text: `${nameOf(matter.person)} is no longer a member of ${assembly}.`,
      };
    case 'comingBack':
      return {
        title: `${nameOf(matter.person)} comes back`,
        text: `${nameOf(matter.person)} is a member of ${assembly} again.`,
      };
    case 'role':
      return {
        title: `${nameOf(matter.person)} as ${ROLE_NAMES[matter.role]}`,
        text: `${nameOf(matter.person)} is ${ROLE_NAMES[matter.role]} of ${assembly}.`,
      };
    case 'roleEnds':
      return {
        title: `${nameOf(matter.person)} is ${ROLE_NAMES[matter.role]} no longer`,
        text: `${capital(nameOf(matter.person))} is ${ROLE_NAMES[matter.role]} of ${assembly} no longer.`,
      };
    case 'erasure':
      return {
        title: 'Erase words in talk',
        text: 'The words in talk that this is about are erased for good, because …',
      };
  }
}
