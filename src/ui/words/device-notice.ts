/** Why this device became a device of its own: what happened, what is safe, what to do. */
import type { DeviceNotice } from '../../app/devices-api.ts';

const IF_NOT_YOU =
  'If you made no copy, somebody has what was on this device: look at your devices under Me.';

export const DEVICE_NOTICES = {
  forked:
    'This device was set back to an older copy, or copied, and wrote something else than the other did. It is a device of its own from now on, and you stay who you are.',
  copied: `A copy of this device is in use somewhere else. This one is a device of its own from now on; both go on as you. ${IF_NOT_YOU}`,
  copyElsewhere: `A copy of this device is in use somewhere else. It became a device of its own; both go on as you. ${IF_NOT_YOU}`,
  needsWords:
    'This device was set back to an older copy, or copied, and can’t go on as it is. What you typed is safe. Your 24 words give it a new start.',
} as const satisfies Record<DeviceNotice['why'], string>;

/** What was lost, by what it was; `message` and the like have words of their own beside it. */
export const LOST_ACTS = {
  message: 'You said',
  topic: 'You asked',
  proposal: 'You put an idea',
  position: 'You said where you stand',
  concern: 'You raised a concern',
  other: 'You did something here',
} as const;
