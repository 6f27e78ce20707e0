/** Puts a plant into a copy of the source and runs the test that must notice it there. */
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plant } from './plants.ts';

export const ROOT = join(import.meta.dirname, '../..');
const COPIES = join(ROOT, '.cache', 'planted-faults');
const WITHIN_MS = 120_000;

/** What of the project the tests need. */
const FOLDERS = ['src', 'test', 'scripts'];

export interface Verdict {
  readonly plant: Plant;
  /** `noticed`: a test failed. `survived`: all passed. `neither`: nothing ran, or it did not end. */
  readonly outcome: 'noticed' | 'survived' | 'neither';
  readonly said: string;
}

/** A copy of the source; made once, and used for one plant after the other. */
export function makeCopy(name: string): string {
  const copy = join(COPIES, name);
  rmSync(copy, { recursive: true, force: true });
  mkdirSync(copy, { recursive: true });
  for (const folder of FOLDERS) cpSync(join(ROOT, folder), join(copy, folder), { recursive: true });
  cpSync(join(ROOT, 'package.json'), join(copy, 'package.json'));
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'), 'junction');
  const config =
    "export default { test: { environment: 'node', include: ['test/**/*.test.ts'], testTimeout: 60_000, bail: 1 } };\n";
  writeFileSync(join(copy, 'vitest.config.mjs'), config);
  return copy;
}

export const removeCopy = (name: string): void =>
  rmSync(join(COPIES, name), { recursive: true, force: true });

/** How often what a plant takes away stands in the source: 1, unless it has moved. */
export const places = ({ file, find }: Plant): number =>
  readFileSync(join(ROOT, 'src', file), 'utf8').split(find).length - 1;

/** The test with the plant in the copy, which is as it was afterwards. `null`: with nothing planted. */
export async function runPlanted(copy: string, plant: Plant, planted = true): Promise<Verdict> {
  const path = join(copy, 'src', plant.file);
  const source = readFileSync(path, 'utf8');
  if (planted)
    writeFileSync(
      path,
      source.replace(plant.find, () => plant.put),
    );
  try {
    return judge(plant, await runTest(copy, plant));
  } finally {
    writeFileSync(path, source);
  }
}

interface Ran {
  readonly code: number | null;
  readonly said: string;
  readonly failed: number;
  readonly passed: number;
}

function judge(plant: Plant, { code, said, failed, passed }: Ran): Verdict {
  if (failed > 0) return { plant, outcome: 'noticed', said };
  return { plant, outcome: code === 0 && passed > 0 ? 'survived' : 'neither', said };
}

function runTest(copy: string, { test, title }: Plant): Promise<Ran> {
  const report = join(copy, 'report.json');
  rmSync(report, { force: true });
  const args = [join(ROOT, 'node_modules', 'vitest', 'vitest.mjs'), 'run', '--root', copy, `test/${test}`];
  if (title !== '') args.push('-t', title.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  args.push('--reporter=json', `--outputFile=${report}`);
  // Rooms are many; a few show what is planted there.
  const env = { ...process.env, RUNS: '12', NODE_ENV: '' };
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: copy, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (part: Buffer) => (said += part.toString()));
    const timer = setTimeout(() => child.kill('SIGKILL'), WITHIN_MS);
    child.on('exit', (code) => {
      clearTimeout(timer);
      resolve({ code, said, ...countsIn(report) });
    });
  });
}

function countsIn(report: string): { readonly failed: number; readonly passed: number } {
  try {
    const { numFailedTests, numPassedTests } = JSON.parse(readFileSync(report, 'utf8')) as Record<
      string,
      number
    >;
    return { failed: numFailedTests ?? 0, passed: numPassedTests ?? 0 };
  } catch {
    return { failed: 0, passed: 0 };
  }
}
