/** How a device's links are, in words that a screen can use. */
import type { Writable } from '../lib/readable.ts';
import type { Connection } from './api.ts';

/** Linked with somebody, else looking where somebody may be, else alone. */
export function connectionWith(counts: Omit<Connection, 'state'>): Connection {
  const looking = counts.keepers > 0 || counts.meetingPoints.some(({ reachable }) => reachable);
  const state = counts.devices > 0 ? 'connected' : looking ? 'looking' : 'alone';
  return Object.freeze({ state, ...counts });
}

const PARTS = ['state', 'devices', 'keepers', 'lastHeard', 'heardFrom', 'lost', 'meetingPoints'] as const;

/** Whoever listens hears of changes only. */
export function setIfChanged(to: Writable<Connection>, after: Connection): void {
  const before = to.get();
  if (PARTS.some((part) => before[part] !== after[part])) to.set(after);
}
