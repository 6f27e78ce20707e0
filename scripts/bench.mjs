/**
 * `npm run bench [-- 1000,10000]`: bundles the bench and runs it in a process of its own. The part in
 * the browser needs the built app and a Chromium; where either is missing it is left out, and said.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { findBrowser } from './browser.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
// Two folders deep, like the tests: what they share finds the project from there.
const outDir = join(root, 'node_modules/.bench');
const common = { root, configFile: false, logLevel: 'warn' };

await build({
  ...common,
  build: { ssr: 'test/bench/main.ts', outDir, emptyOutDir: true, target: 'node20', minify: false },
});

const env = { ...process.env, NODE_ENV: 'production' };
const isBuilt = existsSync(join(root, 'dist/index.html')) && existsSync(join(root, 'dist-server/main.js'));
if (isBuilt && findBrowser()) {
  const entry = join(root, 'test/bench/page/fill.ts');
  const lib = { entry, formats: ['iife'], name: 'fill', fileName: () => 'fill.js' };
  await build({ ...common, build: { lib, outDir: join(outDir, 'page'), emptyOutDir: true, minify: false } });
  env.BENCH_FILL = join(outDir, 'page/fill.js');
} else {
  process.stdout.write('Without a built app ("npm run build") and a browser, nothing is measured in one.\n');
}

const script = ['--max-old-space-size=4096', join(outDir, 'main.js')];
const { status } = spawnSync(process.execPath, [...script, ...process.argv.slice(2)], {
  stdio: 'inherit',
  env,
});
process.exit(status ?? 1);
