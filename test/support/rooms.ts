/** What a room full of people does together: decides something, from the proposal to "it stands". */
import type { RecordId } from '../../src/domain/burst.ts';
import type { Matter } from '../../src/domain/proposal/matter.ts';
import type { Charter } from '../../src/domain/state.ts';
import { usualCharter } from '../../src/domain/assembly/charter.ts';
import type { Persona } from './world.ts';

/** Everybody in the room hears everybody else in it. */
export function meet(...room: readonly Persona[]): void {
  const [first, ...others] = room;
  if (first === undefined) return;
  first.hears(...others);
  for (const other of others) other.hears(first);
}

/** Puts it, agrees, records it, and all hold it for its days: it doesn't stand yet. */
export function holds(
  room: readonly Persona[],
  matter: Matter,
  title: string,
): { readonly proposal: RecordId; readonly outcome: RecordId } {
  const [first, ...others] = room;
  if (first === undefined) throw new Error('nobody is in the room');
  meet(...room);
  const proposal = first.puts(title, 'The text.', null, matter);
  first.agrees(proposal);
  for (const other of others) {
    other.hears(first);
    other.agrees(proposal);
  }
  first.hears(...others);
  const outcome = first.records(proposal);
  for (const one of room) {
    one.hears(first);
    one.held(outcome);
  }
  first.hears(...others);
  return { proposal, outcome };
}

/** Puts it, agrees, records, holds it and declares it standing: the standing record's id. */
export function decides(room: readonly Persona[], matter: Matter, title = 'A basic matter'): RecordId {
  const { outcome } = holds(room, matter, title);
  const [first] = room;
  if (first === undefined) throw new Error('nobody is in the room');
  const standing = first.declaresStanding(outcome);
  meet(...room);
  return standing;
}

export const removes = (room: readonly Persona[], whom: Persona): RecordId =>
  decides(room, { type: 'removal', person: whom.id }, `Without ${whom.name}`);

export const bringsBack = (room: readonly Persona[], whom: Persona): RecordId =>
  decides(room, { type: 'comingBack', person: whom.id }, `With ${whom.name} again`);

export const changesCharter = (room: readonly Persona[], charter: Partial<Charter>): RecordId =>
  decides(room, { type: 'charter', charter: { ...usualCharter, ...charter } }, 'Another charter');

/** Something by hand, of no consequence, so that it is seen that they went on. */
export const goOn = (...room: readonly Persona[]): readonly RecordId[] =>
  room.map((one) => one.opensDraft(`What ${one.name} thinks`));

/** Members vouch, one after the other, and the newcomer takes their place: that record. */
export function admits(newcomer: Persona, ...vouchers: readonly Persona[]): RecordId {
  for (const voucher of vouchers) {
    voucher.hears(newcomer);
    voucher.vouchesFor(newcomer);
  }
  newcomer.hears(...vouchers);
  return newcomer.takesPlace();
}
