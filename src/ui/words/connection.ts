/** The ring of connection in words. Never alarming: being alone is the normal case. */
import type { Connection } from '../../app/api.ts';
import { plural } from './counts.ts';
import { ago } from './time.ts';

/** Beside the ring: `with 4 devices`, `1 keeper`, `this device alone`, `looking`. */
export function connectionShort(connection: Connection): string {
  if (connection.state === 'connected') return `with ${plural(connection.devices, 'device')}`;
  if (connection.keepers > 0) return plural(connection.keepers, 'keeper');
  return connection.state === 'looking' ? 'looking' : 'this device alone';
}

/** The whole of it: who is reached, what is safe, when others were last heard. */
export function connectionLong(connection: Connection, now: number): string {
  const heard =
    connection.lastHeard === null
      ? 'It hasn’t heard from others yet.'
      : `It last heard from others ${ago(connection.lastHeard, now)}.`;
  const keepers = plural(connection.keepers, 'keeper');
  if (connection.state === 'connected') {
    const and = connection.keepers > 0 ? ` and ${keepers}` : '';
    return `Linked with ${plural(connection.devices, 'other device')}${and} right now. What you write goes to them straight away.`;
  }
  if (connection.keepers > 0) {
    return `Linked with ${keepers}, and nobody else is here just now. What you write is saved here and goes there straight away, for whoever comes. ${heard}`;
  }
  const saved = 'Everything is saved here, and goes out as soon as another device is near.';
  return connection.state === 'looking'
    ? `Looking for others, and nobody is reachable just now. ${saved} ${heard}`
    : `This device is on its own. ${saved} ${heard}`;
}
