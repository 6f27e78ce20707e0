/**
 * Finds a Firefox for the tests of Firefox and Chromium together. `MOOT_FIREFOX` (a path) goes before
 * everything else. Unlike Chromium it may lack: then those tests are skipped, and said to be.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['firefox-esr', 'firefox'];

/** What to do when none is found, in one sentence. */
export const HOW_TO_GET_FIREFOX =
  'no Firefox was found: install one (Debian: "apt-get install firefox-esr"; macOS: "brew install --cask firefox"), ' +
  'or set MOOT_FIREFOX to the path of one';

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function candidates() {
  const onPath = (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter(Boolean)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)));
  if (process.platform === 'darwin') {
    const folders = ['/Applications', join(process.env['HOME'] ?? '', 'Applications')];
    return [...folders.map((folder) => join(folder, 'Firefox.app/Contents/MacOS/firefox')), ...onPath];
  }
  if (process.platform === 'win32') {
    const folders = [process.env['PROGRAMFILES'], process.env['PROGRAMFILES(X86)']].filter(Boolean);
    return folders.map((folder) => join(folder, 'Mozilla Firefox\\firefox.exe'));
  }
  // A Firefox in a snap can't be driven with a profile outside of it.
  return [...onPath, ...NAMES.map((name) => join('/usr/bin', name))].filter(
    (path) => !path.startsWith('/snap/'),
  );
}

/** The path of a Firefox, or null. Never installs anything. */
export function findFirefox() {
  const asked = process.env['MOOT_FIREFOX'];
  if (asked) return isProgram(asked) ? asked : null;
  return candidates().find(isProgram) ?? null;
}

/** The path of a Firefox, or null; on Debian as root, installs one when there is none. */
export function ensureFirefox() {
  const found = findFirefox();
  if (found || process.env['MOOT_FIREFOX']) return found;
  if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0) return null;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const options = { stdio: ['ignore', 'ignore', 'ignore'], env };
  spawnSync('apt-get', ['update', '-qq'], options);
  // Debian has it by this name; Ubuntu has none, and goes without.
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'firefox-esr'], options);
  return findFirefox();
}
