import type { Connection } from './api.ts';

/** Nobody is linked, and nobody was. */
export const ALONE: Connection = {
  state: 'alone',
  devices: 0,
  keepers: 0,
  lastHeard: null,
  heardFrom: 0,
  lost: 0,
  meetingPoints: [],
};
