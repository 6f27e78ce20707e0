/**
 * Writes to one ledger as this device: alone among the tabs, with everything seen so far in the
 * burst's past, durable before anyone hears of it.
 */
import { recordId, type Dep, type RecordId, type VerifiedBurst } from '../../domain/burst.ts';
import type { DeviceKey, LedgerPort, NewRecord } from '../../ledger/api.ts';
import {
  BurstUnwritable,
  FeedForked,
  JournalDamaged,
  SegmentDamaged,
  StorageFailed,
  StorageFull,
} from '../../ledger/faults.ts';
import { toHex } from '../../lib/bytes.ts';
import { fault, ok, type Result } from '../../lib/result.ts';
import type { Fault } from '../api.ts';
import { heard } from './new-records.ts';

/** A burst names at most this many others (ARCHITECTURE.md, "Ledger format"). */
const MAX_DEPS = 8;
const WORDS_LIMIT = 16_384;

export interface LedgerWriterOptions {
  readonly ledger: LedgerPort;
  /** Asked for once for each burst. */
  readonly key: () => DeviceKey;
  /** The newest bursts seen that these records name, other feeds' only; none where a ledger keeps no past. */
  readonly heads: (records: readonly NewRecord[]) => readonly Dep[];
  /** Settles when everything that the ledger holds is reduced. */
  readonly settled: () => Promise<void>;
  readonly exclusively: <T>(name: string, act: () => Promise<T>) => Promise<T>;
  readonly now: () => number;
  /** [PER-9] This device was revoked: it writes nothing more. */
  readonly stopped: () => boolean;
  /** Settles when nothing of this device's own feed is known to lack here, or with false (`own-past.ts`). */
  readonly caughtUp: () => Promise<boolean>;
}

export class LedgerWriter {
  constructor(private readonly options: LedgerWriterOptions) {}

  /**
   * One burst. `records` is asked for inside the lock, when everything known is reduced: it may look
   * at the state, and refuse, or find that there is nothing left to say. Gives the first record's id.
   * `evenRevoked`: what the 24 words say on this device is written in any case.
   */
  async write(
    records: () => Result<readonly NewRecord[], Fault>,
    evenRevoked = false,
  ): Promise<Result<RecordId, Fault>> {
    const { ledger, exclusively, settled, stopped, caughtUp } = this.options;
    try {
      if (!(await caughtUp())) return fault({ type: 'setBack' });
      return await exclusively(`write ${toHex(ledger.id)}`, async () => {
        await ledger.takeNews();
        await settled();
        if (!evenRevoked && stopped()) return fault({ type: 'refused', reason: 'deviceRevoked' });
        const chosen = records();
        if (!chosen.ok) return chosen;
        if (chosen.value.length === 0) return ok('');
        const burst = await this.#append(chosen.value);
        await settled();
        return ok(recordId(burst.feed, burst.burst, 0));
      });
    } catch (error) {
      return fault(faultOf(error));
    }
  }

  /** More heads than one burst can name are joined first, by bursts that say nothing else. */
  async #append(records: readonly NewRecord[]): Promise<VerifiedBurst> {
    const { ledger, key, heads, now } = this.options;
    const device = key();
    const open = [...heads(records)];
    while (open.length > MAX_DEPS) {
      await ledger.append(device, [heard()], inOrder(open.splice(0, MAX_DEPS)), now());
    }
    return ledger.append(device, records, inOrder(open), now());
  }
}

const inOrder = (deps: readonly Dep[]): readonly Dep[] => deps.toSorted((a, b) => a.feed - b.feed);

/** What went wrong, for a person. Rethrows what only a bug can cause. */
export function faultOf(error: unknown): Fault {
  if (error instanceof StorageFull) return { type: 'storageFull' };
  if (error instanceof FeedForked) return { type: 'feedForked' };
  if (error instanceof BurstUnwritable || error instanceof RangeError)
    return { type: 'tooLong', limit: WORDS_LIMIT };
  // Own bursts were lost to damage: neighbours bring them back. Other damage is cut out at the next start.
  if (error instanceof JournalDamaged) return { type: 'setBack' };
  if (error instanceof SegmentDamaged) return { type: 'storageFailed', detail: error.message };
  if (error instanceof StorageFailed) return { type: 'storageFailed', detail: error.message };
  throw error;
}
