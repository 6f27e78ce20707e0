/**
 * `npm start`: installs what is missing, builds what has changed, and starts the meeting point. Needs
 * Node and npm only; a second run starts at once.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const CACHE = join(ROOT, 'node_modules', '.cache', 'moot');
const BUILT = join(CACHE, 'built');
const OLDEST_NODE = [20, 19];
/** Everything that the build depends on. */
const INPUTS = [
  'src',
  'public',
  'index.html',
  'package.json',
  'package-lock.json',
  'scripts/browser.mjs',
  'tsconfig.json',
  'vite.config.ts',
  'vite.server.config.ts',
];
const OUTPUTS = ['dist/index.html', 'dist-server/main.js'];

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [oldestMajor, oldestMinor] = OLDEST_NODE;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  throw new Error(
    `Moot needs Node ${OLDEST_NODE.join('.')} or newer; this is ${process.versions.node}. See https://nodejs.org/`,
  );
}

function npm(args) {
  const env = { ...process.env };
  // Tools would be left out under "production", and Yjs throws on our elements under "development".
  delete env.NODE_ENV;
  const shell = process.platform === 'win32';
  return spawnSync('npm', args, { cwd: ROOT, env, stdio: ['ignore', 'ignore', 'inherit'], shell }).status === 0;
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

function install() {
  if (isInstalled()) return;
  process.stdout.write('Installing packages (once, about a minute) ...\n');
  const quiet = ['--no-audit', '--no-fund', '--include=dev', '--loglevel=error'];
  // A lockfile can lack another platform's optional packages; `npm install` then still works.
  if (npm(['ci', ...quiet]) || npm(['install', '--no-save', ...quiet])) return;
  throw new Error('The packages could not be installed: see above. Is this machine online?');
}

function* filesBelow(path) {
  if (!existsSync(path)) return;
  if (!statSync(path).isDirectory()) {
    yield path;
    return;
  }
  for (const name of readdirSync(path).sort()) yield* filesBelow(join(path, name));
}

function hashOfInputs() {
  const hash = createHash('sha256');
  for (const input of INPUTS) {
    for (const file of filesBelow(join(ROOT, input))) hash.update(file).update('\0').update(readFileSync(file));
  }
  return hash.digest('hex');
}

function build() {
  const hash = hashOfInputs();
  const built = existsSync(BUILT) ? readFileSync(BUILT, 'utf8') : null;
  if (built === hash && OUTPUTS.every((file) => existsSync(join(ROOT, file)))) return;
  process.stdout.write('Building the app ...\n');
  if (!npm(['run', '--silent', 'build'])) throw new Error('The app could not be built: see above.');
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(BUILT, hash);
}

try {
  checkNode();
  install();
  build();
  process.env.NODE_ENV = 'production';
  await import(pathToFileURL(join(ROOT, 'dist-server', 'main.js')).href);
} catch (fault) {
  process.stderr.write(`${fault.message}\n`);
  process.exitCode = 1;
}
