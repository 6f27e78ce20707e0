import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from './source.ts';

/** The rules found broken below a folder, each with its file, sorted. */
function brokenRules(folder: string): string[] {
  // The same rules, without the exception for what is planted.
  const config = join(ROOT, '.cache', 'planted.oxlintrc.json');
  const rules = JSON.parse(readFileSync(join(ROOT, '.oxlintrc.json'), 'utf8')) as object;
  mkdirSync(join(ROOT, '.cache'), { recursive: true });
  writeFileSync(config, JSON.stringify({ ...rules, ignorePatterns: [] }));
  const oxlint = join(ROOT, 'node_modules/oxlint/bin/oxlint');
  const { stdout } = spawnSync(process.execPath, [oxlint, '-c', config, '-f', 'unix', folder], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  return [...stdout.matchAll(/([\w-]+\.tsx?):\d+:.*\[Error\/\w+\(([\w-]+)\)\]/g)]
    .map(([, file = '', rule = '']) => `${file}: ${rule}`)
    .toSorted();
}

test('lint finds what is planted: an impure domain, lost promises, switched-off types', () => {
  expect(brokenRules('test/architecture/planted/lint')).toEqual([
    'card.tsx: no-destructure',
    'impure.ts: no-console',
    'impure.ts: no-explicit-any',
    'impure.ts: no-floating-promises',
    'impure.ts: no-restricted-globals',
    'impure.ts: no-restricted-globals',
    'impure.ts: no-restricted-globals',
    'impure.ts: no-restricted-properties',
    'impure.ts: no-restricted-properties',
    'impure.ts: switch-exhaustiveness-check',
  ]);
});
