/**
 * `npm run bench [-- 1000,10000]`: bundles the bench and runs it in a process of its own. The part in
 * the browser runs the built app, and needs a Chromium; where none is, it is left out, and said.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { findBrowser } from './browser.mjs';
import { buildWhatChanged } from './built.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
// Two folders deep, like the tests: what they share finds the project from there.
const outDir = join(root, 'node_modules/.bench');
const common = { root, configFile: false, logLevel: 'warn' };

await build({
  ...common,
  build: { ssr: 'test/bench/main.ts', outDir, emptyOutDir: true, target: 'node20', minify: false },
});

const env = { ...process.env, NODE_ENV: 'production' };
if (findBrowser()) {
  buildWhatChanged();
  const entry = join(root, 'test/bench/page/fill.ts');
  const lib = { entry, formats: ['iife'], name: 'fill', fileName: () => 'fill.js' };
  await build({ ...common, build: { lib, outDir: join(outDir, 'page'), emptyOutDir: true, minify: false } });
  env.BENCH_FILL = join(outDir, 'page/fill.js');
  await build({
    ...common,
    root: join(root, 'test/bench/page'),
    worker: { format: 'es' },
    build: {
      rollupOptions: { input: join(root, 'test/bench/page/sync.html') },
      outDir: join(outDir, 'sync'),
      emptyOutDir: true,
      target: 'chrome137',
      modulePreload: { polyfill: false },
    },
  });
  env.BENCH_SYNC = join(outDir, 'sync');
} else {
  process.stdout.write('Without a browser, nothing is measured in one.\n');
}

const script = ['--max-old-space-size=4096', join(outDir, 'main.js')];
const { status } = spawnSync(process.execPath, [...script, ...process.argv.slice(2)], {
  stdio: 'inherit',
  env,
});
process.exit(status ?? 1);
