/** [BAL-10] Paper slips of a room: counted where two people, each on their own, entered the same. */
import type { PersonId } from '../burst.ts';
import { byText, distinct } from '../order.ts';
import { newestOf } from './listing.ts';
import type { Listed } from './listing.ts';
import type { SlipsAct } from './facts.ts';
import type { BallotRoom } from './state.ts';

type Rows = SlipsAct['rows'];

/** What the entries of one room come to. */
export interface RoomCount {
  readonly name: string;
  readonly enteredBy: readonly PersonId[];
  readonly ticked: readonly PersonId[];
  readonly rows: Rows;
  readonly state: BallotRoom['state'];
}

/** Rooms by name, with whatever the count makes of them. */
export interface RoomListed extends RoomCount {
  /** Slips that the count might take in, or leave out, by what was entered or listed once. */
  readonly inDoubt: number;
}

/** One text for the names and the rows, the same in any order of either. */
export const sheetOf = (ticked: readonly PersonId[], rows: Rows): string =>
  [ticked.toSorted(byText).join(' '), ...rows.map((row) => row.join(' ')).sort(byText)].join('\n');

/** A person's last entry; from devices that didn't know of each other, all of them. */
const lastEntries = (entries: readonly SlipsAct[]): readonly SlipsAct[] =>
  distinct(entries.map(({ person }) => person)).flatMap((person) =>
    newestOf(entries.filter((entry) => entry.person === person)),
  );

const peopleOf = (entries: readonly SlipsAct[]): readonly PersonId[] =>
  distinct(entries.map(({ person }) => person));

/** `entries`: of one room, one at least. */
export function roomCount(name: string, entries: readonly SlipsAct[]): RoomCount {
  const last = lastEntries(entries);
  const bySheet = new Map<string, SlipsAct[]>();
  for (const entry of last) bySheet.set(entry.sheet, [...(bySheet.get(entry.sheet) ?? []), entry]);
  const agreeing = [...bySheet.values()].filter((same) => peopleOf(same).length >= 2);
  const [agreed] = agreeing;
  const enteredBy = peopleOf(agreeing.length === 1 && agreed !== undefined ? agreed : last);
  // The largest, where they differ: what it could come to at most.
  const sheets = agreeing.length === 1 && agreed !== undefined ? agreed : last;
  const largest = sheets.toSorted((a, b) => b.rows.length - a.rows.length || byText(a.sheet, b.sheet))[0];
  const rows = largest?.rows ?? [];
  const ticked = largest?.ticked ?? [];
  return { name, enteredBy, ticked: distinct(ticked), rows, state: stateOf() };

  function stateOf(): BallotRoom['state'] {
    if (agreeing.length !== 1) return peopleOf(last).length < 2 ? 'one' : 'differ';
    return rows.length > ticked.length ? 'moreSlipsThanTicks' : 'agree';
  }
}

export function byRoom(entries: readonly SlipsAct[]): readonly (readonly [string, readonly SlipsAct[]])[] {
  const rooms = new Map<string, SlipsAct[]>();
  for (const entry of entries) {
    const known = rooms.get(entry.room);
    if (known === undefined) rooms.set(entry.room, [entry]);
    else known.push(entry);
  }
  return [...rooms.entries()].sort(([a], [b]) => byText(a, b));
}

/** What may be counted of a room at most: never more slips than ticks. */
const most = ({ rows, ticked }: RoomCount): number => Math.min(rows.length, ticked.length);

/** Rooms as sealed returns list them. */
export function roomsListed({ enough, any }: Listed<SlipsAct>): readonly RoomListed[] {
  return byRoom(any).map(([name, entries]) => {
    const listed = entries.filter((entry) => enough.includes(entry));
    const all = roomCount(name, entries);
    if (listed.length === 0) return { ...all, state: inDoubtState(all), inDoubt: most(all) };
    const room = roomCount(name, listed);
    if (room.state !== 'agree') return { ...room, inDoubt: Math.max(most(room), most(all)) };
    const isSame = all.state === 'agree' && sheetOf(all.ticked, all.rows) === sheetOf(room.ticked, room.rows);
    return { ...room, inDoubt: isSame ? 0 : most(room) + most(all) };
  });
}

/** Two who agree, but not in two returns: not counted. */
const inDoubtState = ({ state }: RoomCount): BallotRoom['state'] => (state === 'agree' ? 'one' : state);

/** Names that can't be right as they are, by room. */
export function namedIn(
  rooms: readonly RoomCount[],
  hasPhoned: (person: PersonId) => boolean,
  hasDenied: (person: PersonId, room: string) => boolean,
): ReadonlyMap<string, readonly PersonId[]> {
  const ticks = new Map<PersonId, number>();
  const counted = rooms.filter(({ state }) => state === 'agree');
  for (const { ticked } of counted) {
    for (const person of ticked) ticks.set(person, (ticks.get(person) ?? 0) + 1);
  }
  return new Map(
    counted.map(({ name, ticked }) => [
      name,
      ticked.filter((person) => hasPhoned(person) || hasDenied(person, name) || (ticks.get(person) ?? 0) > 1),
    ]),
  );
}
