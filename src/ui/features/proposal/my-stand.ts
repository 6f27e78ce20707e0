import type { PersonId } from '../../../domain/burst.ts';
import type { Position, Proposal, Revision, Stand } from '../../../domain/state.ts';
import { countChanges, compareTexts } from './compare-texts.ts';
import type { Sentence } from './sentence.ts';
import { capital, counted } from './spoken.ts';

type Texts = Pick<Proposal, 'revisions' | 'stands'>;

/** The text that positions are asked for now: the last one. */
export const currentRevision = (proposal: Pick<Proposal, 'revisions'>): Revision | undefined =>
  proposal.revisions.at(-1);

/** Where `me` stands, on whichever text they said it. */
export const standOf = (proposal: Pick<Proposal, 'stands'>, me: PersonId | null): Stand | undefined =>
  proposal.stands.find((stand) => stand.person === me);

/** What a person's position was about, where that is no longer the current text (OUT-4). */
export interface OlderStand {
  readonly stand: Stand;
  readonly revision: Revision;
  /** Says what they said then and why it matters now. */
  readonly sentence: Sentence;
}

const SAID: Readonly<Record<Position, (text: string) => string>> = {
  agree: (text) => `You agreed to ${text}.`,
  reservations: (text) => `You had reservations about ${text}.`,
  standAside: (text) => `You stood aside on ${text}.`,
  object: (text) => `You objected to ${text}.`,
};

/** My position where it was given on an earlier text; undefined where there is nothing to say. */
export function olderStand(proposal: Texts, me: PersonId | null): OlderStand | undefined {
  const stand = standOf(proposal, me);
  const current = currentRevision(proposal);
  const revision = proposal.revisions.find((each) => each.id === stand?.revision);
  if (!stand || !revision || !current || revision.id === current.id) return undefined;
  const rest = stand.current
    ? `That stays until you say that it is answered. ${whatChanged(revision, current)}.`
    : `${whatChanged(revision, current)}, so that doesn’t count yet.`;
  return { stand, revision, sentence: { lead: SAID[stand.position](nameOfText(revision, current)), rest } };
}

/** Texts put at the same time share a number. */
const nameOfText = (revision: Revision, current: Revision): string =>
  revision.number === current.number ? 'another text put at the same time' : `revision ${revision.number}`;

/** "Two lines are new", "One line is gone", "The title changed". */
export function whatChanged(before: Revision, after: Revision): string {
  const { added, removed } = countChanges(compareTexts(before.text, after.text));
  if (added > 0) return capital(counted(added, 'line is new', 'lines are new'));
  if (removed > 0) return capital(counted(removed, 'line is gone', 'lines are gone'));
  if (before.title !== after.title) return 'The title changed';
  if (before.about !== after.about) return 'What it is about changed';
  return 'Only spaces changed';
}
