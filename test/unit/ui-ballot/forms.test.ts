import { describe, expect, it } from 'vitest';
import { allPapers } from '../../../src/ui/features/ballot/all-papers.ts';
import { compareSheets } from '../../../src/ui/features/ballot/compare-sheets.ts';
import {
  againOf,
  closesAtOf,
  faultsOf,
  inputOf,
  newForm,
  optionsOf,
  type OpeningForm,
} from '../../../src/ui/features/ballot/opening-form.ts';
import { receiptOf } from '../../../src/ui/features/ballot/receipt.ts';
import { recount } from '../../../src/ui/features/ballot/recount.ts';
import { readOpening, keepOpening } from '../../../src/ui/features/ballot/unsaid-opening.ts';
import { asScores, keepFilling, readFilling } from '../../../src/ui/features/ballot/unsaid-paper.ts';
import { keepSlips, readSlips } from '../../../src/ui/features/ballot/unsaid-slips.ts';
import { ballot, option, paper, reportOf, resultOf, room } from '../../support/ballot-fixtures.ts';

const NOW = new Date(2026, 10, 6, 10, 20).getTime();
const oven = { deadlock: 'o1.1.0', revision: 'r1.1.0', title: 'Oven' };
const marquee = { deadlock: 'o2.1.0', revision: 'r2.1.0', title: 'Marquee' };
const form = (more: Partial<OpeningForm> = {}): OpeningForm => ({ ...newForm('Oven', 5), ...more });
const optionsFor = (more: Partial<OpeningForm>) => optionsOf(form(more), oven, [marquee]);

function notes() {
  const kept = new Map<string, string>();
  return {
    kept,
    get: (place: string) => kept.get(place) ?? '',
    set: (place: string, words: string) => void kept.set(place, words),
  };
}

describe('opening a ballot', () => {
  it('asks yes or no to one text unless told otherwise', () => {
    expect(optionsFor({}).map(({ label, revision }) => [label, revision])).toEqual([
      ['Yes', 'r1.1.0'],
      ['No', null],
    ]);
  });

  it('puts texts first, then choices in words, then those that decide nothing', () => {
    const options = optionsFor({
      type: 'several',
      also: ['o2.1.0'],
      choices: [' Neither ', ''],
      keepTalking: true,
      reopenNominations: true,
    });
    expect(options.map(({ label, type }) => [label, type])).toEqual([
      ['Oven', 'choice'],
      ['Marquee', 'choice'],
      ['Neither', 'choice'],
      ['Keep talking', 'keepTalking'],
      ['Reopen nominations', 'reopenNominations'],
    ]);
  });

  it('closes in five days at seven in the evening, or when it is told', () => {
    expect(closesAtOf(form(), NOW)).toBe(new Date(2026, 10, 11, 19).getTime());
    expect(closesAtOf(form({ closing: 'other', closesOther: '2026-11-07T12:30' }), NOW)).toBe(
      new Date(2026, 10, 7, 12, 30).getTime(),
    );
    expect(closesAtOf(form({ closing: 'other' }), NOW)).toBeNull();
  });

  it('says what is missing', () => {
    const faults = (more: Partial<OpeningForm>) => faultsOf(form(more), optionsFor(more), NOW);
    expect(faults({})).toEqual({});
    expect(faults({ question: ' ' }).question).toBeDefined();
    expect(faults({ type: 'several' }).options).toBe('A ballot needs two options at least.');
    expect(faults({ type: 'several', choices: ['Oven'] }).options).toBe('Two options have the same words.');
    expect(faults({ closing: 'other', closesOther: '2020-01-01T10:00' }).closing).toBe(
      'That has passed already.',
    );
    expect(faults({ grace: '1.5' }).grace).toBeDefined();
    expect(faults({ method: 'starPr', seats: '3' }).seats).toBeDefined();
  });

  it('[BAL-7] votes on the same again: only the close, the days and the tellers are new', () => {
    const earlier = ballot({ method: 'blocStar', seats: 2, id: 'b9.1.0' });
    const input = inputOf(form({ grace: '2' }), ['o1.1.0'], optionsFor({}), { now: NOW, tellers: ['asha'] });
    expect(againOf(earlier, input)).toMatchObject({
      method: 'blocStar',
      seats: 2,
      deadlocks: ['o1'],
      repeats: 'b9.1.0',
      graceDays: 2,
      tellers: ['asha'],
    });
  });

  it('is there again after a reload; what can’t be read is begun anew', () => {
    const unsaid = notes();
    keepOpening(unsaid, 'o1.1.0', form({ type: 'several', choices: ['Neither'] }));
    expect(readOpening(unsaid, 'o1.1.0', form())).toMatchObject({ type: 'several', choices: ['Neither'] });
    unsaid.kept.set('ballot:o1.1.0', '{"type":"other","choices":[1],"question":7}');
    expect(readOpening(unsaid, 'o1.1.0', form())).toEqual(form());
    unsaid.kept.set('ballot:o1.1.0', '{');
    expect(readOpening(unsaid, 'o1.1.0', form())).toEqual(form());
  });
});

