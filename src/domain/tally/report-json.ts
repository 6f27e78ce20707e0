/**
 * A report as JSON, by the words of the options: what `recount --json` prints. Equal reports give equal
 * bytes.
 */
import type { Figure } from './fraction.ts';
import type { Method, CountReport, Round, Standing } from './report.ts';

export const METHOD_NAMES: Readonly<Record<Method, string>> = {
  star: 'star',
  blocStar: 'bloc-star',
  starPr: 'star-pr',
};

/** Plain data; `JSON.stringify` makes text of it. Options of the same words are told apart by a number. */
export function reportJson(report: CountReport): object {
  const names = distinctNames(report.options);
  const name = (option: number): string => names[option] ?? '';
  return {
    method: METHOD_NAMES[report.method],
    seats: report.seats,
    papers: report.papers,
    winners: report.winners.map(name),
    rounds: report.rounds.map((round) => roundJson(round, name)),
    ties: report.ties.map(({ among, steps, chosen, out, ...tie }) => ({
      ...tie,
      among: among.map(name),
      steps: steps.map(({ by, figures }) => ({ by, figures: byName(among, figures, name) })),
      chosen: chosen.map(name),
      out: out.map(name),
    })),
    lot: report.lot && {
      seed: report.lot.seed,
      couldBeSteered: report.lot.seed === null,
      order: report.lot.order.map(name),
    },
  };
}

function roundJson(round: Round, name: (option: number) => string): object {
  const standings = round.standings.toSorted((a, b) => a.option - b.option);
  const each = (of: (standing: Standing) => unknown): object =>
    Object.fromEntries(standings.map((standing) => [name(standing.option), of(standing)]));
  const figures = {
    totals: each(({ total }) => total),
    fives: each(({ scores }) => scores[5]),
    scores: each(({ scores }) => scores),
  };
  const winner = name(round.winner);
  if (round.type === 'seat') {
    const { quota, spent, left, supporters } = round;
    return { ...figures, winner, quota, spent, left, supporters };
  }
  const { finalists, runoff } = round;
  return {
    ...figures,
    finalists: finalists.map(name),
    runoff: runoff && byName(finalists, runoff.preferring, name),
    noPreference: runoff && runoff.noPreference,
    winner,
  };
}

const byName = (
  options: readonly number[],
  figures: readonly Figure[],
  name: (option: number) => string,
): object => Object.fromEntries(options.map((option, i) => [name(option), figures[i]]));

function distinctNames(options: readonly string[]): string[] {
  const names: string[] = [];
  for (const option of options) {
    let name = option;
    for (let again = 2; names.includes(name); again++) name = `${option} (${again})`;
    names.push(name);
  }
  return names;
}
