/** The ring of connection in words. Never alarming: being alone is the normal case. */
import type { Connection } from '../../app/api.ts';
import { plural } from './counts.ts';
import { ago } from './time.ts';

/** Beside the ring: `with 4 devices`, `1 keeper`, `this device alone`, `looking`. */
export function connectionShort(connection: Connection): string {
  if (connection.state === 'connected') return `with ${plural(connection.devices, 'device')}`;
  if (connection.keepers > 0) return plural(connection.keepers, 'keeper');
  if (connection.lost > 0) return `can’t find ${plural(connection.lost, 'device')}`;
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

/** Who went without a word and isn't found again; nothing where nobody did. */
export function lostWords({ lost }: Connection): string | null {
  if (lost === 0) return null;
  const who = lost === 1 ? 'A device that was linked' : `${plural(lost, 'device')} that were linked`;
  return `${who} can’t be found again: out of reach, switched off, or in another network. Nothing is lost; show a code and let it be scanned, and you’re linked again.`;
}

/** From how many devices this one knows what it knows, since the app was opened. */
export const heardWords = ({ heardFrom }: Connection): string =>
  heardFrom === 0
    ? 'Since Moot was opened here, no other device was heard.'
    : `Since Moot was opened here, ${plural(heardFrom, 'other device')} ${heardFrom === 1 ? 'was' : 'were'} heard, linked or through others.`;
