/** What a person can do about their devices. Part of `Moot` (api.ts), whose promises hold here too. */
import type { Result } from '../lib/result.ts';
import type { Fault, Me } from './api.ts';

export interface Devices {
  /**
   * A new key for this device, certified by the old one, which is gone after: where a feed of it went two
   * ways (`feedForked`). Every open assembly goes on with a new feed; what was said under the old one stays.
   */
  renew(): Promise<Result<Me, Fault>>;
}
