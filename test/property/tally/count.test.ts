import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countRooms } from '../../../src/domain/tally/count.ts';
import { addCounts, countsOf } from '../../../src/domain/tally/counts.ts';
import { fromFigure, NONE, plus, sumOf, times, whole } from '../../../src/domain/tally/fraction.ts';
import { lotOrder } from '../../../src/domain/tally/lot.ts';
import type { CountReport, Method } from '../../../src/domain/tally/report.ts';
import { countScores } from '../../../src/domain/tally/score-counts.ts';
import { counted, papersOf, printed, sha256 } from '../../unit/tally/elections.ts';
import { allocatedByDefinition, blocByDefinition } from './by-definition.ts';

const NAMES = 'ABCDEFGH';

interface Election {
  readonly options: string;
  readonly rows: number[][];
  readonly seats: number;
}

/** Few papers with few different scores: most of these elections have ties. */
const elections: fc.Arbitrary<Election> = fc
  .record({ options: fc.integer({ min: 1, max: 6 }), highest: fc.integer({ min: 1, max: 5 }) })
  .chain(({ options, highest }) =>
    fc.record({
      options: fc.constant(NAMES.slice(0, options)),
      rows: fc.array(
        fc.array(fc.constantFrom(0, 5, ...Array.from({ length: highest }, (_, i) => i)), {
          minLength: options,
          maxLength: options,
        }),
        { minLength: 1, maxLength: 9 },
      ),
      seats: fc.integer({ min: 1, max: options }),
    }),
  );

const methods = fc.constantFrom<Method>('star', 'blocStar', 'starPr');
const seatsFor = (method: Method, seats: number): number => (method === 'star' ? 1 : seats);
const text = (report: CountReport): string => JSON.stringify([report, printed(report)]);

function shuffled<T>(values: readonly T[], chance: Iterator<number>): T[] {
  const deck = [...values];
  for (let i = deck.length - 1; i > 0; i -= 1) {
    const j = (chance.next().value ?? 0) % (i + 1);
    [deck[i], deck[j]] = [deck[j] as T, deck[i] as T];
  }
  return deck;
}

describe('the count is what the rules say, word for word', () => {
  test('[TAL-2] [TAL-3] [TAL-4] [TAL-5] STAR and Bloc STAR', () => {
    let lots = 0;
    fc.assert(
      fc.property(elections, ({ options, rows, seats }) => {
        const order = lotOrder([...options], { seed: 'seed', hash: sha256 });
        const report = counted(options, rows, { method: 'blocStar', seats });
        const { winners, lotDrawn } = blocByDefinition(rows, options.length, seats, order);
        expect(report.winners).toEqual(winners);
        expect(report.lot !== null).toBe(lotDrawn);
        expect(report.ties.some(({ by }) => by === 'lot')).toBe(lotDrawn);
        if (lotDrawn) lots += 1;
      }),
      { numRuns: 1_000 },
    );
    expect(lots).toBeGreaterThan(30);
  });

  test('[TAL-6] [TAL-7] proportional STAR, to the last fraction of a paper', () => {
    fc.assert(
      fc.property(elections, ({ options, rows, seats }) => {
        const order = lotOrder([...options], { seed: 'seed', hash: sha256 });
        const report = counted(options, rows, { method: 'starPr', seats });
        const { winners, lotDrawn, left } = allocatedByDefinition(rows, options.length, seats, order);
        expect(report.winners).toEqual(winners);
        expect(report.lot !== null).toBe(lotDrawn);
        const [, under = 1n] = left[0] ?? [];
        const all = left.reduce((sum, [weight]) => sum + weight, 0n);
        const last = report.rounds.at(-1);
        const { over, under: ours } = last?.type === 'seat' ? fromFigure(last.left) : NONE;
        expect(over * under).toBe(all * ours);
      }),
      { numRuns: 600 },
    );
  });
});

test('[TAL-7] what is spent and what is left add up to the papers, after every seat', () => {
  fc.assert(
    fc.property(elections, ({ options, rows, seats }) => {
      const report = counted(options, rows, { method: 'starPr', seats });
      let spent = NONE;
      for (const round of report.rounds) {
        if (round.type !== 'seat') throw new Error('Not a seat');
        const bySupporters = sumOf(
          round.supporters.map((each) => times(fromFigure(each.spent), whole(each.papers))),
        );
        expect(bySupporters).toEqual(fromFigure(round.spent));
        spent = plus(spent, fromFigure(round.spent));
        expect(plus(spent, fromFigure(round.left))).toEqual(whole(rows.length));
        for (const each of round.supporters) {
          expect(plus(fromFigure(each.spent), fromFigure(each.left))).toEqual(fromFigure(each.weight));
        }
        for (const { scores, total } of round.standings) {
          expect(sumOf(scores.map((weight, score) => times(fromFigure(weight), whole(score))))).toEqual(
            fromFigure(total),
          );
        }
      }
    }),
    { numRuns: 500 },
  );
});

