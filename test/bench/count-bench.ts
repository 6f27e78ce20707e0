/** A count of many papers against one plain pass over their scores. */
import { createHash } from 'node:crypto';
import { count } from '../../src/domain/tally/count.ts';
import type { Papers } from '../../src/domain/tally/papers.ts';
import type { Method } from '../../src/domain/tally/report.ts';
import { type Line, ms, value } from './report.ts';
import { interleaved, median, type Pair, timed } from './timing.ts';
import { random, SEED } from './workload.ts';

export const PAPERS = 100_000;
export const OPTIONS = 10;
const TURNS = 201;

export interface CountMeasured {
  /** The whole report of a STAR count, and the sum of all scores in one loop over the typed array. */
  readonly star: Pair;
  /** Milliseconds for three seats. */
  readonly blocStar: number;
  readonly starPr: number;
}

export async function measureCount(): Promise<CountMeasured> {
  const papers = somePapers();
  const counted = (method: Method, seats: number): number => {
    const options = Array.from({ length: OPTIONS }, (_, option) => `Option ${option}`);
    const lot = { seed: null, hash: (bytes: Uint8Array) => createHash('sha256').update(bytes).digest() };
    const report = count({ method, seats, options, lot }, papers);
    if (!report.ok) throw new Error('The papers were not counted');
    return report.value.rounds[0]?.standings.reduce((sum, { total }) => sum + Number(total), 0) ?? 0;
  };
  if (counted('star', 1) !== sumOfScores(papers.scores)) throw new Error('The count lost scores');
  const times = async (method: Method, turns: number): Promise<number> => {
    const found: number[] = [];
    for (let i = 0; i < turns; i++) found.push(await timed(() => counted(method, 3)));
    return median(found);
  };
  return {
    star: await interleaved(
      TURNS,
      () => counted('star', 1),
      () => sumOfScores(papers.scores),
    ),
    blocStar: await times('blocStar', 51),
    starPr: await times('starPr', 11),
  };
}

/** The plain pass. */
function sumOfScores(scores: Uint8Array): number {
  let sum = 0;
  for (let i = 0; i < scores.length; i++) sum += scores[i] ?? 0;
  return sum;
}

function somePapers(): Papers {
  const next = random(SEED);
  const scores = Uint8Array.from({ length: PAPERS * OPTIONS }, () => Math.floor(next() * 6));
  return { options: OPTIONS, papers: PAPERS, scores };
}

export function countLines({ star, blocStar, starPr }: CountMeasured): readonly Line[] {
  const line = (what: string, target: string, text: string, met: boolean | null = null): Line => ({
    what,
    target,
    values: [value(text, met)],
  });
  return [
    line('STAR count / one plain pass over the scores', '<= 2', star.ratio.toFixed(2), star.ratio <= 2),
    line('  totals, scores of each option, finalists, runoff', '', ms(star.ours)),
    line('  sum of all scores', '', ms(star.theirs)),
    line('Bloc STAR, three seats', '', ms(blocStar)),
    line('proportional STAR, three seats', '', ms(starPr)),
  ];
}
