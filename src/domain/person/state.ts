/** A person's devices, as the screen shows them. */
import type { DeviceId, PersonId, RecordId } from '../burst.ts';

/** [PER-8] A device that speaks for its person no more. */
export interface RevokedDevice {
  readonly person: PersonId;
  /** What devices of its person said: the 24 words can set it aside. None: the words alone said so. By record. */
  readonly said: readonly { readonly id: RecordId; readonly by: DeviceId }[];
  /** The 24 words said so: nothing that a device says can change it. */
  readonly byPhrase: boolean;
  /** When the first of them says that it was, by its clock. */
  readonly time: number;
  /** [TALK-6] How many bursts of its feed in talk remain. */
  readonly talk: number;
  /** [PER-9] How many bursts of its feed in governance remain. */
  readonly governance: number;
}
