/**
 * Finds a Chromium-like browser for the tests: Chromium, Chrome or Edge, as the machine has it.
 * `MOOT_BROWSER` (a path) goes before everything else.
 */
import { fileURLToPath } from 'node:url';
import { findProgram, installOnDebian, placesOf } from './find-program.mjs';

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

/** The path of a browser, or null. Never installs anything. */
export function findBrowser() {
  const places = placesOf({ names: NAMES, macApps: MAC_APPS, windowsApps: WINDOWS_APPS });
  return findProgram(process.env['MOOT_BROWSER'], [...places, '/snap/bin/chromium']);
}

/**
 * The path of a browser; on Debian and Ubuntu as root, installs one when there is none.
 * @throws when none can be had, with a sentence for people.
 */
export function ensureBrowser() {
  const found = findBrowser();
  if (found) return found;
  if (!process.env['MOOT_BROWSER']) installOnDebian('chromium', 'inherit');
  const installed = findBrowser();
  if (installed) return installed;
  throw new Error(HOW_TO_GET_ONE);
}

/**
 * The address bar draws its suggestions on pages of its own, two for every window, seen or not: as much
 * work as the app itself, for a bar that no test has.
 */
const ADDRESS_BAR = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'WebUIOmniboxFullPopup'];

/** What playwright turns off; of several such arguments Chromium reads the last one alone. */
const OFF_BY_PLAYWRIGHT = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'TcpPortRandomizationWin',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
  'msForceBrowserSignIn',
  'msEdgeUpdateLaunchServicesPreferredVersion',
];

/** Launch arguments that the tests need on this machine. */
export function browserArgs() {
  // Chromium refuses its sandbox to root; containers often have a tiny /dev/shm.
  const asRoot = process.getuid?.() === 0;
  return [
    ...(asRoot ? ['--no-sandbox'] : []),
    '--disable-dev-shm-usage',
    `--disable-features=${[...OFF_BY_PLAYWRIGHT, ...ADDRESS_BAR].join(',')}`,
  ];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    process.stdout.write(`${ensureBrowser()}\n`);
  } catch (fault) {
    process.stderr.write(`${fault.message}\n`);
    process.exitCode = 1;
  }
}
