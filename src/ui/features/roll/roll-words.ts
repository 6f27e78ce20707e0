/** The roll in words: how somebody came onto it or off it, roles, and what each rule leaves open. */
import type { RoleHeld, RollEvent } from '../../../domain/roll/state.ts';
import type { Person } from '../../../domain/state.ts';
import { everyName, plural } from '../../words/counts.ts';
import { dayInFull } from '../../words/days.ts';

type NameOf = (person: string) => string;

/** One line of the roll's history. */
export interface HistoryLine {
  /** Stable: of the record, and whom it is about. */
  readonly key: string;
  readonly time: number;
  readonly words: string;
}

const HAPPENED = {
  admitted: 'took a place on the roll',
  cameBack: 'came back on the roll',
  left: 'left the roll',
  removed: 'was removed, by decision',
  admissionFell: 'lost their place: their admission fell',
} as const satisfies Record<Exclude<RollEvent['type'], 'foundingList'>, string>;

/** [ROLL-4] Of several who were removed without knowing of it, the first is the one that the line is about. */
const removedAlongside = (who: readonly string[]): string =>
  `${everyName(who)}: ${who.length === 2 ? 'both' : 'all'} were removed, by decisions that did not know of each other.`;

/** The newest first; the founding list is one line. */
export function historyLines(history: readonly RollEvent[], nameOf: NameOf): readonly HistoryLine[] {
  const first = history.filter(({ type }) => type === 'foundingList');
  const later = history.flatMap(({ id, person, type, time, alongside }): HistoryLine[] => {
    if (type === 'foundingList') return [];
    const words =
      alongside === undefined
        ? `${nameOf(person)} ${HAPPENED[type]}.`
        : removedAlongside([person, ...alongside].map(nameOf));
    return [{ key: `${id}/${person}/${type}`, time, words }];
  });
  const [list] = first;
  const founding =
    list === undefined
      ? []
      : [
          {
            key: list.id,
            time: list.time,
            words: `The first ${first.length === 1 ? 'member' : `${first.length} members`}: ${everyName(first.map(({ person }) => nameOf(person)))}.`,
          },
        ];
  return [...later.reverse(), ...founding];
}

/** `secretary until Sunday 1 March 2026`; past its end, that it has run out. */
export function roleWords({ role, until }: Pick<RoleHeld, 'role' | 'until'>, now: number): string {
  return now > until
    ? `${role}, whose term ended on ${dayInFull(until)}`
    : `${role} until ${dayInFull(until)}`;
}

/** What somebody who is on the roll no more is told; null for whoever never was. */
export function wasMemberWords(
  { wasMember }: Pick<Person, 'wasMember'>,
  { missing }: { readonly missing: number },
): string | null {
  switch (wasMember) {
    case 'admissionFell':
      return `Your admission rested on a vouch that counts no more, because whoever gave it had been removed. Ask ${missing <= 1 ? 'one more member' : plural(missing, 'more member')}.`;
    case 'removed':
      return 'You were removed from the roll, by a decision that stands. What you signed before it remains. You come back by vouches of members, or by decision.';
    case 'left':
      return 'You left the roll. You take part as before, without a vote, and come back by vouches of members.';
    case null:
      return null;
  }
}

/** [ROLL-5] The same, naming whose removal took the vouch, where that is known. */
export const admissionFell = (removed: string, missing: number): string =>
  `Your admission rested on a vouch made after ${removed}’s removal. Ask ${missing <= 1 ? 'one more member' : plural(missing, 'more member')}.`;

/** What each rule of the roll leaves open, in the words of the rule. */
export function rollRisks(vouches: number): readonly string[] {
  return [
    vouches > 1
      ? `${vouches} who conspire can bring in anyone, by name.`
      : 'Anyone who is a member can bring in anyone, by name.',
    'A member is admitted under the charter that they saw when they took their place.',
    'What was made without what most of you had settled has no effect. But if most of an early roll stayed silent since, its old view still binds.',
    'A device certified long ago and kept asleep can still speak from then.',
  ];
}
