/** What was hidden, in the order in which the page shows it. */
import type { Hiding } from '../../../domain/hiding/state.ts';

export interface HiddenGroup {
  readonly title: string;
  readonly about: string;
  readonly hidings: readonly Hiding[];
}

const lastSaid = (hiding: Hiding): number => Math.max(0, ...hiding.said.map(({ time }) => time));

/** The newest first; what nobody says anything about any more is left out. */
export function hiddenGroups(all: readonly Hiding[]): readonly HiddenGroup[] {
  const told = all
    .filter(({ said }) => said.length > 0)
    .toSorted((a, b) => lastSaid(b) - lastSaid(a) || (a.key < b.key ? -1 : 1));
  const groups: readonly HiddenGroup[] = [
    {
      title: 'Hidden now',
      about: 'Folded on every screen. Nothing is destroyed: unfold it here, or where it was said.',
      hidings: told.filter(({ hidden }) => hidden),
    },
    {
      title: 'In sight',
      about: 'Some said that it should be hidden. Not enough members do, or as many want it in sight.',
      hidings: told.filter(({ hidden }) => !hidden),
    },
  ];
  return groups.filter(({ hidings }) => hidings.length > 0);
}
