/**
 * Fuzzing: inputs that one seed decides go through a target, which says what came of each and throws
 * where a promise is broken. An input with which something new came about is kept and changed further.
 */
import { seeded, type Seeded } from '../simulation/seeded.ts';
import { mutated } from './mutate.ts';
import type { Coverage } from './coverage.ts';

export interface Target {
  readonly name: string;
  /** Honest inputs to begin with, never none. */
  readonly seeds: readonly Uint8Array[];
  /** Makes an input after the format's grammar, with something wrong in it. */
  readonly make?: (random: Seeded) => Uint8Array;
  /** So slow that running inputs again, to see which of them ran something new, would take longest. */
  readonly isSlow?: true;
  /** A few words for what came of it. Throws where a promise is broken. */
  run(input: Uint8Array): string | Promise<string>;
  /** At the end: what takes too long to look at after each input. */
  finish?(): void | Promise<void>;
}

export interface FuzzReport {
  readonly target: string;
  readonly cases: number;
  readonly ms: number;
  /** The most work that one input made, in ms of the processor (no other program counts), and its bytes. */
  readonly slowest: { readonly ms: number; readonly bytes: number };
  readonly kept: number;
  readonly outcomes: ReadonlyMap<string, number>;
  readonly heapBytes: number;
}

export interface FuzzOptions {
  readonly seed: number;
  readonly cases: number;
  /** Where it is given, inputs that run new code are kept too. */
  readonly coverage?: Coverage;
}

/** Asking for the processor's time takes longer than most cases. */
const CASES_A_LOOK = 16;
const MOST_KEPT = 2_000;
/** Inputs between two looks at the coverage; all are run again, one by one, where it grew. */
const BATCH = 400;

/** An input that broke a promise, in a form that can be pasted into a test. */
export class FuzzFault extends Error {
  override readonly name = 'FuzzFault';
  constructor(target: string, seed: number, at: number, input: Uint8Array, cause: unknown) {
    const hex = Buffer.from(input).toString('hex');
    super(
      `${target}, seed ${seed}, case ${at}: ${String(cause)}\ninput of ${input.length} bytes: ${hex.slice(0, 4000)}`,
      { cause },
    );
  }
}

export async function fuzz(target: Target, { seed, cases, coverage }: FuzzOptions): Promise<FuzzReport> {
  const random = seeded(seed);
  const kept: Uint8Array[] = [...target.seeds];
  const outcomes = new Map<string, number>();
  const slowest = { ms: 0, bytes: 0 };
  const start = performance.now();
  let heapBytes = 0;
  let batch: Uint8Array[] = [];

  let looked = process.cpuUsage();
  let sinceLook = 0;

  async function run(input: Uint8Array, at: number): Promise<string> {
    if (sinceLook++ % CASES_A_LOOK === 0) looked = process.cpuUsage();
    const began = performance.now();
    try {
      // A copy: whoever keeps or changes what it was given must not change the corpus.
      const outcome = await target.run(input.slice());
      const wall = performance.now() - began;
      if (wall <= slowest.ms) return outcome;
      const { user, system } = process.cpuUsage(looked);
      // At most: the cases before it, since the last look, are in it too.
      const ms = Math.min(wall, (user + system) / 1000);
      if (ms > slowest.ms) Object.assign(slowest, { ms, bytes: input.length });
      return outcome;
    } catch (error) {
      throw new FuzzFault(target.name, seed, at, input, error);
    }
  }

  /** Runs them again in smaller and smaller groups until it is known which ones ran something new. */
  async function keepWhatRanNew(inputs: readonly Uint8Array[], at: number): Promise<void> {
    if (!coverage) return;
    const found = new Set(coverage.take());
    const look = async (group: readonly Uint8Array[]): Promise<void> => {
      if (found.size === 0 || group.length === 0 || kept.length >= MOST_KEPT) return;
      for (const input of group) await run(input, at);
      const ran = coverage.take().filter((block) => found.has(block));
      if (ran.length === 0) return;
      const size = Math.ceil(group.length / 8);
      if (group.length > 1) {
        for (let from = 0; from < group.length; from += size) await look(group.slice(from, from + size));
        return;
      }
      kept.push(...group);
      coverage.add(ran);
      for (const block of ran) found.delete(block);
    };
    await look(inputs);
    // What did not show a second time was a matter of what came before it.
    coverage.add(found);
  }

  for (let at = 0; at < cases; at++) {
    const input = inputFor(target, at, random, kept);
    const outcome = await run(input, at);
    const times = (outcomes.get(outcome) ?? 0) + 1;
    outcomes.set(outcome, times);
    if (times <= 3 && kept.length < MOST_KEPT) kept.push(input);
    if (coverage) batch.push(input);
    if (batch.length === BATCH) {
      await keepWhatRanNew(batch, at);
      batch = [];
    }
    if (at % 5_000 === 0) heapBytes = Math.max(heapBytes, process.memoryUsage().heapUsed);
  }
  await target.finish?.();
  const ms = performance.now() - start;
  return { target: target.name, cases, ms, slowest, kept: kept.length, outcomes, heapBytes };
}

function inputFor(
  { seeds, make }: Target,
  at: number,
  random: Seeded,
  kept: readonly Uint8Array[],
): Uint8Array {
  if (at < seeds.length) return seeds[at] ?? new Uint8Array(0);
  const dice = random.below(100);
  if (dice < 2) return random.bytes(random.below(200));
  if (make && dice < 45) return make(random);
  return mutated(random.pick(kept), random, kept);
}
