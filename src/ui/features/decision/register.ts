import type { Decision } from '../../../domain/state.ts';

/** One year of the register, the latest decision first. */
export interface RegisterYear {
  readonly year: number;
  readonly decisions: readonly Decision[];
}

/** Decisions by year, found by their title, what they are about, or their text. */
export function registerOf(decisions: readonly Decision[], query = ''): RegisterYear[] {
  const wanted = query.trim().toLowerCase();
  const found = decisions
    .filter(({ revision }) =>
      `${revision.title}\n${revision.about}\n${revision.text}`.toLowerCase().includes(wanted),
    )
    .sort((a, b) => b.stoodAt - a.stoodAt || (a.id < b.id ? -1 : 1));
  const years: { year: number; decisions: Decision[] }[] = [];
  for (const decision of found) {
    const year = new Date(decision.stoodAt).getFullYear();
    const last = years.at(-1);
    if (last?.year === year) last.decisions.push(decision);
    else years.push({ year, decisions: [decision] });
  }
  return years;
}

/** A decision's place in the register, from 1 for the first that stood. */
export function numberIn(decisions: readonly Decision[], decision: Decision): number {
  const earlier = decisions.filter(
    ({ id, stoodAt }) => stoodAt < decision.stoodAt || (stoodAt === decision.stoodAt && id < decision.id),
  );
  return earlier.length + 1;
}
