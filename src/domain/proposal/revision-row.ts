import type { RevisionFact } from '../facts/facts.ts';
import type { Revision } from '../state.ts';

export const revisionRow = ({
  act,
  number,
  title,
  about,
  text,
  reviewOn,
  matter,
}: RevisionFact): Revision => ({
  id: act.id,
  number,
  title,
  about,
  text,
  by: act.person,
  time: act.time,
  reviewOn,
  matter,
});
