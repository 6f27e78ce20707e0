/** What the gate goes by. The product has one set of rules; tests vary it to show what each is for. */
import type { FeedId } from '../domain/burst.ts';
import type { Checks } from './checks.ts';
import { everyCheck } from './checks.ts';
import { feedIdOf } from './ids.ts';

export interface Rules {
  readonly checks: Checks;
  /** A feed's id from its genesis. Tests shorten it, to meet two keys with one id. */
  readonly feedIdOf: (genesis: Uint8Array) => FeedId;
}

export const theRules: Rules = { checks: everyCheck, feedIdOf };
