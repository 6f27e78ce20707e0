/** What a decision is, in a few words: how it was reached, what it is about, what became of it. */
import type { Matter } from '../../../domain/proposal/matter.ts';
import type { Decision } from '../../../domain/state.ts';

const ACCEPTED = {
  consensus: 'by consensus',
  moot: 'by consensus at a Moot',
  ballot: 'by STAR ballot',
} as const satisfies Record<Decision['reachedBy'], string>;

const FELL = {
  consensus: 'it falls',
  moot: 'it falls: a Moot broadly disagreed',
  ballot: 'it falls: a STAR ballot chose otherwise',
} as const satisfies Record<Decision['reachedBy'], string>;

/** `by consensus at a Moot`, `it falls: a Moot broadly disagreed`. */
export const reachedWords = ({ reachedBy, result }: Pick<Decision, 'reachedBy' | 'result'>): string =>
  (result === 'accepted' ? ACCEPTED : FELL)[reachedBy];

export const VOID_LEAD = 'Without effect.';
export const VOID_WORDS =
  'It was made without what most of the assembly had settled by then. It stays here to be read; whoever still wants it puts it again.';

const MATTERS = {
  ordinary: null,
  charter: 'Charter',
  removal: 'Removal',
  comingBack: 'Coming back',
  role: 'Role',
  roleEnds: 'End of a role',
  erasure: 'Erasing words',
} as const satisfies Record<Matter['type'], string | null>;

/** What it changes in the assembly itself; null for ordinary matters. */
export const matterWords = ({ type }: Matter): string | null => MATTERS[type];
