/** What every command needs of this machine: a Node that is new enough, and the packages. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));
const OLDEST_NODE = [20, 19];

/** Throws, with a sentence for people, when Node is too old. */
export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [oldestMajor, oldestMinor] = OLDEST_NODE;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  throw new Error(
    `Moot needs Node ${OLDEST_NODE.join('.')} or newer; this is ${process.versions.node}. See https://nodejs.org/`,
  );
}

/**
 * Runs npm; true when it succeeds.
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, output?: 'inherit' | 'ignore' }} [options]
 */
export function npm(args, { env = process.env, output = 'inherit' } = {}) {
  const clean = { ...env };
  // Tools would be left out under "production", and Yjs throws on our elements under "development".
  delete clean.NODE_ENV;
  const shell = process.platform === 'win32';
  return (
    spawnSync('npm', args, { cwd: ROOT, env: clean, stdio: ['ignore', output, 'inherit'], shell }).status ===
    0
  );
}

function packagesIn(lockfile) {
  return Object.entries(JSON.parse(readFileSync(lockfile, 'utf8')).packages);
}

/** True when node_modules holds what package-lock.json names; packages for other machines may lack. */
function isInstalled() {
  const hidden = join(ROOT, 'node_modules', '.package-lock.json');
  if (!existsSync(hidden)) return false;
  const installed = new Map(packagesIn(hidden));
  return packagesIn(join(ROOT, 'package-lock.json')).every(
    ([path, { version, optional }]) => path === '' || optional || installed.get(path)?.version === version,
  );
}

/** Installs the packages if one is missing. Throws, with a sentence for people, when that fails. */
export function install() {
  if (isInstalled()) return;
  process.stdout.write('Installing packages (once, about a minute) ...\n');
  const quiet = ['--no-audit', '--no-fund', '--include=dev', '--loglevel=error'];
  const output = 'ignore';
  // A lockfile can lack another platform's optional packages; `npm install` then still works.
  if (npm(['ci', ...quiet], { output }) || npm(['install', '--no-save', ...quiet], { output })) return;
  throw new Error('The packages could not be installed: see above. Is this machine online?');
}
