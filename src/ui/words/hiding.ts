/** Hiding words from everyone's screens, in sentences. */
import type { Hiding, HidingReason } from '../../domain/hiding/state.ts';
import { inWords, plural } from './counts.ts';

export interface ReasonWords {
  /** To choose from. */
  readonly label: string;
  /** After "because", or a colon. */
  readonly clause: string;
}

export const HIDING_REASONS: Readonly<Record<HidingReason, ReasonWords>> = {
  attack: { label: 'It attacks somebody', clause: 'it attacks somebody' },
  private: { label: 'It gives away something private', clause: 'it gives away something private' },
  danger: { label: 'It could put somebody in danger', clause: 'it could put somebody in danger' },
  noise: {
    label: 'It’s advertising, or the same over and over',
    clause: 'it’s advertising, or the same over and over',
  },
  other: { label: 'Something else', clause: 'for another reason' },
};

/** The reason that most gave; of equals the one that is named first in the list. */
export function mainReason(hiding: Hiding): HidingReason {
  const counts = new Map<HidingReason, number>();
  for (const { word, why, counts: isOnRoll } of hiding.said)
    if (word === 'hide' && isOnRoll) counts.set(why, (counts.get(why) ?? 0) + 1);
  let main: HidingReason = 'other';
  for (const why of Object.keys(HIDING_REASONS) as HidingReason[])
    if ((counts.get(why) ?? 0) > (counts.get(main) ?? 0)) main = why;
  return main;
}

/** "Hidden for everyone by 3 members: it attacks somebody." */
export const hiddenSentence = (hiding: Hiding): string =>
  `Hidden for everyone by ${plural(hiding.hide, 'member')}: ${HIDING_REASONS[mainReason(hiding)].clause}.`;

/** How far it is: "1 member says it should be hidden; it takes 3." */
export function hidingSoFar({ hide, show, needed }: Pick<Hiding, 'hide' | 'show' | 'needed'>): string {
  const against = show > 0 ? ` ${inWords(show)} ${show === 1 ? 'says' : 'say'} it should stay in sight.` : '';
  return `${plural(hide, 'member')} ${hide === 1 ? 'says' : 'say'} it should be hidden; it takes ${needed}.${against}`;
}

/** What it takes, said before anybody has. */
export const hidingNeeds = (needed: number): string =>
  needed <= 1
    ? 'You’re the only member, so your word is enough. Anyone can unfold it and see who hid it.'
    : `Once ${needed} members say so, it’s folded on every screen. Anyone can unfold it and see who hid it and why. Nothing is destroyed, and each can take it back.`;
