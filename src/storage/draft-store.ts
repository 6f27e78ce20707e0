/**
 * Keeps a draft's Y.Doc in IndexedDB by y-indexeddb. Drafts have no authority, so their bytes need
 * no journal. y-indexeddb never settles `whenSynced` where IndexedDB is missing or a row is damaged
 * (measured); the draft then opens empty from here and fills from a neighbour.
 */
import { clearDocument, IndexeddbPersistence } from 'y-indexeddb';
import type { Doc } from 'yjs';

export interface DraftStore {
  /** Settles when what was kept is in the document, or `false` when it could not be read in time. */
  readonly loaded: Promise<boolean>;
  close(): Promise<void>;
}

const PATIENCE_MS = 3000;

export function keepDraft(name: string, doc: Doc): DraftStore {
  const persistence = new IndexeddbPersistence(name, doc);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const impatience = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), PATIENCE_MS);
  });
  return {
    loaded: Promise.race([persistence.whenSynced.then(() => true), impatience]).finally(() =>
      clearTimeout(timer),
    ),
    close: () => persistence.destroy(),
  };
}

/** Takes a kept draft off this device. */
export const removeDraft = (name: string): Promise<void> => clearDocument(name);
