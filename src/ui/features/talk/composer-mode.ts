import type { RecordId } from '../../../domain/burst.ts';
import type { Place } from './talk-order.ts';

/** What the words that are being written will be. */
export type ComposerMode =
  | { readonly type: 'say' }
  | { readonly type: 'reply'; readonly message: RecordId }
  | { readonly type: 'edit'; readonly message: RecordId };

export const SAY: ComposerMode = { type: 'say' };

/** Where unsaid words are kept, for `OpenAssembly.unsaid`. */
export const unsaidKey = (place: Place, thread: RecordId | null, mode: ComposerMode): string => {
  if (mode.type === 'edit') return `edit:${mode.message}`;
  return thread === null ? `talk:${place}` : `thread:${thread}`;
};

/** Where it is kept which message the unsaid words answer. */
export const answeringKey = (place: Place, thread: RecordId | null): string => `answering:${thread ?? place}`;
