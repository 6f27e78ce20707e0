import type { Facts } from '../facts/facts.ts';
import { tellersOf } from '../figures.ts';
import { everything } from '../past/act.ts';
import type { Governance } from '../state.ts';
import { rollHistory } from './history.ts';
import { rolesIn } from './roles.ts';
import { basicFigureIn, foundingListIn, quorumIn, rollSize, vouchesNeededIn } from './roll.ts';

/** The roll and its figures, as far as this device has heard. */
export function rollRow(facts: Facts): Governance['roll'] {
  const list = foundingListIn(facts, everything);
  const size = rollSize(facts, everything);
  return {
    size,
    foundingList: list && [...list.people],
    quorum: quorumIn(facts, everything),
    vouches: vouchesNeededIn(facts, everything),
    basicFigure: basicFigureIn(facts, everything),
    tellers: tellersOf(size),
    history: rollHistory(facts),
    roles: rolesIn(facts, everything),
  };
}
