/**
 * Finds a Firefox for the tests of Firefox and Chromium together. `MOOT_FIREFOX` (a path) goes before
 * everything else. Unlike Chromium it may lack: then those tests are skipped, and said to be.
 */
import { findProgram, installOnDebian, placesOf } from './find-program.mjs';

const NAMES = ['firefox-esr', 'firefox'];
const MAC_APPS = ['Firefox.app/Contents/MacOS/firefox'];
const WINDOWS_APPS = ['Mozilla Firefox\\firefox.exe'];

/** What to do when none is found, in one sentence. */
export const HOW_TO_GET_FIREFOX =
  'no Firefox was found: install one (Debian: "apt-get install firefox-esr"; macOS: "brew install --cask firefox"), ' +
  'or set MOOT_FIREFOX to the path of one';

/** The path of a Firefox, or null. Never installs anything. */
export function findFirefox() {
  const places = placesOf({ names: NAMES, macApps: MAC_APPS, windowsApps: WINDOWS_APPS });
  // A Firefox in a snap can't be driven with a profile outside of it.
  const outside = places.filter((path) => !path.startsWith('/snap/'));
  return findProgram(process.env['MOOT_FIREFOX'], outside);
}

/** The path of a Firefox, or null; on Debian as root, installs one when there is none. */
export function ensureFirefox() {
  const found = findFirefox();
  if (found || process.env['MOOT_FIREFOX']) return found;
  // Debian has it by this name; Ubuntu has none, and goes without.
  installOnDebian('firefox-esr', 'ignore');
  return findFirefox();
}
