/** Sentences about codes, cameras, and what goes from screen to camera. */
import type { CodeFault } from '../../app/parcel.ts';
import { bytes } from './counts.ts';

/** Why the camera is asked for, before a browser asks. */
export const CAMERA_REASON =
  'The camera reads the other’s code, and lets the two devices find each other where there is no internet. No picture is kept.';

const INSTEAD = 'Type or paste the code instead: it works as well.';
const MAY_FAIL =
  'In some rooms two devices can’t find each other without a camera on one of them; then give a file.';

/** Without the camera: what works, what may not, and how to have it after all. */
export const CAMERA_LACKS = {
  refused: `This browser doesn’t let Moot use the camera. ${INSTEAD} ${MAY_FAIL} To allow it, look beside the address of this page.`,
  absent: `There is no camera on this device. ${INSTEAD} ${MAY_FAIL}`,
  busy: `Something else is using the camera. Close that and try again. ${INSTEAD}`,
} as const;

const CODES = {
  notACode: 'That code isn’t one of Moot’s.',
  damaged: 'A part of that code is missing. Show it once more, or copy all of it.',
  newerVersion: 'That code was made by a newer Moot. Load the page again to get it, then try once more.',
} as const satisfies Record<CodeFault, string>;

export const codeFaultSentence = (fault: CodeFault): string => CODES[fault];

/** `about 8 of 20 kB`. */
export function aboutOf(got: number, of: number): string {
  if (of < 1000) return `about ${got} of ${of} bytes`;
  const kilo = (n: number) => (of < 10_000 ? (n / 1000).toFixed(1) : String(Math.round(n / 1000)));
  return `about ${kilo(got)} of ${kilo(of)} kB`;
}

/** `3.2 kB, about 4 seconds`: how long it takes to show all of it once. */
export function howMuch(length: number, codes: number, rate: number): string {
  if (codes === 1) return `${bytes(length)}, one code`;
  const seconds = Math.max(2, Math.round((codes * 1.3) / rate));
  return `${bytes(length)}, about ${seconds} seconds`;
}
