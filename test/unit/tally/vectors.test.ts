/** Real elections. They are not part of the project: `MOOT_VECTORS` names their folder. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readPapers } from '../../../src/cli/csv-papers.ts';
import { count } from '../../../src/domain/tally/count.ts';
import { reportJson } from '../../../src/domain/tally/report-json.ts';
import { ROOT } from '../../architecture/source.ts';
import { sha256 } from './elections.ts';

const FOLDER = join(process.env['MOOT_VECTORS'] ?? join(ROOT, '../shared/vectors'), 'star');
const names = existsSync(FOLDER)
  ? readdirSync(FOLDER)
      .filter((file) => file.endsWith('.csv'))
      .map((file) => file.slice(0, -'.csv'.length))
  : [];

describe('[TAL-2] real elections agree in every figure', () => {
  test.skipIf(names.length > 0)('(left out: no elections in MOOT_VECTORS)', () => {
    expect(names).toEqual([]);
  });

  test.each(names)('%s', (name) => {
    const sheet = readPapers(readFileSync(join(FOLDER, `${name}.csv`)));
    if (!sheet.ok) throw new Error(sheet.fault);
    const { options, papers } = sheet.value;
    const report = count({ method: 'star', seats: 1, options, lot: { seed: null, hash: sha256 } }, papers);
    if (!report.ok) throw new Error(report.fault.type);
    const { rounds, ties, lot, ...found } = reportJson(report.value) as Readonly<Record<string, unknown>> & {
      readonly rounds: readonly Readonly<Record<string, unknown>>[];
    };
    const [{ totals, fives, finalists, runoff, noPreference } = {}] = rounds;
    const expected: unknown = JSON.parse(readFileSync(join(FOLDER, `${name}.expected.json`), 'utf8'));
    expect({ ...found, totals, fives, finalists, runoff, noPreference }).toEqual(expected);
    expect({ rounds: rounds.length, ties, lot }).toEqual({ rounds: 1, ties: [], lot: null });
  });
});
