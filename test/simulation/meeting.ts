/**
 * Everyone comes into one place: real links between real neighbours, over a random connected graph, so
 * that much arrives by relay only, until nothing is new anywhere. Time is the simulation's own, and all
 * work is done in the same turn of the event loop: a seed gives the same meeting every time.
 */
import { setImmediate as turn } from 'node:timers/promises';
import { createMemoryNetwork } from '../../src/sync/memory-introducer.ts';
import { createNeighbours } from '../../src/sync/neighbours.ts';
import type { CloseReason, Packer } from '../../src/sync/api.ts';
import { TestClock } from '../unit/sync/test-clock.ts';
import type { Seeded } from './seeded.ts';
import { verifier } from './keys.ts';
import type { SimDevice } from './sim-device.ts';

const STEP_MS = 20;
/** By then everything has been heard, or never will be. */
const LONGEST_MS = 90_000;
/** What ends a link without anybody being at fault. */
const BLAMELESS: ReadonlySet<CloseReason> = new Set(['goodbye', 'channelClosed', 'duplicate']);

/** Packing is the links' own business (and tested there); it would cost more here than all the rest. */
const unpacked: Packer = { pack: async (bytes) => bytes, unpack: async (bytes) => bytes };

export interface Meeting {
  /** Links that ended, and why, other than by goodbye: honest devices blame nobody here. */
  readonly blamed: readonly CloseReason[];
  /** True: `isDone` came about. */
  readonly done: boolean;
  stop(): Promise<void>;
}

export async function meet(
  devices: readonly SimDevice[],
  random: Seeded,
  isDone: () => boolean,
): Promise<Meeting> {
  const clock = new TestClock();
  const randomBytes = (length: number) => random.bytes(length);
  const network = createMemoryNetwork({ clock, randomBytes });
  const introducers = devices.map(() => network.introducer());
  const names = introducers.map(({ name }) => name);
  network.partition(randomGraph(devices.length, random).map((pair) => pair.map((i) => names[i] as string)));
  const blamed: CloseReason[] = [];
  const all = devices.map(({ core, identity }, i) => {
    const introducer = introducers[i] as (typeof introducers)[number];
    const neighbours = createNeighbours({
      device: identity.device,
      verifier,
      packer: unpacked,
      introducer,
      clock,
      randomBytes,
      onEvent: (event) => {
        if (event.type === 'closed' && !BLAMELESS.has(event.reason)) blamed.push(event.reason);
      },
    });
    neighbours.join({ id: core.ledgers[0].id, ledgers: core.ledgers });
    return neighbours;
  });
  const began = clock.now();
  let changed = true;
  const unwatch = devices.flatMap(({ core }) =>
    core.ledgers.map((ledger) => ledger.subscribe(() => (changed = true))),
  );
  let done = false;
  while (!done && clock.now() - began < LONGEST_MS) {
    clock.advance(STEP_MS);
    await turn();
    if (!changed) continue;
    changed = false;
    done = isDone();
  }
  for (const stop of unwatch) stop();
  return {
    blamed,
    done,
    stop: async () => void (await Promise.all(all.map((neighbours) => neighbours.stop()))),
  };
}

/** A random tree over 0 to n - 1, and a few links more. */
function randomGraph(n: number, random: Seeded): (readonly [number, number])[] {
  const tree = Array.from({ length: n - 1 }, (_, i) => [random.below(i + 1), i + 1] as const);
  const more = Array.from({ length: random.below(n) }, () => [random.below(n), random.below(n)] as const);
  return [...tree, ...more.filter(([a, b]) => a !== b)];
}
