/** Every order in which a few bursts can arrive, tried one by one. */
import { idToRef } from '../../src/domain/burst.ts';
import type { RecordId, VerifiedBurst } from '../../src/domain/burst.ts';
import { canonicalOf } from '../../src/domain/digest.ts';
import { emptyGovernance, reduceGovernance } from '../../src/domain/governance/reduce.ts';
import type { Governance } from '../../src/domain/state.ts';
import type { World } from './world.ts';
import { Reader } from './world.ts';

/** All orders of these, each handed over and then changed: whoever keeps one copies it. */
export function* ordersOf<T>(things: readonly T[]): Generator<readonly T[]> {
  const order = [...things];
  function* permute(from: number): Generator<readonly T[]> {
    if (from >= order.length - 1) yield order;
    for (let i = from; i < order.length; i += 1) {
      swap(order, from, i);
      if (from < order.length - 1) yield* permute(from + 1);
      swap(order, from, i);
    }
  }
  yield* permute(0);
}

function swap<T>(list: T[], a: number, b: number): void {
  const [first, second] = [list[a], list[b]];
  if (first === undefined || second === undefined || a === b) return;
  list[a] = second;
  list[b] = first;
}

/** The bursts in which these records stand. */
export const burstsOf = (world: World, records: readonly RecordId[]): VerifiedBurst[] =>
  records.map((id) => {
    const ref = idToRef(id);
    const found = world.bursts.find(({ feed, burst }) => feed === ref?.feed && burst === ref.burst);
    if (found === undefined) throw new Error(`${id} was not written`);
    return found;
  });

export interface EveryOrder {
  /** How many orders were tried. */
  readonly orders: number;
  /** What they all come to. */
  readonly all: Reader;
}

/**
 * Takes everything else first, then these records' bursts in every order, in two parts that are divided
 * elsewhere each time. Fails on the first order that comes to another state, refusals included.
 */
export function inEveryOrder(world: World, records: readonly RecordId[]): EveryOrder {
  const these = burstsOf(world, records);
  const others = world.bursts.filter((burst) => !these.includes(burst));
  const expected: Governance = world.reduce(world.bursts);
  const text = canonicalOf(expected);
  let orders = 0;
  for (const order of ordersOf(these)) {
    orders += 1;
    const part = orders % (order.length + 1);
    const first = [...others, ...order.slice(0, part)];
    const { state: early } = reduceGovernance(emptyGovernance(world.assemblyId), first);
    const { state } = reduceGovernance(early, order.slice(part));
    if (canonicalOf(state) !== text) {
      const names = order.map(({ feed, burst }) => `${feed}.${burst}`).join(', ');
      throw new Error(`another state in the order ${names}`);
    }
  }
  return { orders, all: new Reader(expected) };
}
