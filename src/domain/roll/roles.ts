/** Secretaries and deputies: roles that standing decisions gave. They hold no power that a rule checks. */
import type { Facts } from '../facts/facts.ts';
import { byText, byTime } from '../order.ts';
import { sees } from '../past/act.ts';
import type { View } from '../past/act.ts';
import { knowledgeOf } from './knowledge.ts';
import type { Role, RoleHeld } from './state.ts';

/**
 * [ROLL-10] Roles in force: until a decision ends them or renews them, or whoever holds one is off the
 * roll. The end of a term is shown, and ends nothing by itself: clocks decide nothing.
 */
export function rolesIn(facts: Facts, view: View): readonly RoleHeld[] {
  const { standings } = facts;
  if (standings.roles.length === 0) return [];
  const knowledge = knowledgeOf(facts, view);
  const holds = <T extends { readonly standing: { readonly act: Parameters<typeof knowledge.isOld>[0] } }>(
    decisions: readonly T[],
  ): T[] => decisions.filter(({ standing: { act } }) => sees(view, act) && !knowledge.isOld(act));
  const given = holds(standings.roles);
  const later = [...given, ...holds(standings.roleEnds)];
  return given
    .filter(
      ({ standing: { act }, matter: { role, person } }) =>
        !later.some(
          (other) =>
            other.matter.role === role && other.matter.person === person && sees(other.standing.act, act),
        ) &&
        knowledge.isMemberAt(person, view) &&
        knowledge.exitsAt(person, view).every((exit) => sees(act, exit)),
    )
    .sort(
      (a, b) =>
        byText(a.matter.role, b.matter.role) * -1 ||
        byText(a.matter.person, b.matter.person) ||
        byTime(a.standing.act, b.standing.act),
    )
    .filter(({ matter }, index, all) => !isHeld(all[index - 1]?.matter, matter))
    .map(({ standing, matter: { role, person, until } }) => ({
      role,
      person,
      until,
      decision: standing.act.id,
    }));
}

interface Holding {
  readonly role: Role;
  readonly person: string;
}

/** The same role by two decisions that don't know of each other is one. */
const isHeld = (before: Holding | undefined, { role, person }: Holding): boolean =>
  before?.role === role && before.person === person;
