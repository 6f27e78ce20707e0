/**
 * `npm test`: everything, on a machine that has Node and npm only. Installs what is missing, runs
 * each stage even if one before it failed, and closes with one line of counts.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBrowser } from './browser.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const RESULTS = join(ROOT, '.cache', 'results');
const OLDEST_NODE = [20, 19];

const env = { ...process.env, CI: 'true' };
// A development build of Yjs throws on our elements, and npm leaves tools out under "production".
delete env.NODE_ENV;
if (!process.stdout.isTTY) env.NO_COLOR = '1';

function run(command, args) {
  const shell = process.platform === 'win32';
  return (
    spawnSync(command, args, { cwd: ROOT, env, stdio: ['ignore', 'inherit', 'inherit'], shell }).status === 0
  );
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [oldestMajor, oldestMinor] = OLDEST_NODE;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  throw new Error(`Moot needs Node ${OLDEST_NODE.join('.')} or newer; this is ${process.versions.node}.`);
}

function packagesOf(lockfile) {
  return Object.entries(JSON.parse(readFileSync(lockfile, 'utf8')).packages);
}

/** True when node_modules holds what package-lock.json names; packages for other machines may lack. */
function isInstalled() {
  const hidden = join(ROOT, 'node_modules', '.package-lock.json');
  if (!existsSync(hidden)) return false;
  const installed = new Map(packagesOf(hidden));
  return packagesOf(join(ROOT, 'package-lock.json')).every(
    ([path, { version, optional }]) => path === '' || optional || installed.get(path)?.version === version,
  );
}

function install() {
  if (isInstalled()) return;
  heading('install');
  const quiet = ['--no-audit', '--no-fund', '--include=dev', '--loglevel=error'];
  // A lockfile can lack another platform's optional packages; `npm install` then still works.
  if (!run('npm', ['ci', ...quiet]) && !run('npm', ['install', '--no-save', ...quiet])) {
    throw new Error('The packages could not be installed: see above.');
  }
}

function heading(name) {
  process.stdout.write(`\n== ${name}\n`);
}

/** Runs one vitest project; returns its counts. A run that fails without a failed test counts as one. */
function vitest(script) {
  const report = join(RESULTS, `${script}.json`);
  const ok = run('npm', [
    'run',
    '-s',
    script,
    '--',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]);
  if (!existsSync(report)) return { passed: 0, failed: 1 };
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'));
  return { passed: numPassedTests, failed: ok ? numFailedTests : Math.max(1, numFailedTests) };
}

function check(script) {
  return { passed: 0, failed: run('npm', ['run', '-s', script]) ? 0 : 1 };
}

const STAGES = [
  { name: 'types', stage: check },
  { name: 'lint', stage: check },
  { name: 'format:check', stage: check },
  { name: 'unused', stage: check },
  { name: 'unit', stage: vitest },
  { name: 'browser', stage: vitest },
  { name: 'build', stage: check },
  { name: 'e2e', stage: vitest },
];

function runStages() {
  const total = { passed: 0, failed: 0 };
  const lines = [];
  for (const { name, stage } of STAGES) {
    heading(name);
    const start = performance.now();
    const { passed, failed } = stage(name);
    total.passed += passed;
    total.failed += failed;
    const seconds = Math.round((performance.now() - start) / 1000);
    const tests = stage === vitest ? `, ${passed} passed, ${failed} failed` : '';
    lines.push(`${failed === 0 ? 'ok  ' : 'FAIL'} ${name} (${seconds} s${tests})`);
  }
  process.stdout.write(`\n${lines.join('\n')}\n`);
  return total;
}

try {
  checkNode();
  install();
  env.MOOT_BROWSER = ensureBrowser();
  rmSync(RESULTS, { recursive: true, force: true });
  mkdirSync(RESULTS, { recursive: true });
  const { passed, failed } = runStages();
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  process.exitCode = failed === 0 ? 0 : 1;
} catch (fault) {
  process.stderr.write(`${fault.message}\n`);
  process.exitCode = 1;
}
