import type { Accessor } from 'solid-js';
import type { Moot } from '../../app/api.ts';
import { fromReadable } from './from-readable.ts';

/**
 * Why nothing that is done on this device has an effect any more: it was revoked ([PER-9]), or its history
 * went two ways and only the 24 words can give it a new start.
 */
export type OutBy = 'revoked' | 'needsWords';

/** Undefined: this device speaks for its person. */
export function createOutBy({ devices }: Pick<Moot, 'devices'>): Accessor<OutBy | undefined> {
  const isRevoked = fromReadable(devices.isRevoked);
  const notice = fromReadable(devices.notice);
  return () => {
    if (isRevoked()) return 'revoked';
    return notice()?.why === 'needsWords' ? 'needsWords' : undefined;
  };
}
