import { describe, expect, it } from 'vitest';
import { doubts, noWinnerWords } from '../../../src/ui/features/ballot/doubt-words.ts';
import { ballotLine } from '../../../src/ui/features/ballot/ballot-line.ts';
import { figureRounded, figureWords, toDraw } from '../../../src/ui/features/ballot/figure-words.ts';
import { phaseOf, railOfBallot } from '../../../src/ui/features/ballot/phase.ts';
import { sealProgress, tellerLine } from '../../../src/ui/features/ballot/teller-words.ts';
import { closes, couldBegin, moreThanHalf, tooLateSays } from '../../../src/ui/words/ballots.ts';
import { ballot, option, paper, reportOf, resultOf, room, teller } from '../../support/ballot-fixtures.ts';

const NAMES: Readonly<Record<string, string>> = { asha: 'Asha', ben: 'Ben', cy: 'Dana', me: 'you' };
const nameOf = (person: string) => NAMES[person] ?? 'someone';
const report = reportOf(
  [
    [5, 0],
    [4, 1],
    [0, 5],
  ],
  ['Yes', 'No'],
);
const DAY = 86_400_000;

describe('what is in doubt', () => {
  it('[BAL-8] a seal without a teller says what their papers would have done', () => {
    const result = resultOf(report, {
      missing: ['cy', 'ben'],
      late: [{ teller: 'cy', papers: 6, wouldChange: false }],
    });
    expect(doubts(ballot(), result, nameOf)).toEqual([
      'Sealed without Dana, whose 6 papers would not have changed it.',
      'Sealed without Ben, who had sent no return.',
    ]);
  });

  it('[BAL-6] papers on one word are added apart', () => {
    const papers = [paper('a.1.0', [5, 0], { state: 'inDoubt', listedBy: ['cy'] })];
    expect(doubts(ballot({ papers }), resultOf(report, { inDoubt: 1 }), nameOf)).toEqual([
      '1 paper on Dana’s word alone is added apart; it changes nothing.',
    ]);
  });

  it('[BAL-10] who voted both ways is named', () => {
    const rooms = [room({ state: 'agree', named: ['ben'] })];
    expect(doubts(ballot({ rooms }), resultOf(report), nameOf)).toEqual([
      'One person voted both ways; it changes nothing. A room ticked Ben.',
    ]);
  });

  it('[BAL-7] says on whose word alone it would be decided', () => {
    const papers = [1, 2, 3, 4].map((i) => paper(`a.${i}.0`, [5, 0], { state: 'inDoubt', listedBy: ['cy'] }));
    const words = noWinnerWords({ type: 'doubt', papers: 4 }, ballot({ papers }), nameOf);
    expect(words.lead).toBe('4 papers on Dana’s word alone would decide it.');
    expect(words.rest).toContain('with other tellers');
  });

  it('[BAL-3] [BAL-12] says why else nobody wins', () => {
    const lead = (why: Parameters<typeof noWinnerWords>[0]) => noWinnerWords(why, ballot(), nameOf).lead;
    expect(lead({ type: 'leftOut', people: ['ben', 'me'] })).toBe(
      'Ben and you were left out, and could have changed it.',
    );
    expect(lead({ type: 'leftOut', people: ['me'] })).toBe('You were left out, and could have changed it.');
    expect(lead({ type: 'turnout', papers: 1, needed: 8 })).toBe('1 paper came, and 8 are needed.');
    expect(lead({ type: 'notBasic', inFavour: 20, needed: 24 })).toBe(
      '20 members are in favour, and 24 are needed.',
    );
  });
});

describe('tellers, in words', () => {
  it('[BAL-2] more than half begin it, and that many could on an old view', () => {
    expect([1, 2, 3, 5].map(moreThanHalf)).toEqual([1, 2, 2, 3]);
    expect(couldBegin(3)).toBe('Two tellers on one old view could begin it.');
    expect(couldBegin(5)).toBe('Three tellers on one old view could begin it.');
  });

  it('[BAL-5] [BAL-9] two returns, or two sets confirmed, are said to be so', () => {
    expect(tellerLine(teller('asha', { twoReturns: true }), 'closed')).toBe(
      'signed two different returns, so counts as having none',
    );
    expect(tellerLine(teller('asha', { confirmedTwo: true }), 'dispute')).toBe(
      'confirmed two sets of returns that differ',
    );
    expect(tellerLine(teller('asha', { accepted: false }), 'waiting')).toMatch(/hasn’t accepted yet/);
    expect(tellerLine(teller('asha', { return: 'r', papers: 1 }), 'closed')).toBe('returned 1 paper');
  });

  it('counts how far the seal is, and until when all are waited for', () => {
    const tellers = [teller('asha', { return: 'r', signed: ['r'] }), teller('ben', { twoReturns: true })];
    expect(sealProgress(ballot({ tellers, closesAt: 0, graceDays: 2 }))).toEqual({
      accepted: 2,
      returns: 1,
      signed: 1,
      confirmed: 0,
      needed: 2,
      graceEnds: 2 * DAY,
    });
  });
});

describe('where a ballot is', () => {
  it('closes by one’s own clock', () => {
    expect(phaseOf({ stage: 'begun', closesAt: 10 }, 9)).toBe('open');
    expect(phaseOf({ stage: 'begun', closesAt: 10 }, 10)).toBe('closed');
    expect(closes(Date.now() + DAY, Date.now())).toMatch(/^Closes tomorrow at \d\d:\d\d, in 24 hours$/);
    expect(closes(Date.now() - DAY, Date.now())).toMatch(/^Closed yesterday at \d\d:\d\d$/);
  });

  it('[BAL-1] says how many joined too late', () => {
    expect(tooLateSays(3)).toBe('3 joined too late for this ballot.');
    expect(tooLateSays(0)).toBe('');
  });

  it('stands at the decision once a choice has won, and at the ballot where nothing is decided by it', () => {
    const options = [option('Yes'), option('Keep talking', { type: 'keepTalking' })];
    const won = (winner: number) =>
      ballot({ stage: 'sealed', options, result: resultOf(report, { winners: [winner] }) });
    expect(railOfBallot(won(0)).at).toBe('decision');
    expect(railOfBallot(won(1)).at).toBe('ballot');
    expect(railOfBallot(ballot({ stage: 'takenBack' })).states.ballot).toBe('fell');
  });

  it('is told in a line', () => {
    const now = 0;
    const line = (more: Parameters<typeof ballot>[0]) => ballotLine(ballot(more), now, 'me');
    expect(line({ stage: 'waiting' })).toBe('waits for its tellers: 3 of 3 accepted');
    expect(line({ papers: [paper('a.1.0', [1], { person: 'me' })] })).toMatch(/Your paper is in$/);
    expect(line({ stage: 'sealed', result: resultOf(report, { winners: [1] }) })).toBe(
      'Sealed: Chidinma Eze-Whitfield',
    );
    expect(line({ stage: 'sealed', result: resultOf(report, { winners: [] }) })).toBe(
      'Sealed, without a winner',
    );
  });
});

describe('figures', () => {
  it('are exact in words, rounded in a narrow place, and near enough to draw', () => {
    expect(figureWords('355/3')).toBe('118 1/3');
    expect(figureWords('1/3')).toBe('1/3');
    expect(figureWords(1250)).toBe('1,250');
    expect(figureRounded('355/3')).toBe('118.33');
    expect(toDraw('1/3')).toBeCloseTo(0.333, 3);
  });
});
