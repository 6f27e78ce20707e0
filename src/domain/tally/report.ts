/**
 * The report of a count: every figure that its winners follow from, so that a screen can explain it and
 * anybody can do it again. Options are named by their numbers, from 0. Frozen, and the same for the same
 * papers in any order.
 */
import type { Figure } from './fraction.ts';

/** STAR; Bloc STAR; proportional STAR, which is Allocated Score. */
export type Method = 'star' | 'blocStar' | 'starPr';

export interface CountReport {
  readonly method: Method;
  readonly seats: number;
  readonly options: readonly string[];
  readonly papers: number;
  /** In the order in which they won. */
  readonly winners: readonly number[];
  /** One for each seat. */
  readonly rounds: readonly Round[];
  /** In the order in which they were broken. */
  readonly ties: readonly Tie[];
  /** Null where no lot was drawn. */
  readonly lot: DrawnLot | null;
}

export type Round = StarRound | SeatRound;

/** One option in one round. */
export interface Standing {
  readonly option: number;
  readonly total: Figure;
  /** How many papers, by what they weigh, gave it 0, 1, 2, 3, 4, 5. */
  readonly scores: readonly Figure[];
}

/** A scoring round and a runoff. */
export interface StarRound {
  readonly type: 'star';
  /** The options without a seat yet, the highest total first. */
  readonly standings: readonly Standing[];
  /** The higher total first; one alone if no other option is left. */
  readonly finalists: readonly number[];
  /** Null where one finalist stands alone. */
  readonly runoff: Runoff | null;
  readonly winner: number;
}

export interface Runoff {
  /** How many papers score each finalist above the other, in the order of `finalists`. */
  readonly preferring: readonly [number, number];
  /** Papers that score both the same. */
  readonly noPreference: number;
}

/** One seat of proportional STAR. */
export interface SeatRound {
  readonly type: 'seat';
  /** The options without a seat yet, by what the papers still weigh, the highest total first. */
  readonly standings: readonly Standing[];
  readonly winner: number;
  /** What a seat costs: the papers divided by the seats. */
  readonly quota: Figure;
  /** What this seat's supporters spent: the quota, or all that they had. */
  readonly spent: Figure;
  /** What all papers together still weigh afterwards. */
  readonly left: Figure;
  /** Papers that gave the winner something, the strongest support first. */
  readonly supporters: readonly Supporters[];
}

/** Papers of the same weight that gave a seat's winner the same score. */
export interface Supporters {
  readonly score: number;
  readonly papers: number;
  /** Of each of them: its weight before, what of it this seat cost, and what is left. */
  readonly weight: Figure;
  readonly spent: Figure;
  readonly left: Figure;
}

export type TieStep = 'headToHead' | 'total' | 'fives' | 'lot';

/** One tie and the step that decided between some of those in it; what remains tied is the next one. */
export interface Tie {
  /** From 1: the round, which is the seat. */
  readonly round: number;
  readonly stage: 'scoring' | 'runoff';
  readonly among: readonly number[];
  /** How many of them could go on. */
  readonly places: number;
  /** The step that decided: the last of `steps`. */
  readonly by: TieStep;
  /** Every step that was tried, with its figure for each of `among`. */
  readonly steps: readonly {
    readonly by: TieStep;
    /**
     * Match-ups lost; the total; the fives; the place in the lot's order, from 1. In proportional STAR
     * fives are weighed.
     */
    readonly figures: readonly Figure[];
  }[];
  /** Who went on by this. */
  readonly chosen: readonly number[];
  /** Who did not, by this. */
  readonly out: readonly number[];
}

export interface DrawnLot {
  /** Null: none was given, so that this lot could be steered. */
  readonly seed: string | null;
  /** All options in the lot's order. */
  readonly order: readonly number[];
}
