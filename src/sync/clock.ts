/** Time as sync needs it, so that simulations can run a virtual one. */
export interface Clock {
  /** Milliseconds since the Unix epoch. May jump; only differences of seconds are trusted. */
  now(): number;
  /** Calls back once after `ms`. Returns the way to stop it. */
  after(ms: number, then: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, then) {
    const timer = setTimeout(then, ms);
    return () => clearTimeout(timer);
  },
};

/** Calls back every `ms` until stopped. */
export function every(clock: Clock, ms: number, then: () => void): () => void {
  let stop = clock.after(ms, tick);
  function tick(): void {
    stop = clock.after(ms, tick);
    then();
  }
  return () => stop();
}
