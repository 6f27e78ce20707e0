/**
 * `npm run test:long`: what takes too long for `npm test`, with figures in its output. Everything below
 * `test/long`, or the files whose names contain an argument:
 *
 *   npm run test:long -- fuzz
 *   SEED=7 CASES=1000000 npm run test:long -- fuzz
 */
import { checkNode, install, npm } from './machine.mjs';

try {
  checkNode();
  install();
  const env = { ...process.env, CI: 'true' };
  if (!process.stdout.isTTY) env.NO_COLOR = '1';
  const args = [
    'exec',
    '--',
    'vitest',
    'run',
    '--project',
    'long',
    '--silent=false',
    ...process.argv.slice(2),
  ];
  process.exitCode = npm(args, { env }) ? 0 : 1;
} catch (fault) {
  process.stderr.write(`${fault.message}\n`);
  process.exitCode = 1;
}
