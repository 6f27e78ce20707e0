/**
 * The three methods once more, word for word from the rules and paper by paper, without a thought for
 * speed: what the count is held against. Shares nothing with it.
 */

export type Rows = readonly (readonly number[])[];

export interface Outcome {
  readonly winners: readonly number[];
  readonly lotDrawn: boolean;
}

interface Voting {
  readonly rows: Rows;
  /** What each paper weighs, as a numerator over `under`. */
  readonly weights: readonly bigint[];
  readonly order: readonly number[];
  lotDrawn: boolean;
}

const totalOf = ({ rows, weights }: Voting, option: number): bigint =>
  rows.reduce((sum, row, i) => sum + BigInt(row[option] ?? 0) * (weights[i] ?? 0n), 0n);

const fivesOf = ({ rows, weights }: Voting, option: number): bigint =>
  rows.reduce((sum, row, i) => (row[option] === 5 ? sum + (weights[i] ?? 0n) : sum), 0n);

const preferring = ({ rows, weights }: Voting, a: number, b: number): bigint =>
  rows.reduce((sum, row, i) => ((row[a] ?? 0) > (row[b] ?? 0) ? sum + (weights[i] ?? 0n) : sum), 0n);

const lossesOf = (voting: Voting, option: number, among: readonly number[]): bigint =>
  BigInt(among.filter((o) => preferring(voting, o, option) > preferring(voting, option, o)).length);

const sortedBy = (options: readonly number[], worth: (option: number) => bigint): number[] =>
  [...options].sort((a, b) => (worth(a) > worth(b) ? -1 : worth(a) < worth(b) ? 1 : a - b));

/** Recursively: who of the tied go on. */
function goOn(voting: Voting, tied: readonly number[], places: number): number[] {
  if (places === 0) return [];
  if (tied.length <= places) return [...tied];
  const worstLoss = sortedBy(tied, (o) => lossesOf(voting, o, tied))[0] ?? 0;
  const mostLost = lossesOf(voting, worstLoss, tied);
  const better = tied.filter((o) => lossesOf(voting, o, tied) < mostLost);
  if (better.length > 0) return divide(voting, tied, better, places);
  const best = fivesOf(voting, sortedBy(tied, (o) => fivesOf(voting, o))[0] ?? 0);
  const most = tied.filter((o) => fivesOf(voting, o) === best);
  if (most.length < tied.length) return divide(voting, tied, most, places);
  voting.lotDrawn = true;
  const drawn = voting.order.find((o) => tied.includes(o)) ?? 0;
  return divide(voting, tied, [drawn], places);
}

function divide(
  voting: Voting,
  tied: readonly number[],
  better: readonly number[],
  places: number,
): number[] {
  if (better.length > places) return goOn(voting, better, places);
  const rest = tied.filter((o) => !better.includes(o));
  return [...better, ...goOn(voting, rest, places - better.length)];
}

function starWinner(voting: Voting, running: readonly number[]): number {
  const ranked = sortedBy(running, (o) => totalOf(voting, o));
  const [top = 0, next] = ranked;
  if (next === undefined) return top;
  const line = totalOf(voting, next);
  const above = running.filter((o) => totalOf(voting, o) > line);
  const level = running.filter((o) => totalOf(voting, o) === line);
  const [a = 0, b = 0] = [...above, ...goOn(voting, level, 2 - above.length)];
  const contest: [bigint, bigint][] = [
    [preferring(voting, a, b), preferring(voting, b, a)],
    [totalOf(voting, a), totalOf(voting, b)],
    [fivesOf(voting, a), fivesOf(voting, b)],
  ];
  for (const [forA, forB] of contest) if (forA !== forB) return forA > forB ? a : b;
  voting.lotDrawn = true;
  return voting.order.indexOf(a) < voting.order.indexOf(b) ? a : b;
}

const all = (rows: Rows, options: number, order: readonly number[]): [Voting, number[]] => [
  { rows, weights: rows.map(() => 1n), order, lotDrawn: false },
  Array.from({ length: options }, (_, o) => o),
];

export function blocByDefinition(
  rows: Rows,
  options: number,
  seats: number,
  order: readonly number[],
): Outcome {
  const [voting, everyone] = all(rows, options, order);
  const winners: number[] = [];
  while (winners.length < seats) {
    winners.push(
      starWinner(
        voting,
        everyone.filter((o) => !winners.includes(o)),
      ),
    );
  }
  return { winners, lotDrawn: voting.lotDrawn };
}

/** `left`: what every paper weighs at the end, with the common denominator. */
export function allocatedByDefinition(
  rows: Rows,
  options: number,
  seats: number,
  order: readonly number[],
): Outcome & { readonly left: readonly (readonly [bigint, bigint])[] } {
  const [start, everyone] = all(rows, options, order);
  let weights: readonly bigint[] = start.weights;
  let under = 1n;
  let lotDrawn = false;
  const winners: number[] = [];
  while (winners.length < seats) {
    const voting: Voting = { rows, weights, order, lotDrawn };
    const running = everyone.filter((o) => !winners.includes(o));
    const best = sortedBy(running, (o) => totalOf(voting, o))[0] ?? 0;
    const level = running.filter((o) => totalOf(voting, o) === totalOf(voting, best));
    const [winner = 0] = goOn(voting, level, 1);
    lotDrawn = voting.lotDrawn;
    winners.push(winner);
    [weights, under] = spend(rows, weights, under, winner, BigInt(seats));
  }
  return { winners, lotDrawn, left: weights.map((weight) => [weight, under]) };
}

/** One support after the other, from the strongest; everything over seats × what the last share needs. */
function spend(
  rows: Rows,
  weights: readonly bigint[],
  under: bigint,
  winner: number,
  seats: bigint,
): [readonly bigint[], bigint] {
  // Over `seats` as well, so that the quota is whole.
  let now = weights.map((weight) => weight * seats);
  let over = under * seats;
  let needed = BigInt(rows.length) * under;
  const supportOf = (i: number): bigint => BigInt(rows[i]?.[winner] ?? 0) * (weights[i] ?? 0n);
  const supports = [...new Set(rows.map((_, i) => supportOf(i)))].filter((support) => support > 0n);
  for (const support of supports.sort((a, b) => (a > b ? -1 : 1))) {
    const theirs = now.reduce((sum, weight, i) => (supportOf(i) === support ? sum + weight : sum), 0n);
    if (theirs <= needed) {
      now = now.map((weight, i) => (supportOf(i) === support ? 0n : weight));
      needed -= theirs;
    } else {
      const rest = theirs - needed;
      now = now.map((weight, i) => weight * (supportOf(i) === support ? rest : theirs));
      over *= theirs;
      break;
    }
  }
  return [now, over];
}
