/** Finds a program that a machine may have, wherever its system puts programs, and installs one on Debian. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Where it may be, the likeliest first. `names`: in the folders of PATH and in /usr/bin. `macApps`: below
 * /Applications. `windowsApps`: below the folders for programs.
 * @param {{ names: readonly string[], macApps: readonly string[], windowsApps: readonly string[] }} where
 */
export function placesOf({ names, macApps, windowsApps }) {
  const onPath = (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter(Boolean)
    .flatMap((folder) => names.map((name) => join(folder, name)));
  if (process.platform === 'darwin') {
    const folders = ['/Applications', join(process.env['HOME'] ?? '', 'Applications')];
    return [...folders.flatMap((folder) => macApps.map((app) => join(folder, app))), ...onPath];
  }
  if (process.platform === 'win32') {
    return ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
      .map((folder) => process.env[folder])
      .filter(Boolean)
      .flatMap((folder) => windowsApps.map((app) => join(folder, app)));
  }
  return [...onPath, ...names.map((name) => join('/usr/bin', name))];
}

/**
 * The path of a program, or null. Never installs anything.
 * @param {string | undefined} asked a path that goes before all places
 * @param {readonly string[]} places
 */
export function findProgram(asked, places) {
  if (asked) return isProgram(asked) ? asked : null;
  return places.find(isProgram) ?? null;
}

/**
 * Installs a package on Debian and Ubuntu, as root; elsewhere nothing.
 * @param {string} name
 * @param {'inherit' | 'ignore'} output
 */
export function installOnDebian(name, output) {
  if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0) return;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const options = { stdio: ['ignore', output, output], env };
  spawnSync('apt-get', ['update', '-qq'], options);
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], options);
}
