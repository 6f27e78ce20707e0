import { remember } from '../lib/bounded.ts';
import type { CloseReason } from './api.ts';
import type { Clock } from './clock.ts';

const FIRST_MS = 60_000;
const LONGEST_MS = 3_600_000;
const MOST_REMEMBERED = 256;

/** What only a neighbour can be at fault for; a feed that was bad is not among it. */
const BLAMED: ReadonlySet<CloseReason> = new Set([
  'wrongProof',
  'badFrame',
  'badMessage',
  'badUpdate',
  'tooBig',
  'flood',
  'tooManyFaults',
]);

/** Which devices misbehaved on a link, and for how long this device keeps away from them. */
export class Standing {
  readonly #clock: Clock;
  readonly #bad = new Map<string, { times: number; until: number }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** How long to keep away (ms); 0 when the reason blames nobody. Doubles with each time. */
  note(device: string, reason: CloseReason): number {
    if (!BLAMED.has(reason)) return 0;
    const times = (this.#bad.get(device)?.times ?? 0) + 1;
    const ms = Math.min(LONGEST_MS, FIRST_MS * 2 ** (times - 1));
    remember(this.#bad, device, { times, until: this.#clock.now() + ms }, MOST_REMEMBERED);
    return ms;
  }

  shuns(device: string): boolean {
    return (this.#bad.get(device)?.until ?? 0) > this.#clock.now();
  }
}
