/**
 * `npm test`: everything, on a machine that has Node and npm only. Installs what is missing, runs
 * each stage even if one before it failed, and closes with one line of counts.
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBrowser } from './browser.mjs';
import { ensureFirefox, HOW_TO_GET_FIREFOX } from './firefox.mjs';
import { checkNode, install, npm, ROOT } from './machine.mjs';
import { whyNoRig } from './rig.mjs';

const RESULTS = join(ROOT, '.cache', 'results');

const env = { ...process.env, CI: 'true' };
if (!process.stdout.isTTY) env.NO_COLOR = '1';

function heading(name) {
  process.stdout.write(`\n== ${name}\n`);
}

/** Runs one vitest project; returns its counts. A run that fails without a failed test counts as one. */
function vitest(script) {
  const report = join(RESULTS, `${script}.json`);
  const args = [
    'run',
    '-s',
    script,
    '--',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ];
  const ok = npm(args, { env });
  if (!existsSync(report)) return { passed: 0, failed: 1 };
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'));
  return { passed: numPassedTests, failed: ok ? numFailedTests : Math.max(1, numFailedTests) };
}

function check(script) {
  return { passed: 0, failed: npm(['run', '-s', script], { env }) ? 0 : 1 };
}

/** Firefox and Chromium together: where there is no Firefox, says so instead. */
function firefox(script) {
  const path = ensureFirefox();
  if (!path) return { passed: 0, failed: 0, skipped: HOW_TO_GET_FIREFOX };
  env.MOOT_FIREFOX = path;
  return vitest(script);
}

/** A hall without internet, in networks of its own: where none can be laid, says why instead. */
function rig(script) {
  const why = whyNoRig();
  return why === null ? vitest(script) : { passed: 0, failed: 0, skipped: why };
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
  { name: 'firefox', stage: firefox },
  { name: 'rig', stage: rig },
];

function runStages() {
  const total = { passed: 0, failed: 0, skipped: [] };
  const lines = [];
  for (const { name, stage } of STAGES) {
    heading(name);
    const start = performance.now();
    const { passed, failed, skipped } = stage(name);
    total.passed += passed;
    total.failed += failed;
    const seconds = Math.round((performance.now() - start) / 1000);
    if (skipped) {
      total.skipped.push(name);
      process.stdout.write(`skipped: ${skipped}\n`);
      lines.push(`skip ${name} (${skipped})`);
      continue;
    }
    const tests = stage === check ? '' : `, ${passed} passed, ${failed} failed`;
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
  const { passed, failed, skipped } = runStages();
  const without = skipped.length > 0 ? `, ${skipped.length} skipped` : '';
  process.stdout.write(`${passed} passed, ${failed} failed${without}\n`);
  process.exitCode = failed === 0 ? 0 : 1;
} catch (fault) {
  process.stderr.write(`${fault.message}\n`);
  process.exitCode = 1;
}
