import { describe, expect, it } from 'vitest';
import { explain, margin, plainWords, tieWords } from '../../../src/ui/features/ballot/explain.ts';
import { reportOf } from '../../support/ballot-fixtures.ts';

const times = (n: number, row: readonly number[]) => Array.from({ length: n }, () => row);
const said = (report: ReturnType<typeof reportOf>, voters = 42) =>
  explain(report, voters).map(({ heading, steps }) => [heading, ...steps.map(plainWords)]);

describe('the way a count came out, in words', () => {
  it('names the points of the finalists, the runoff and its winner', () => {
    const rows = [...times(19, [3, 5]), ...times(15, [5, 3]), ...times(4, [4, 4])];
    const [round] = said(reportOf(rows, ['Noor', 'Chidinma']));
    expect(round).toEqual([
      '',
      '38 papers of 42 members are counted. Every score is added up. Chidinma has 156 points, Noor 148. They go on.',
      'Now each paper counts once, for whichever of the two it scored higher: 19 for Chidinma, 15 for Noor. Four scored both the same.',
      'So Chidinma wins, preferred by more papers.',
    ]);
  });

  it('says so where the one with fewer points is preferred', () => {
    const rows = [...times(3, [4, 5, 0]), ...times(2, [5, 0, 0])];
    const [round] = said(reportOf(rows, ['Noor', 'Chidinma', 'Tom']));
    expect(round?.at(-1)).toBe(
      'So Chidinma wins, preferred by more papers of the two, though Noor had 7 points more.',
    );
  });

  it('says by how many papers it was won, and nothing where as many prefer either', () => {
    expect(
      margin(
        reportOf(
          [
            [5, 0],
            [5, 0],
            [0, 5],
          ],
          ['A', 'B'],
        ).rounds[0],
      ),
    ).toBe('by 2 papers to 1');
    expect(
      margin(
        reportOf(
          [
            [5, 0],
            [0, 5],
          ],
          ['A', 'B'],
        ).rounds[0],
      ),
    ).toBeNull();
  });

  it('goes seat by seat for several winners', () => {
    const rows = [...times(6, [5, 5, 0, 0]), ...times(3, [0, 0, 5, 4])];
    const options = ['A', 'B', 'C', 'D'];
    const bloc = said(reportOf(rows, options, { method: 'blocStar', seats: 2 }));
    expect(bloc.map(([heading]) => heading)).toEqual(['Seat 1', 'Seat 2']);
    const shared = said(reportOf(rows, options, { method: 'starPr', seats: 2 }));
    expect(shared[1]?.join(' ')).toMatch(/All papers still weigh 0\b|still weigh \d/u);
    expect(shared[0]?.at(-1)).toMatch(
      /A seat costs the weight of 4 1\/2 papers: 9 papers divided by 2 seats\./u,
    );
  });
});

describe('each step of a tie, by name', () => {
  it('head to head', () => {
    const report = reportOf(
      [
        [5, 3, 2],
        [0, 3, 3],
        [5, 2, 3],
      ],
      ['A', 'B', 'C'],
    );
    const words = report.ties.map((tie) => plainWords(tieWords(report, tie)));
    expect(words[0]).toMatch(
      /^A tie\. B and C have the same points, and one of them goes on\. By comparisons lost, head to head: B \d and C \d\./u,
    );
  });

  it('fives, then lot; a lot is said to be one', () => {
    const report = reportOf(
      [
        [5, 0],
        [0, 5],
      ],
      ['A', 'B'],
    );
    const words = report.ties.map((tie) => plainWords(tieWords(report, tie))).join(' ');
    expect(words).toContain('As many papers prefer one as the other.');
    expect(words).toContain('By points: A 5 and B 5.');
    expect(words).toContain('By fives: A 1 and B 1.');
    expect(words).toMatch(/By place in the lot: A \d and B \d\. [AB] wins by lot\./u);
    expect(report.lot).not.toBeNull();
  });
});
