import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { recount } from '../../../src/cli/recount.ts';
import type { Said } from '../../../src/cli/said.ts';
import { ROOT } from '../../architecture/source.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'moot-recount-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function fileOf(text: string): string {
  const path = join(folder, 'papers.csv');
  writeFileSync(path, text);
  return path;
}

/** A sheet is counted at once. */
function atOnce(said: Said | Promise<Said>): Said {
  if (said instanceof Promise) throw new Error('not at once');
  return said;
}

const recounted = (text: string, ...words: readonly string[]): Said =>
  atOnce(recount([...words, fileOf(text)]));
const json = (text: string, ...words: readonly string[]): unknown =>
  JSON.parse(recounted(text, '--json', ...words).out);

const LUNCH = 'Soup,Bread,Stew\n5,4,0\n5,4,0\n5,4,0\n0,4,1\n0,4,1\n,,\n';
const TIED = 'Soup,Bread\n3,2\n2,3\n';

describe('recount', () => {
  test('[TAL-2] explains a STAR count in words', () => {
    const { out, err, code } = recounted(LUNCH);
    expect({ err, code }).toEqual({ err: '', code: 0 });
    expect(out.split('\n')).toEqual([
      '6 papers, 3 options, 1 seat (star).',
      expect.stringContaining('STAR: '),
      '',
      'The count',
      '         total  0  1  2  3  4  5',
      '  Bread     20  1  0  0  0  5  0',
      '  Soup      15  3  0  0  0  0  3',
      '  Stew       2  4  2  0  0  0  0',
      'Bread and Soup are the finalists.',
      'Runoff: Bread is scored higher on 2 papers, Soup on 3; on 1 both are the same (no preference).',
      'Soup wins by 1.',
      '',
      'Winner: Soup.',
      '',
    ]);
  });

  test('[TAL-2] gives the report as JSON, and nothing else', () => {
    expect(json(LUNCH)).toEqual({
      method: 'star',
      seats: 1,
      papers: 6,
      winners: ['Soup'],
      rounds: [
        {
          totals: { Soup: 15, Bread: 20, Stew: 2 },
          fives: { Soup: 3, Bread: 0, Stew: 0 },
          scores: { Soup: [3, 0, 0, 0, 0, 3], Bread: [1, 0, 0, 0, 5, 0], Stew: [4, 2, 0, 0, 0, 0] },
          finalists: ['Bread', 'Soup'],
          runoff: { Bread: 2, Soup: 3 },
          noPreference: 1,
          winner: 'Soup',
        },
      ],
      ties: [],
      lot: null,
    });
  });

  test('[TAL-5] [TAL-6] counts by the other methods', () => {
    expect(json(LUNCH, '--method', 'bloc-star', '--seats', '2')).toMatchObject({
      method: 'bloc-star',
      seats: 2,
      winners: ['Soup', 'Bread'],
    });
    expect(json(LUNCH, '--method=star-pr', '--seats=2')).toMatchObject({
      method: 'star-pr',
      winners: ['Bread', 'Soup'],
      rounds: [{ quota: 3, spent: 3, left: 3 }, { spent: '6/5' }],
    });
  });

  test('[TAL-6] explains what each seat cost', () => {
    const { out } = recounted(LUNCH, '--method', 'star-pr', '--seats', '2');
    expect(out).toContain('Bread wins the seat. It costs a quota of 3: the papers divided by the seats.');
    expect(out).toContain('  5 papers that gave 4 and weigh 1 each: each spends 3/5.');
    expect(out).toContain('  Soup      6  1.80     0  0');
    expect(out).toContain('  3 papers that gave 5 and weigh 2/5 each: each is spent whole.');
    expect(out).toContain('Spent: 1 1/5. All papers still weigh 1 4/5.');
    expect(out).toContain('Winners: Bread and Soup.');
  });

  test('[TAL-3] [TAL-4] names each step of a tie', () => {
    expect(recounted('A,B,C\n3,2,0\n3,2,1\n0,2,5\n').out).toContain(
      'Tie: A, B and C are tied for 2 places. Head to head, match-ups lost: A 0, B 1 and C 2. A and B go on; C drops out.',
    );
    expect(recounted('A,B\n2,5\n4,1\n').out).toContain(
      'Tie: A and B are each preferred on as many papers. Totals: A 6 and B 6. Fives: A 0 and B 1. B wins.',
    );
  });

  test('[TAL-8] says that a lot was drawn, and from what', () => {
    const { out } = recounted(TIED, '--seed', 'the dice of Monday');
    expect(out).toContain('A lot was drawn. Its order: ');
    expect(out).toContain('It comes from the seed “the dice of Monday”.');
    expect(out).not.toContain('steered');
    expect(json(TIED, '--seed', 'x')).toMatchObject({ lot: { seed: 'x', couldBeSteered: false } });
  });

  test('[TAL-8] without a seed says that the lot could be steered', () => {
    expect(recounted(TIED).out).toContain('whoever wrote the options could have steered this lot');
    expect(json(TIED)).toMatchObject({ lot: { seed: null, couldBeSteered: true } });
    expect(json(TIED, '--seed', '')).toMatchObject({ lot: { seed: null, couldBeSteered: true } });
  });

  test('[TAL-9] gives the same bytes for the same papers in another order', () => {
    const [header = '', ...rows] = LUNCH.trimEnd().split('\n');
    const turned = [header, ...rows.toReversed()].join('\n');
    expect(recounted(turned, '--json').out).toBe(recounted(LUNCH, '--json').out);
  });

  test('does not let the words of an option steer the terminal', () => {
    expect(recounted('A\u001b[2J,B\n1,2\n').out).not.toContain('\u001b');
  });
});