describe('[TAL-9] what makes no difference', () => {
  test('the order of the papers: the same bytes', () => {
    fc.assert(
      fc.property(
        elections,
        methods,
        fc.infiniteStream(fc.nat()),
        ({ options, rows, seats }, method, chance) => {
          const told = { method, seats: seatsFor(method, seats) };
          expect(text(counted(options, shuffled(rows, chance), told))).toBe(
            text(counted(options, rows, told)),
          );
        },
      ),
      { numRuns: 500 },
    );
  });

  test('the order of the options, lots included', () => {
    fc.assert(
      fc.property(
        elections,
        methods,
        fc.infiniteStream(fc.nat()),
        ({ options, rows, seats }, method, chance) => {
          const told = { method, seats: seatsFor(method, seats) };
          const here = counted(options, rows, told);
          const moved = shuffled([...options], chance);
          const there = counted(
            moved.join(''),
            rows.map((row) => moved.map((name) => row[options.indexOf(name)] ?? 0)),
            told,
          );
          expect(printed(there).winners).toEqual(printed(here).winners);
          expect(printed(there).ties.map(({ by }) => by)).toEqual(printed(here).ties.map(({ by }) => by));
          for (const [i, round] of printed(here).rounds.entries()) {
            const { finalists, ...figures } = printed(there).rounds[i] ?? {};
            const { finalists: those, ...expected } = round;
            expect(figures).toEqual(expected);
            expect(new Set(finalists as string[])).toEqual(new Set(those as string[]));
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  test('the words of the options, unless a lot was drawn', () => {
    fc.assert(
      fc.property(elections, methods, ({ options, rows, seats }, method) => {
        const told = { method, seats: seatsFor(method, seats) };
        const { options: _, ...here } = counted(options, rows, told);
        fc.pre(here.lot === null);
        expect(counted('STUVWXYZ'.slice(0, options.length), rows, told)).toMatchObject(here);
      }),
      { numRuns: 300 },
    );
  });

  test('in how many rooms the papers were counted', () => {
    fc.assert(
      fc.property(
        elections,
        fc.constantFrom('star' as const, 'blocStar' as const),
        fc.nat(),
        ({ options, rows, seats }, method, cut) => {
          const at = cut % (rows.length + 1);
          const [here, there] = [rows.slice(0, at), rows.slice(at)].map((some) => {
            const counts = countsOf(papersOf(options.length, some));
            if (!counts.ok) throw new Error(counts.fault.type);
            return counts.value;
          });
          if (here === undefined || there === undefined) throw new Error('Two rooms');
          const told = { method, seats: seatsFor(method, seats) };
          const election = { ...told, options: [...options], lot: { seed: 'seed', hash: sha256 } };
          const together = countRooms(election, addCounts(here, there));
          expect(together.ok && text(together.value)).toBe(text(counted(options, rows, told)));
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('[TAL-1] the pass over the scores', () => {
  const sheets = fc
    .tuple(
      fc.integer({ min: 1, max: 11 }),
      fc.integer({ min: 0, max: 4 }),
      fc.integer({ min: 0, max: 2_000 }),
    )
    .chain(([options, offset, papers]) =>
      fc.record({
        options: fc.constant(options),
        offset: fc.constant(offset),
        seed: fc.infiniteStream(fc.integer({ min: 0, max: 5 })),
        papers: fc.constant(papers),
      }),
    );

  test('counts every score of every option, wherever the bytes begin', () => {
    fc.assert(
      fc.property(sheets, ({ options, offset, papers, seed }) => {
        const scores = new Uint8Array(offset + options * papers).subarray(offset);
        for (let i = 0; i < scores.length; i++) scores[i] = seed.next().value ?? 0;
        const expected = new Uint32Array(options * 6);
        for (const [i, score] of scores.entries()) {
          const cell = (i % options) * 6 + score;
          expected[cell] = (expected[cell] ?? 0) + 1;
        }
        expect(countScores(scores, options)).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  test.each([0, 1, 2, 3, 4, 5])('counts a thousand papers that all give %d', (score) => {
    for (const options of [1, 2, 3, 4, 10]) {
      const cells = Array.from({ length: options * 6 }, (_, cell) => (cell % 6 === score ? 1_000 : 0));
      expect([...(countScores(new Uint8Array(options * 1_000).fill(score), options) ?? [])]).toEqual(cells);
    }
  });

  test('finds every score above 5, wherever it stands', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 40 }),
        fc.nat(),
        fc.integer({ min: 6, max: 255 }),
        (options, papers, at, score) => {
          const scores = new Uint8Array(options * papers).fill(5);
          scores[at % scores.length] = score;
          expect(countScores(scores, options)).toBeNull();
        },
      ),
      { numRuns: 500 },
    );
  });
});
