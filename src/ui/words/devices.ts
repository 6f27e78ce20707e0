/** Sentences about a person's own devices. */
import type { DeviceLinkFault, OwnDevice } from '../../app/devices-api.ts';
import { faultSentence, type AnyFault } from './faults.ts';
import { ago, onDay } from './time.ts';

const BROWSERS = [
  ['Edg/', 'Edge'],
  ['OPR/', 'Opera'],
  ['SamsungBrowser/', 'Samsung Internet'],
  ['Firefox/', 'Firefox'],
  ['Chrome/', 'Chrome'],
  ['Safari/', 'Safari'],
] as const;

const SYSTEMS = [
  ['Android', 'Android'],
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['CrOS', 'Chromebook'],
  ['Windows', 'Windows'],
  ['Mac OS X', 'Mac'],
  ['Linux', 'Linux'],
] as const;

const firstIn = (agent: string, names: readonly (readonly [string, string])[]): string | undefined =>
  names.find(([mark]) => agent.includes(mark))?.[1];

/** `Firefox on Android`: what a device calls itself until its person says otherwise. */
export function usualDeviceName(agent: string): string {
  const browser = firstIn(agent, BROWSERS) ?? 'A browser';
  const system = firstIn(agent, SYSTEMS);
  return system === undefined ? browser : `${browser} on ${system}`;
}

/** What a device is called where its person gave it no name: never by its key. */
export function deviceName(device: OwnDevice, agent: string, now: number): string {
  if (device.name !== null) return device.name;
  if (device.isThis) return usualDeviceName(agent);
  if (device.isFormer) return 'This device, as it was before';
  return device.firstWrote === null
    ? 'A device that has said nothing here yet'
    : `A device that came ${onDay(device.firstWrote, now)}`;
}

/** When it was last heard of, or that it is lost. */
export function deviceLine(device: OwnDevice, now: number): string {
  const heard =
    device.lastWrote === null ? 'nothing heard of it yet' : `last heard ${ago(device.lastWrote, now)}`;
  const line = device.isThis ? 'the one in your hands' : heard;
  switch (device.revoked) {
    case null:
      return line;
    case 'phrase':
      return `out for good, by your 24 words; ${heard}`;
    case 'device':
      return device.isThis ? 'revoked by another of your devices' : `revoked; ${heard}`;
  }
}

/** In how many assemblies a revocation couldn't be said yet; null: in none. */
export const notYetLine = ({ notYetIn }: OwnDevice): string | null =>
  notYetIn === 0
    ? null
    : `Not said yet in ${notYetIn === 1 ? 'one assembly' : `${notYetIn} assemblies`}. It is as soon as they’re open here.`;

/** Of a device that was revoked, or whose history went two ways for good: nothing done on it has an effect. */
export const SPEAKS_NO_MORE = 'This device speaks for you no more.';

const LINK_FAULTS = {
  notACode: 'That code isn’t one of Moot’s.',
  damaged: 'A part of that code is missing. Show it once more, or copy all of it.',
  newerVersion: 'That code was made by a newer Moot. Load the page again to get it, then try once more.',
  wrongKind: 'That code is for something else. This takes one made under “Link another device”.',
  notReached:
    'The two devices couldn’t find each other. Put both on the same network, or let one of them use its camera, then try again.',
  cancelled: 'It was stopped. Nothing has changed on either device.',
  refused: 'One of you said that the words differ, or stopped. Nothing has changed on either device.',
  lost: 'The link broke off before it was done. Nothing has changed on either device.',
  unsure: 'The link broke off at the very end. Look at the other screen: it says whether it was done.',
  notProven: 'The other device didn’t say what a Moot says. Nothing has changed on either device.',
  chainFull:
    'So many devices have been linked one from another that only your 24 words can go on: on the new device, choose “I have my 24 words”.',
  storageFailed:
    'The new device couldn’t save it, so nothing has changed on either. Free some space there, then try again.',
  alreadyHere: 'That device is somebody else’s already. Take Moot off it first, under Me.',
} as const satisfies Record<DeviceLinkFault, string>;

/** Why the 24 words didn't do: where they belong to somebody else, that is said as it is. */
export const phraseFaultSentence = (fault: AnyFault): string =>
  fault.type === 'alreadyHere'
    ? 'Those are somebody else’s words. Look whether you have the right paper.'
    : faultSentence(fault);

export const linkFaultSentence = (why: DeviceLinkFault): string => LINK_FAULTS[why];
