/** What members hide from everyone's screens, as the state shows it. */
import type { PersonId, RecordId } from '../burst.ts';

/** Why something should be hidden. The list may only ever grow at its end. */
export const hidingReasons = ['attack', 'private', 'danger', 'noise', 'other'] as const;
export type HidingReason = (typeof hidingReasons)[number];

/** A message or a topic of the talk ledger; or everything that a newcomer says there. */
export type HidingTarget =
  | { readonly type: 'words'; readonly record: RecordId }
  | { readonly type: 'person'; readonly person: PersonId };

/** `nothing`: taken back. */
export type HidingWord = 'hide' | 'show' | 'nothing';

export interface HidingSaid {
  readonly id: RecordId;
  readonly person: PersonId;
  readonly word: 'hide' | 'show';
  readonly why: HidingReason;
  /** Words of their own about why; erasable, so they decide nothing. */
  readonly words: string | null;
  readonly time: number;
  /** False for whoever is off the roll by now: shown, without effect. */
  readonly counts: boolean;
}

/** What the one whom it concerns, or anyone else, said to it. Whose word is shown, the screen judges. */
export interface HidingAnswer {
  readonly id: RecordId;
  readonly person: PersonId;
  readonly words: string | null;
  readonly time: number;
}

export interface Hiding {
  /** `hidingKey` of the target. */
  readonly key: string;
  readonly target: HidingTarget;
  /** Each person's last word, the oldest first; without those who took theirs back. */
  readonly said: readonly HidingSaid[];
  readonly answers: readonly HidingAnswer[];
  /** Members who say so, and say no. */
  readonly hide: number;
  readonly show: number;
  /** Members who must say so (MOD-2). */
  readonly needed: number;
  readonly hidden: boolean;
}

/** How a target is found: a record's id, or a person's. Neither can be mistaken for the other. */
export const hidingKey = (target: HidingTarget): string =>
  target.type === 'words' ? target.record : target.person;
