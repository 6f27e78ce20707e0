/** [MOOT-2] "The call was shown": signed by itself for calls that a screen shows to this device's owner. */
import type { PersonId, RecordId } from '../../domain/burst.ts';
import { mayMarkCallSeen } from '../../domain/moot/may.ts';
import type { Governance } from '../../domain/state.ts';

/** Of the calls that are on the screen, those that this device has yet to mark. */
export const unmarkedCalls = (
  governance: Governance,
  me: PersonId,
  shown: readonly RecordId[],
): readonly RecordId[] =>
  [...new Set(shown)].filter((call) => mayMarkCallSeen(governance, me, call) === null);
