/** Small states for tests of what the screen says about proposals. Typed by the domain; nothing here is run. */
import { ordinary } from '../../src/domain/proposal/matter.ts';
import type { PersonId } from '../../src/domain/burst.ts';
import type { Count, Outcome, Person, Position, Proposal, Revision, Stand } from '../../src/domain/state.ts';

export const count = (figures: Partial<Count> = {}): Count => ({
  agree: 0,
  reservations: 0,
  standAside: 0,
  object: 0,
  ...figures,
});

export const person = (id: PersonId, name: string | null = id, more: Partial<Person> = {}): Person => ({
  id,
  name,
  standing: 'member',
  devices: [],
  since: 0,
  welcomedBy: null,
  memberBy: 'foundingList',
  wasMember: null,
  vouchedBy: [],
  ...more,
});

export const revision = (number: number, text: string, more: Partial<Revision> = {}): Revision => ({
  id: `r${number}`,
  number,
  title: 'Free breakfast club',
  about: 'Children at Hunslet primary schools',
  text,
  by: 'asha',
  time: number * 1000,
  reviewOn: null,
  matter: ordinary,
  ...more,
});

export const stand = (who: PersonId, position: Position, more: Partial<Stand> = {}): Stand => ({
  person: who,
  standing: 'member',
  position,
  revision: 'r1',
  current: true,
  split: false,
  enteredBy: null,
  reason: null,
  time: 0,
  id: `s-${who}`,
  ...more,
});

export const outcome = (more: Partial<Outcome> = {}): Outcome => ({
  id: 'o1',
  proposal: 'p1',
  revision: 'r1',
  outcome: 'consensus',
  follows: 'consensus',
  moot: null,
  tellers: [],
  by: 'cem',
  time: 0,
  heard: 14,
  members: count({ agree: 10 }),
  participants: count({ agree: 14 }),
  heldBy: [],
  heldNeeded: 8,
  state: 'coolingOff',
  reopenedBy: [],
  ...more,
});

export const proposal = (more: Partial<Proposal> = {}): Proposal => ({
  id: 'p1',
  by: 'asha',
  time: 0,
  draft: null,
  revisions: [revision(1, 'We open a breakfast club.')],
  stage: 'talk',
  matter: ordinary,
  mootCalls: [],
  moots: [],
  ballots: [],
  deadlock: null,
  stands: [],
  members: count(),
  participants: count(),
  concerns: [],
  mootAskedBy: [],
  obstacles: [],
  outcomes: [],
  decision: null,
  touched: 0,
  ...more,
});
