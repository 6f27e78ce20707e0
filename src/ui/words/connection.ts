/** The ring of connection in words. Never alarming: being alone is the normal case. */
import type { Connection } from '../../app/api.ts';
import { plural } from './counts.ts';
import { ago } from './time.ts';

/** Beside the ring: `with 4 devices`, `this device alone`, `looking`. */
export function connectionShort(connection: Connection): string {
  if (connection.state === 'connected') return `with ${plural(connection.devices, 'device')}`;
  return connection.state === 'looking' ? 'looking' : 'this device alone';
}

/** The whole of it: who is reached, what is safe, when others were last heard. */
export function connectionLong(connection: Connection, now: number): string {
  const heard =
    connection.lastHeard === null
      ? 'It hasn’t heard from others yet.'
      : `It last heard from others ${ago(connection.lastHeard, now)}.`;
  if (connection.state === 'connected') {
    return `Linked with ${plural(connection.devices, 'other device')} right now. What you write goes to them straight away.`;
  }
  const saved = 'Everything is saved here, and goes out as soon as another device is near.';
  return connection.state === 'looking'
    ? `Looking for others, and nobody is reachable just now. ${saved} ${heard}`
    : `This device is on its own. ${saved} ${heard}`;
}
