/** A charter in sentences, with the numbers that follow from the roll now, and what differs between two. */
import { basicFigureOf, starkFigureOf } from '../../../domain/figures.ts';
import type { Charter, Governance, Share } from '../../../domain/state.ts';
import { everyName, plural } from '../../words/counts.ts';
import { counted, spokenCount } from '../proposal/spoken.ts';

/** Of an assembly that may not be on this device. */
export type AssemblyName = (assembly: string) => string | null;

const shareWords = ({ parts, of }: Share): string => `${spokenCount(parts)} in ${spokenCount(of)}`;

const assemblies = (ids: readonly string[], nameOf: AssemblyName): string =>
  everyName(ids.map((id) => nameOf(id) ?? 'an assembly that isn’t on this device'));

/** One for each rule that its members live by. */
export function charterSentences(
  charter: Charter,
  roll: Governance['roll'],
  nameOf: AssemblyName,
): readonly string[] {
  const stark = starkFigureOf(charter, roll.size);
  const vouches = roll.foundingList === null ? charter.vouches : roll.vouches;
  return [
    charter.quorum === null
      ? `Quorum follows the roll: right now, ${plural(roll.quorum, 'member')} must have spoken.`
      : `${plural(charter.quorum, 'member')} must have spoken before anything is settled.`,
    `Broad approval is consensus: of those who take a side, ${shareWords(charter.approval)} must agree, among members and among all.`,
    `At a Moot, broad disagreement means that it falls: of those who take a side, ${shareWords(charter.disagreement)} object, among members and among all. Anything else is deadlock.`,
    `What changes the assembly itself (charter, roll, roles) needs members in favour: right now, ${basicFigureOf(charter, Math.max(1, roll.size))}.`,
    charter.coolingOffDays === 0
      ? 'Consensus holds without days of cooling-off.'
      : `After consensus there are ${plural(charter.coolingOffDays, 'day')} of cooling-off, in which those who were not there have their say.`,
    ...(stark === null || charter.coolingOffDays === 0
      ? []
      : [
          `Input is starkly negative when at least ${counted(stark, 'person who had', 'people who had')} not been heard and ${shareWords(charter.disagreement)} of those object.`,
        ]),
    charter.restriction === ''
      ? `A new member needs ${plural(vouches, 'vouch', 'vouches')}, then takes their place.`
      : `Members are restricted: ${charter.restriction} A new member needs ${plural(vouches, 'vouch', 'vouches')} by its own members, then takes their place.`,
    ...(charter.recognises.length === 0
      ? []
      : [
          `Whoever is on the roll of ${assemblies(charter.recognises, nameOf)} can take a place here too, once ${plural(vouches, 'member’s device says', 'members’ devices say')} so.`,
        ]),
  ];
}

export interface CharterFigure {
  readonly label: string;
  readonly value: string;
}

/** Each setting with its value in a few words, always in the same order. */
export const charterFigures = (charter: Charter, nameOf: AssemblyName): readonly CharterFigure[] => [
  {
    label: 'Quorum',
    value: charter.quorum === null ? 'follows the roll' : plural(charter.quorum, 'member'),
  },
  { label: 'Broad approval', value: shareWords(charter.approval) },
  { label: 'Broad disagreement', value: shareWords(charter.disagreement) },
  { label: 'Cooling-off', value: plural(charter.coolingOffDays, 'day') },
  {
    label: 'Starkly negative input',
    value: charter.stark === null ? 'follows the quorum' : plural(charter.stark, 'new objection'),
  },
  { label: 'To become a member', value: plural(charter.vouches, 'vouch', 'vouches') },
  { label: 'Who may be a member', value: charter.restriction === '' ? 'anyone' : charter.restriction },
  {
    label: 'Rolls that it recognises',
    value: charter.recognises.length === 0 ? 'none' : assemblies(charter.recognises, nameOf),
  },
];

export interface CharterChange {
  readonly label: string;
  readonly was: string;
  readonly now: string;
}

/** Settings in which two charters differ. */
export function charterChanges(was: Charter, now: Charter, nameOf: AssemblyName): readonly CharterChange[] {
  const before = charterFigures(was, nameOf);
  return charterFigures(now, nameOf).flatMap(({ label, value }, index) => {
    const old = before[index]?.value ?? '';
    return old === value ? [] : [{ label, was: old, now: value }];
  });
}

/** [ROLL-1] in words. `first`: how many are on the founding list; null while there is none. */
export const startedBy = (founder: string, first: number | null): string =>
  first === null
    ? `Started by ${founder}, who has not chosen the first members yet.`
    : `Started by ${founder}, who chose the first ${first === 1 ? 'member' : first}.`;
