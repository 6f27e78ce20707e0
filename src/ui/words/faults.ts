/** A sentence for every fault that a person can meet: what happened, what is safe, what to do. */
import type { Fault, FileFault, LinkFault, PairingFault, PhraseFault } from '../../app/api.ts';
import { refusalSentence } from './refusals.ts';

export type AnyFault =
  | Fault
  | PhraseFault
  | { readonly type: 'link'; readonly why: LinkFault }
  | { readonly type: 'file'; readonly why: FileFault }
  | { readonly type: 'pairing'; readonly why: PairingFault };

const FILES = {
  notAFile: 'That isn’t a file of an assembly. Its name ends in .moot.',
  damaged:
    'A part of this file is missing or was changed on its way. Nothing of it was taken. Ask for it once more.',
  newerVersion:
    'This file was saved by a newer Moot. Load the page again to get it, then open the file again.',
  onlyPart:
    'This holds only what somebody lacked, of an assembly that isn’t on this device. Ask for all of it.',
  otherAssembly: 'That is about another assembly. Open the same one on both devices, then try again.',
} as const satisfies Record<FileFault, string>;

const LINKS = {
  notALink: 'That isn’t an invitation to an assembly. Ask for the link once more, and open all of it.',
  damaged: 'A part of this invitation is missing. Ask for the link once more, and open all of it.',
  newerVersion:
    'This invitation was made by a newer Moot. Load the page again to get it, then open the link again.',
} as const satisfies Record<LinkFault, string>;

const PAIRINGS = {
  notACode:
    'That isn’t a code of Moot. Look for the one that the other device shows under “Bring someone in”.',
  damaged: 'A part of this code is missing. Read it once more, all of it.',
  newerVersion:
    'This code was made by a newer Moot. Load the page again to get it, then read the code again.',
  wrongKind: 'That is a code of the wrong step. Read the one that the other device shows now.',
  notReached:
    'The two devices couldn’t reach each other. Are both on the same Wi-Fi? Let one of them use its camera, or try the hotspot of a phone.',
  cancelled: 'That was called off. Nothing was changed.',
} as const satisfies Record<PairingFault, string>;

const FAULTS: { readonly [T in AnyFault['type']]: (fault: Extract<AnyFault, { type: T }>) => string } = {
  refused: (fault) => refusalSentence(fault.reason),
  storageFull: () =>
    'This device has no room left, so that wasn’t saved. What was here before is safe. Free some space, then try again.',
  storageFailed: () =>
    'This browser couldn’t save that. What was here before is safe. Load the page again, then try once more.',
  notHere: () => 'That isn’t on this device yet. It comes as soon as a device that has it is near.',
  tooLong: (fault) => `That is too long. Up to ${fault.limit.toLocaleString('en-GB')} characters fit.`,
  chainFull: () =>
    'So many devices have been linked one from another that only your 24 words can go on from here.',
  feedForked: () =>
    'This device was copied, or set back to an older copy, so it’s becoming a device of its own. What you typed is safe. Try again in a moment.',
  setBack: () =>
    'Others hold more of what you said here than this device does: it was set back to an older copy, and is getting that back. What you typed is safe. Try again in a moment.',
  exampleOnly: () => 'This is the example, and it is on this device only. In your own Moot you can do this.',
  otherTab: () =>
    'Another tab of this browser is the one that is linked. Do this there, or close that tab first.',
  pairing: (fault) => PAIRINGS[fault.why],
  link: (fault) => LINKS[fault.why],
  file: (fault) => FILES[fault.why],
  wordCount: (fault) =>
    `There are 24 words, and these are ${fault.count}. Look for one that is missing or doubled.`,
  unknownWord: (fault) => `Word ${fault.index + 1} isn’t one of those that Moot uses. Look at its spelling.`,
  checksum: () =>
    'Each word is right, but not in this order or not all from one paper. Compare them once more.',
  alreadyHere: () => 'This device speaks for someone already. Take Moot off it first, under Me.',
};

/** What to say about a fault. Whole sentences, ready for the screen. */
export function faultSentence(fault: AnyFault): string {
  const sentence = FAULTS[fault.type] as (fault: AnyFault) => string;
  return sentence(fault);
}
