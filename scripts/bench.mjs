/** `npm run bench [-- 1000,10000]`: bundles the bench and runs it in a process of its own. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
const outDir = join(root, 'node_modules/.cache/bench');

await build({
  root,
  configFile: false,
  logLevel: 'warn',
  build: { ssr: 'test/bench/main.ts', outDir, emptyOutDir: true, target: 'node20', minify: false },
});
const { status } = spawnSync(
  process.execPath,
  ['--expose-gc', '--max-old-space-size=4096', join(outDir, 'main.js'), ...process.argv.slice(2)],
  { stdio: 'inherit', env: { ...process.env, NODE_ENV: 'production' } },
);
process.exit(status ?? 1);
