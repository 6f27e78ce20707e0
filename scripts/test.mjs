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

/**
 * Runs one script of vitest; returns its counts. A run that fails without a failed test counts as one.
 * `more`: further projects that run beside those of the script.
 */
function vitest(script, more = []) {
  const report = join(RESULTS, `${script}.json`);
  const args = [
    'run',
    '-s',
    script,
    '--',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...more.flatMap((project) => ['--project', project]),
  ];
  const ok = npm(args, { env });
  if (!existsSync(report)) return { passed: 0, failed: 1 };
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'));
  return { passed: numPassedTests, failed: ok ? numFailedTests : Math.max(1, numFailedTests) };
}

function check(script) {
  return { passed: 0, failed: npm(['run', '-s', script], { env }) ? 0 : 1 };
}

/** What runs in Node and what runs in a browser beside each other: neither alone keeps two processors busy. */
const unitAndBrowser = () => vitest('unit', ['browser']);

/**
 * The whole app, in Chromium, with Firefox and networks without internet beside it. Where this machine
 * has no Firefox or can lay no networks, says so instead.
 */
function wholeApp() {
  const without = {};
  const firefox = ensureFirefox();
  if (firefox) env.MOOT_FIREFOX = firefox;
  else without.firefox = HOW_TO_GET_FIREFOX;
  const whyNot = whyNoRig();
  if (whyNot !== null) without.rig = whyNot;
  const more = ['firefox', 'rig'].filter((project) => !(project in without));
  return { ...vitest('e2e', more), skipped: without };
}

const STAGES = [
  { name: 'types', stage: check },
  { name: 'lint', stage: check },
  { name: 'format:check', stage: check },
  { name: 'unused', stage: check },
  { name: 'unit, browser', stage: unitAndBrowser },
  { name: 'build', stage: check },
  { name: 'whole app', stage: wholeApp },
];

function runStages() {
  const total = { passed: 0, failed: 0, skipped: [] };
  const lines = [];
  for (const { name, stage } of STAGES) {
    heading(name);
    const start = performance.now();
    const { passed, failed, skipped = {} } = stage(name);
    total.passed += passed;
    total.failed += failed;
    const seconds = Math.round((performance.now() - start) / 1000);
    for (const [part, why] of Object.entries(skipped)) {
      total.skipped.push(part);
      lines.push(`skip ${part} (${why})`);
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
