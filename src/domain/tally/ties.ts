/**
 * Ties in a scoring round. The order of steps is STAR voting's Official Tiebreaker Protocol
 * (starvoting.org/ties; weighed in larryhastings/starvote, docs/clarifying_star_voting.md), with the
 * lot made public.
 */
import { compare, figureOf, whole } from './fraction.ts';
import type { Fraction } from './fraction.ts';
import type { Tie, TieStep } from './report.ts';

/** What a tie is judged by, whether papers weigh the same or not. */
export interface Measure {
  /** Positive where papers prefer `a` to `b`, negative where they prefer `b`. */
  headToHead(a: number, b: number): number;
  fives(option: number): Fraction;
  /** All options in the lot's order. Asked only when a lot is drawn. */
  lotOrder(): readonly number[];
}

interface Parted {
  readonly chosen: readonly number[];
  readonly out: readonly number[];
}

type Steps = Tie['steps'];

/**
 * [TAL-3] Which of the tied go on. `places` is at least 1 and less than the tied. After every step that
 * settled something, those who remain tied begin again with head to head.
 */
export function breakTie(
  round: number,
  tied: readonly number[],
  places: number,
  measure: Measure,
): { chosen: readonly number[]; ties: readonly Tie[] } {
  const chosen: number[] = [];
  const ties: Tie[] = [];
  let among = tied;
  while (chosen.length < places) {
    const tie = { round, stage: 'scoring', among, places: places - chosen.length } as const;
    const step = firstThatParts(among, tie.places, measure);
    ties.push({ ...tie, ...step });
    chosen.push(...step.chosen);
    among = among.filter((option) => !step.chosen.includes(option) && !step.out.includes(option));
  }
  return { chosen, ties };
}

function firstThatParts(
  among: readonly number[],
  places: number,
  measure: Measure,
): Parted & { by: TieStep; steps: Steps } {
  const lost = among.map((a) => whole(among.filter((b) => measure.headToHead(b, a) > 0).length));
  const steps: Steps[number][] = [{ by: 'headToHead', figures: lost.map(figureOf) }];
  // Who lost the most match-ups drops out; who remains goes on at once if there is room for all of them.
  const most = largest(lost);
  const byMatches = among.filter((_, i) => compare(lost[i] ?? most, most) < 0);
  if (byMatches.length > 0) return { by: 'headToHead', steps, ...partedBy(among, byMatches, places) };

  const fives = among.map((option) => measure.fives(option));
  steps.push({ by: 'fives', figures: fives.map(figureOf) });
  const highest = largest(fives);
  const byFives = among.filter((_, i) => compare(fives[i] ?? highest, highest) === 0);
  if (byFives.length < among.length) return { by: 'fives', steps, ...partedBy(among, byFives, places) };

  const order = measure.lotOrder();
  steps.push({ by: 'lot', figures: among.map((option) => order.indexOf(option) + 1) });
  const drawn = order.filter((option) => among.includes(option)).slice(0, 1);
  return { by: 'lot', steps, ...partedBy(among, drawn, places) };
}

/** The better ones go on if there is room for them all; the others drop out if the better ones fill it. */
function partedBy(among: readonly number[], better: readonly number[], places: number): Parted {
  const others = among.filter((option) => !better.includes(option));
  if (better.length > places) return { chosen: [], out: others };
  if (better.length === places) return { chosen: better, out: others };
  return { chosen: better, out: [] };
}

const largest = (fractions: readonly Fraction[]): Fraction =>
  fractions.reduce((best, each) => (compare(each, best) > 0 ? each : best));
