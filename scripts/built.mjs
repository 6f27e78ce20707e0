/** The built app, brought up to date before something runs it. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { npm, ROOT } from './machine.mjs';

const CACHE = join(ROOT, 'node_modules', '.cache', 'moot');
const BUILT = join(CACHE, 'built');
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
    for (const file of filesBelow(join(ROOT, input)))
      hash.update(`${relative(ROOT, file)}\0`).update(readFileSync(file));
  }
  return hash.digest('hex');
}

/** Builds the app and the meeting point where the sources differ from those of the last build. */
export function buildWhatChanged() {
  const hash = hashOfInputs();
  const built = existsSync(BUILT) ? readFileSync(BUILT, 'utf8') : null;
  if (built === hash && OUTPUTS.every((file) => existsSync(join(ROOT, file)))) return;
  process.stdout.write('Building the app ...\n');
  if (!npm(['run', '--silent', 'build'], { output: 'ignore' }))
    throw new Error('The app could not be built: see above.');
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(BUILT, hash);
}
