/**
 * What other records say of a message or topic: edits, reactions, erasures. They may come before it,
 * or from older words that are loaded later; so they are kept by the id that they are about.
 */
import type { DeviceId, FeedId, RecordId } from '../burst.ts';
import { byTime, distinct } from '../order.ts';
import type { Message } from '../state.ts';
import { reactions } from './headers.ts';
import type { Reaction } from './headers.ts';

/** One record, and where it stands. */
export interface Said {
  readonly id: RecordId;
  readonly feed: FeedId;
  readonly burst: number;
  readonly index: number;
  readonly device: DeviceId;
  readonly time: number;
}

export interface Edit extends Said {
  readonly words: string | null;
}

export interface ReactionSaid extends Said {
  readonly reaction: Reaction;
  readonly on: boolean;
}

export interface Answers {
  readonly edits: readonly Edit[];
  readonly reactions: readonly ReactionSaid[];
  readonly erasures: readonly Said[];
}

export const noAnswers: Answers = Object.freeze({
  edits: Object.freeze([]),
  reactions: Object.freeze([]),
  erasures: Object.freeze([]),
});

export const hasNone = (answers: Answers): boolean =>
  answers.edits.length + answers.reactions.length + answers.erasures.length === 0;

/** The answers without what that feed said from a burst on. */
export function withoutCut(answers: Answers, feed: FeedId, from: number): Answers {
  const stays = (said: Said): boolean => said.feed !== feed || said.burst < from;
  return {
    edits: answers.edits.filter(stays),
    reactions: answers.reactions.filter(stays),
    erasures: answers.erasures.filter(stays),
  };
}

export const erasersIn = (answers: Answers): readonly DeviceId[] =>
  distinct(answers.erasures.map(({ device }) => device));

/** Edits in the order of their authors' clocks; a device's own always in the order in which it made them. */
export function editsIn(answers: Answers): Message['edits'] {
  const latest = new Map<FeedId, number>();
  const inFeedOrder = answers.edits.toSorted((a, b) => a.burst - b.burst || a.index - b.index);
  const timed = inFeedOrder.map((edit) => {
    const time = Math.max(edit.time, latest.get(edit.feed) ?? 0);
    latest.set(edit.feed, time);
    return { ...edit, time };
  });
  return timed.sort(byTime).map(({ id, device, words, time }) => ({ id, device, words, time }));
}

/** [TALK-4] Each device's newest word on each reaction counts. */
export function reactionsIn(answers: Answers): Message['reactions'] {
  const newest = new Map<string, ReactionSaid>();
  for (const said of answers.reactions) {
    const key = `${said.reaction} ${said.feed}`;
    const known = newest.get(key);
    const isLater =
      known === undefined ||
      said.burst > known.burst ||
      (said.burst === known.burst && said.index > known.index);
    if (isLater) newest.set(key, said);
  }
  const held: Partial<Record<Reaction, readonly DeviceId[]>> = {};
  for (const reaction of reactions) {
    const devices = [...newest.values()].filter((said) => said.on && said.reaction === reaction);
    if (devices.length > 0) held[reaction] = distinct(devices.map(({ device }) => device));
  }
  return held;
}
