import type { yCollab } from 'y-codemirror.next';
import type { DraftSession } from '../../../app/api.ts';
import type { PersonId } from '../../../domain/burst.ts';

/** The text that a draft's writers share; the app hands it through unread. */
export type SharedText = Parameters<typeof yCollab>[0];

/** Who else has the draft open, and where their carets are. Whatever stands in it is a claim. */
export interface SharedCarets {
  readonly clientID: number;
  getStates(): ReadonlyMap<number, Readonly<Record<string, unknown>>>;
  getLocalState(): Readonly<Record<string, unknown>> | null;
  setLocalState(state: Record<string, unknown> | null): void;
  setLocalStateField(field: string, value: unknown): void;
  on(name: 'change', listen: (change: CaretChange) => void): void;
  off(name: 'change', listen: (change: CaretChange) => void): void;
}

export interface CaretChange {
  readonly added: readonly number[];
  readonly updated: readonly number[];
  readonly removed: readonly number[];
}

/** What `DraftSession` promises to hold (app/api.ts), for the editor's binding alone. */
export const sharedTextOf = (session: DraftSession): SharedText => session.text as SharedText;
export const sharedCaretsOf = (session: DraftSession): SharedCarets => session.awareness as SharedCarets;

/** The draft's words as they are now. */
export const wordsOf = (session: DraftSession): string => String(sharedTextOf(session));

/** Writes the first words of a draft that nobody has written in yet. */
export function beginWith(session: DraftSession, words: string): void {
  if (wordsOf(session) === '') sharedTextOf(session).insert(0, words);
}

const PERSON = /^[0-9a-f]{64}$/u;

/** The person that a caret says it belongs to; null where it says nothing that could be one. */
export function personAt(state: Readonly<Record<string, unknown>>): PersonId | null {
  const { person } = state;
  return typeof person === 'string' && PERSON.test(person) ? person : null;
}
