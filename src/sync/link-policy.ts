/**
 * How many links a device keeps, in each assembly: few enough for a phone, enough that a room stays
 * together when a third of its devices goes. Introductions from a meeting point and those over links
 * both ask here, and nowhere else.
 */

/** Who has fewer is in need: others take it on even when they have enough themselves. */
const FEW = 5;
/** Looks for more below this. */
const WANTED = 6;
/** Takes no more above this, but for those in need and those it knows. */
const MOST = 8;
/** Takes no more above this from anybody that it doesn't know: the rest of the places is kept. */
const MOST_OF_STRANGERS = 12;
/** Links with known devices that are looked for, also where there are enough of others. */
const KNOWN_WANTED = 3;
const MOST_OF_ALL = 24;
/**
 * At a meeting point somebody who has just come begins with so many, and those who come later bring it
 * more. If everybody who is there made a connection with everybody who comes, a room would be one of all
 * with all before anybody could count.
 */
const AT_FIRST = 4;
/** Links that are being made only to hear of those whom the links that stand don't lead to. */
const MOST_BRIDGES = 2;

/** Links that stand or are being made, in one assembly. */
export interface Links {
  readonly all: number;
  /** Of these: members of an assembly on this device, and devices that it has met before. */
  readonly known: number;
}

export interface Applicant {
  readonly isKnown: boolean;
  /** How many links it says to have there; null: it didn't say. */
  readonly links: number | null;
}

/** Whether to look for one more, and whether only a known one will do. */
export function looksFor({ all, known }: Links): 'any' | 'known' | 'none' {
  if (all < WANTED) return 'any';
  return prefersKnown({ all, known }) && all < MOST_OF_ALL ? 'known' : 'none';
}

/** Places are kept for known devices: they go first as long as there are so few of them. */
export const prefersKnown = ({ known }: Links): boolean => known < KNOWN_WANTED;

/** How many more to look for at once. */
export const lacking = ({ all }: Links): number => Math.max(0, WANTED - all);

export function takes({ all, known }: Links, { isKnown, links }: Applicant): boolean {
  if (all < MOST) return true;
  if (isKnown) return all < MOST_OF_ALL && (known < MOST || (links ?? FEW) < FEW);
  return (links ?? FEW) < FEW && all - known < MOST_OF_STRANGERS;
}

/** More were taken on for others' sake: one that both ends can do without may go. */
export const hasTooMany = ({ all }: Links): boolean => all > MOST;

export const canSpare = ({ all }: Links): boolean => all > WANTED;

/** Whether somebody that nobody here knows may stay, with so many strangers linked besides. */
export const strangerMayStay = (strangers: number): boolean => strangers < MOST_OF_STRANGERS;

/** Links, as introductions at a meeting point see them. */
export interface MeetingLinks extends Links {
  /** Of all: those that stand. */
  readonly standing: number;
  readonly bridges: number;
}

/** Somebody who is heard of at a meeting point. What it says of itself, nobody has proven. */
export interface Announced {
  /** `all`: "I am here", to everybody; `answer`: the same, to one who has come; `ask`: "offer me a link". */
  readonly as: 'all' | 'answer' | 'ask';
  /** How many links it says to have, those that are being made included. */
  readonly links: number;
  readonly isKnown: boolean;
  /** It is also heard of over the links that stand. */
  readonly isHeard: boolean;
}

/** Fewer than to begin with. */
export const isInNeed = ({ all }: Links): boolean => all < AT_FIRST;

/** A link for the sake of those behind it: two rooms that know nothing of each other become one. */
export function isBridge(own: MeetingLinks, { isKnown, isHeard }: Announced): boolean {
  const isWanted = !isHeard || (isKnown && prefersKnown(own));
  const most = isKnown ? MOST_OF_ALL : MOST_OF_STRANGERS;
  return isWanted && own.standing >= AT_FIRST && own.bridges < MOST_BRIDGES && own.all < most;
}

/**
 * What hearing of somebody at a meeting point leads to: a connection, a word that this device is here
 * too, after which the other one decides, or nothing.
 */
export function meets(own: MeetingLinks, other: Announced): 'connect' | 'answer' | 'none' {
  const isTaken = takes(own, { isKnown: false, links: other.as === 'ask' ? 0 : other.links });
  switch (other.as) {
    case 'ask':
      return isTaken || isBridge(own, other) ? 'connect' : 'none';
    case 'answer':
      return isInNeed(own) || isBridge(own, other) ? 'connect' : 'none';
    case 'all':
      if (isInNeed(own)) return 'connect';
      return (isTaken && other.links < AT_FIRST) || !other.isHeard ? 'answer' : 'none';
  }
}
