import { setImmediate as turn, setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../../../src/sync/clock.ts';

const STEP_MS = 5;
/** What needs no time has come about after so many turns of the event loop. */
const TURNS = 4;
const DEADLINE_MS = 20_000;

/** A clock that stands still until it is moved. */
export class TestClock implements Clock {
  #now = 1_700_000_000_000;
  #timers: { readonly at: number; readonly run: () => void }[] = [];

  now(): number {
    return this.#now;
  }

  after(ms: number, then: () => void): () => void {
    const timer = { at: this.#now + ms, run: then };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  }

  /** Runs what falls due on the way, in order. */
  advance(ms: number): void {
    const end = this.#now + ms;
    for (;;) {
      const due = this.#timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (!due) break;
      this.#timers = this.#timers.filter((other) => other !== due);
      this.#now = Math.max(this.#now, due.at);
      due.run();
    }
    this.#now = end;
  }

  /** Lets time and real work (signatures, streams) go on until something is so; throws if it never is. */
  async until(what: string, isSo: () => boolean): Promise<void> {
    for (let turns = 0; turns < TURNS && !isSo(); turns++) await turn();
    const deadline = performance.now() + DEADLINE_MS;
    while (!isSo()) {
      if (performance.now() > deadline) throw new Error(`Never came about: ${what}`);
      this.advance(STEP_MS);
      await sleep(1);
    }
  }

  /** Moves on in steps of one heartbeat tick, with room for real work in between. */
  async pass(ms: number): Promise<void> {
    for (let left = ms; left > 0; left -= 500) {
      this.advance(Math.min(500, left));
      await sleep(1);
    }
  }
}