describe('a paper that is filled in', () => {
  it('is there again after a reload, if it is one for this ballot', () => {
    const unsaid = notes();
    keepFilling(unsaid, 'b', [3, null]);
    expect(readFilling(unsaid, 'b', 2)).toEqual([3, null]);
    expect(readFilling(unsaid, 'b', 3)).toBeNull();
    unsaid.kept.set('paper:b', '[6,"x"]');
    expect(readFilling(unsaid, 'b', 2)).toBeNull();
    expect(asScores([3, null])).toEqual([3, 0]);
  });

  it('has a receipt that no other paper of a large ballot has', () => {
    const receipts = new Set(Array.from({ length: 20_000 }, (_, i) => receiptOf(`1kq2v9x.${i}.0`)));
    expect(receipts.size).toBe(20_000);
    expect(receiptOf('1kq2v9x.7.0')).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/u);
    expect(receiptOf('1kq2v9x.7.0')).toBe(receiptOf('1kq2v9x.7.0'));
  });
});

describe('[BAL-10] slips', () => {
  const sheet = (person: string, rows: number[][], ticked: string[] = ['cy']) => ({
    person,
    room: 'St Mark’s',
    ticked,
    rows,
  });

  it('are compared without an order', () => {
    const one = sheet(
      'asha',
      [
        [5, 0],
        [4, 1],
        [4, 1],
      ],
      ['cy', 'di'],
    );
    const other = sheet('ben', [
      [4, 1],
      [5, 0],
      [4, 2],
    ]);
    expect(compareSheets(one, other)).toEqual({
      rows: [[{ row: [4, 1], times: 1 }], [{ row: [4, 2], times: 1 }]],
      ticked: [['di'], []],
    });
    expect(compareSheets(one, one).rows).toEqual([[], []]);
  });

  it('are there again after a reload, if they are for this ballot', () => {
    const unsaid = notes();
    const entered = { room: 'St Mark’s', ticked: ['cy'], rows: [[5, 0]] };
    keepSlips(unsaid, 'b', entered);
    expect(readSlips(unsaid, 'b', 2)).toEqual(entered);
    expect(readSlips(unsaid, 'b', 3).rows).toEqual([]);
    keepSlips(unsaid, 'b', null);
    expect(readSlips(unsaid, 'b', 2)).toEqual({ room: '', ticked: [], rows: [] });
  });
});

describe('counting again', () => {
  const rows = [
    [5, 0],
    [4, 1],
    [0, 5],
  ];
  const options = [option('Yes'), option('No')];
  const papers = rows.slice(0, 2).map((scores, i) => paper(`p.${i}.0`, scores, { state: 'counted' }));
  const rooms = [room({ state: 'agree', slips: 1, rows: rows.slice(2) })];
  const whole = ballot({ options, papers, rooms });
  const result = resultOf(reportOf(rows, ['Yes', 'No']));

  it('agrees where papers and slips give the same figures', () => {
    expect(recount(whole, result)).toMatchObject({ type: 'agrees', papers: 3 });
  });

  it('says so where they don’t, and where there is nothing', () => {
    const other = ballot({ options, papers: papers.slice(1), rooms });
    expect(recount(other, result)).toMatchObject({ type: 'differs', report: { papers: 2 } });
    expect(recount(ballot({ options }), result)).toEqual({ type: 'nothingToCount' });
  });

  it('leaves out papers in doubt, and rooms that don’t agree', () => {
    const more = ballot({
      options,
      papers: [
        ...papers,
        paper('q.1.0', [5, 0], { state: 'inDoubt' }),
        paper('q.2.0', [5, 0], { state: 'superseded' }),
      ],
      rooms: [...rooms, room({ name: 'The Bull', state: 'differ', rows: [[5, 0]] })],
    });
    expect(recount(more, result)).toMatchObject({ type: 'agrees', papers: 3 });
    expect(
      allPapers(more, null)
        .map(({ state }) => state)
        .toSorted(),
    ).toEqual(['counted', 'counted', 'counted', 'inDoubt']);
  });
});
