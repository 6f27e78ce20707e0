/**
 * Finds a Chromium-like browser for the tests: Chromium, Chrome or Edge, as the machine has it.
 * `MOOT_BROWSER` (a path) goes before everything else.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
];

const MAC_APPS = [
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Chromium.app/Contents/MacOS/Chromium',
  'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];

const WINDOWS_APPS = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
];

/** What to do when no browser is found, in one sentence. */
export const HOW_TO_GET_ONE =
  'The tests need Chromium, Chrome or Edge: install one (Debian and Ubuntu: "apt-get install chromium"; ' +
  'macOS: "brew install --cask chromium"), or set MOOT_BROWSER to the path of one.';

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
    return [...folders.flatMap((folder) => MAC_APPS.map((app) => join(folder, app))), ...onPath];
  }
  if (process.platform === 'win32') {
    const folders = [
      process.env['PROGRAMFILES'],
      process.env['PROGRAMFILES(X86)'],
      process.env['LOCALAPPDATA'],
    ];
    return folders.filter(Boolean).flatMap((folder) => WINDOWS_APPS.map((app) => join(folder, app)));
  }
  return [...onPath, ...NAMES.map((name) => join('/usr/bin', name)), '/snap/bin/chromium'];
}

/** The path of a browser, or null. Never installs anything. */
export function findBrowser() {
  const asked = process.env['MOOT_BROWSER'];
  if (asked) return isProgram(asked) ? asked : null;
  return candidates().find(isProgram) ?? null;
}

/**
 * The path of a browser; on Debian and Ubuntu as root, installs one when there is none.
 * @throws when none can be had, with a sentence for people.
 */
export function ensureBrowser() {
  const found = findBrowser();
  if (found) return found;
  const mayInstall =
    existsSync('/etc/debian_version') && process.getuid?.() === 0 && !process.env['MOOT_BROWSER'];
  if (mayInstall) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const options = { stdio: ['ignore', 'inherit', 'inherit'], env };
    spawnSync('apt-get', ['update', '-qq'], options);
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], options);
    const installed = findBrowser();
    if (installed) return installed;
  }
  throw new Error(HOW_TO_GET_ONE);
}

/** Launch arguments that the tests need on this machine. */
export function browserArgs() {
  // Chromium refuses its sandbox to root; containers often have a tiny /dev/shm.
  const asRoot = process.getuid?.() === 0;
  return [...(asRoot ? ['--no-sandbox'] : []), '--disable-dev-shm-usage'];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    process.stdout.write(`${ensureBrowser()}\n`);
  } catch (fault) {
    process.stderr.write(`${fault.message}\n`);
    process.exitCode = 1;
  }
}
