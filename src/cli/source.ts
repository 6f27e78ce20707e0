/** Where papers come from. What can be counted looks the same whatever file it was read from. */
import type { Method } from '../domain/tally/report.ts';
import type { Papers } from '../domain/tally/papers.ts';
import type { Result } from '../lib/result.ts';

/** What a file says is to be counted. A plain sheet of papers leaves method, seats and seed to the one who asks. */
export interface Countable {
  readonly method: Method;
  readonly seats: number;
  readonly seed: string | null;
  readonly options: readonly string[];
  readonly papers: Papers;
}

/** Reads the bytes of a file. The fault is a sentence that says where in the file it is. */
export type Source = (bytes: Uint8Array) => Result<Countable, string>;