describe('recount refuses', () => {
  test.each([
    ['A,B\n5,0\n0,6\n', 'papers.csv, line 3, column 2 (B): “6” is no score from 0 to 5\n'],
    ['A,B\n', 'papers.csv, line 2: there are no papers after the header row.\n'],
    ['', 'papers.csv, line 1: there is no header row with the options\n'],
  ])('a file that is no sheet of papers: %j', (text, sentence) => {
    const { out, err, code } = recounted(text, '--json');
    expect({ out, code }).toEqual({ out: '', code: 1 });
    expect(err.endsWith(sentence)).toBe(true);
  });

  test('a file that is not there, and a folder', () => {
    expect(recount([join(folder, 'none.csv')])).toMatchObject({ out: '', code: 1 });
    expect(recount([folder])).toMatchObject({
      out: '',
      code: 1,
      err: expect.stringContaining('is a folder'),
    });
  });

  test.each([
    [[]],
    [['--seats', '2']],
    [['--seats', '0', '--method', 'bloc-star']],
    [['--seats', 'two', '--method', 'bloc-star']],
    [['--method', 'plurality']],
    [['--colour']],
    [['--method']],
    [['another.csv']],
    [['--seats', '4', '--method', 'star-pr']],
  ])('wrong use: %j', (words) => {
    const { out, err, code } = words.length === 0 ? atOnce(recount([])) : recounted(LUNCH, ...words);
    expect({ out, code }).toEqual({ out: '', code: 2 });
    expect(err).toContain('Usage: npm run -s recount');
  });

  test('nothing where it is asked for help', () => {
    expect(recount(['--help'])).toMatchObject({ code: 0, err: '', out: expect.stringContaining('Usage') });
  });
});

describe('npm run recount', () => {
  const run = (...words: string[]) =>
    spawnSync('npm', ['run', '-s', 'recount', '--', ...words], { cwd: join(ROOT, 'src'), encoding: 'utf8' });

  test('[TAL-2] says the same, on standard output alone', () => {
    const { stdout, status } = run('--json', fileOf(LUNCH));
    expect(stdout).toBe(recounted(LUNCH, '--json').out);
    expect(status).toBe(0);
  });

  test('ends with 1 for a file that is none, named from where one stands, and with 2 for wrong use', () => {
    const bad = run('domain/SPEC.md');
    expect({ out: bad.stdout, status: bad.status }).toEqual({ out: '', status: 1 });
    expect(bad.stderr).toContain('domain/SPEC.md, line ');
    expect(run('--method', 'none', 'x.csv')).toMatchObject({ stdout: '', status: 2 });
  });
});
