/**
 * Before the whole-app tests: builds the app and the server if either is older than its sources.
 * Nothing is started here; each test file starts the server that it needs.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
const SOURCES = [
  'src',
  'public',
  'index.html',
  'vite.config.ts',
  'vite.server.config.ts',
  'package-lock.json',
];
const RESULTS = ['dist/index.html', 'dist-server/main.js'];

function newest(path: string): number {
  if (!existsSync(path)) return 0;
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}

/** True when `npm run build` would change something. */
export function isOutOfDate(): boolean {
  const results = RESULTS.map((path) => join(ROOT, path));
  if (!results.every((path) => existsSync(path))) return true;
  const oldestResult = Math.min(...results.map((path) => statSync(path).mtimeMs));
  return SOURCES.some((path) => newest(join(ROOT, path)) > oldestResult);
}

export function setup(): void {
  if (!isOutOfDate()) return;
  const env = { ...process.env };
  // Vitest sets these; a build under them would be a test build.
  delete env['NODE_ENV'];
  delete env['VITEST'];
  delete env['MODE'];
  const built = spawnSync('npm', ['run', 'build'], {
    cwd: ROOT,
    env,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (built.status !== 0) throw new Error(`npm run build failed:\n${built.stdout}\n${built.stderr}`);
}
