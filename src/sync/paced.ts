import type { Clock } from './clock.ts';

/** A step that is taken at most once in a while, however often it is called for. */
export interface Paced {
  /** At once when the last time is long enough ago, otherwise as soon as it is. */
  (): void;
  stop(): void;
}

/**
 * Paces what others are told: where a room comes together, news come by the hundred, and whoever shows
 * them draws the screen anew each time. The last of them is never left out.
 */
export function paced(clock: Clock, everyMs: number, step: () => void): Paced {
  let takenAt = Number.NEGATIVE_INFINITY;
  let stopWaiting: (() => void) | null = null;
  const take = (): void => {
    stopWaiting = null;
    takenAt = clock.now();
    step();
  };
  const call = (): void => {
    if (stopWaiting) return;
    // A clock that was set back must not hold anything up for longer than that.
    const since = Math.abs(clock.now() - takenAt);
    if (since >= everyMs) take();
    else stopWaiting = clock.after(everyMs - since, take);
  };
  const stop = (): void => {
    stopWaiting?.();
    stopWaiting = () => undefined;
  };
  return Object.assign(call, { stop });
}
