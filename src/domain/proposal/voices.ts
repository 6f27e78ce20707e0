/** Where each person stands on a text, in a view: by their own record, or by what was entered for them. */
import type { PersonId, RecordId } from '../burst.ts';
import type { Facts, PositionAct, ProposalFacts } from '../facts/facts.ts';
import type { EntryFacts } from '../moot/facts.ts';
import { byText } from '../order.ts';
import { sees } from '../past/act.ts';
import type { View } from '../past/act.ts';
import { isVoid } from '../roll/void.ts';
import type { Position } from '../state.ts';

/** One person's position, as it counts. */
export interface Said {
  /** The act that counts. For an entry: the entry, as the act of the person it was entered for. */
  readonly act: PositionAct;
  /** [OUT-5] Their devices said different things without knowing of each other. */
  readonly split: boolean;
  /** [OUT-11] Who entered it for them; null: they said it themselves. */
  readonly enteredBy: PersonId | null;
}

/** [OUT-5] From the least to the most cautious. */
const caution: readonly Position[] = ['agree', 'reservations', 'standAside', 'object'];

function compareCaution(revision: RecordId, a: PositionAct, b: PositionAct): number {
  const difference = caution.indexOf(a.position) - caution.indexOf(b.position);
  if (difference !== 0) return difference;
  const onText = Number(a.revision === revision) - Number(b.revision === revision);
  return onText === 0 ? byText(b.id, a.id) : onText;
}

const mostCautious = (acts: readonly PositionAct[], revision: RecordId): PositionAct | undefined =>
  acts.length < 2 ? acts[0] : acts.toSorted((a, b) => compareCaution(revision, a, b)).at(-1);

/** Everyone with a position on the proposal in some view, in the order of their ids. */
export function speakersOn({ positions, entries }: ProposalFacts): PersonId[] {
  if (entries.length === 0) return [...positions.people()].sort(byText);
  const people = new Set(positions.people());
  for (const { position } of entries) people.add(position.person);
  return [...people].sort(byText);
}

/** Null where the person has said nothing that counts. */
export function saidIn(
  facts: Facts,
  proposal: ProposalFacts,
  person: PersonId,
  revision: RecordId,
  view: View,
): Said | null {
  const own = proposal.positions.latestOf(person, view, (act) => !isVoid(facts, act, view));
  const act = mostCautious(own, revision);
  if (act === undefined) return enteredFor(facts, proposal, person, revision, view);
  const split = own.length > 1 && own.some((other) => other.position !== act.position);
  return { act, split, enteredBy: null };
}

/** [OUT-11] The newest confirmed entries; where they don't know of each other, the most cautious. */
function enteredFor(
  facts: Facts,
  { entries }: ProposalFacts,
  person: PersonId,
  revision: RecordId,
  view: View,
): Said | null {
  const entered = entries.filter(
    (entry) => entry.position.person === person && isConfirmedIn(facts, entry, view),
  );
  const newest = entered.filter(({ act }) => !entered.some((other) => sees(other.act, act)));
  const act = mostCautious(
    newest.map(({ position }) => position),
    revision,
  );
  const entry = newest.find(({ position }) => position === act);
  return entry === undefined ? null : { act: entry.position, split: false, enteredBy: entry.act.person };
}

/** [OUT-11] Another who was there has confirmed it. */
export const isConfirmedIn = (facts: Facts, { act, confirmations }: EntryFacts, view: View): boolean =>
  sees(view, act) &&
  !isVoid(facts, act, view) &&
  confirmations.some((confirmed) => sees(view, confirmed) && !isVoid(facts, confirmed, view));
