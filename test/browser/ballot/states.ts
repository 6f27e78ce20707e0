/** A ballot in each of its states, typed by hand: for looking at all of them. */
import type { Ballot, BallotPaper, Teller } from '../../../src/domain/ballot/state.ts';
import { ballot, option, paper, reportOf, resultOf, room, teller } from '../../support/ballot-fixtures.ts';
import { DAY } from '../../support/world.ts';

const LONG_NAME = 'Anextraordinarilylongunbrokennameofsomebodywhostandsforeverythin';

/** 19 papers prefer the second, 15 the first, 4 neither. */
const ROWS: readonly (readonly number[])[] = [
  ...Array.from({ length: 19 }, (_, i) => [i % 3 === 0 ? 4 : 2, 5, i % 4, 2, 0]),
  ...Array.from({ length: 15 }, (_, i) => [5, 2, 3, i % 5, 1]),
  ...Array.from({ length: 4 }, () => [4, 4, 4, 3, 3]),
];
const MANY = Array.from({ length: 500 }, (_, i) => [
  i % 6,
  (i * 7) % 6,
  (i * 5 + 1) % 6,
  (i * 11) % 6,
  (i % 2) * 3,
]);

export type StateName = keyof ReturnType<typeof statesFor>;

/** `people`: five ids, the last of whom looks. */
export function statesFor(people: readonly string[], now: number) {
  const [asha = '', sam = '', priya = '', lakshmi = '', ellen = ''] = people;
  const papers = (rows: readonly (readonly number[])[], state: BallotPaper['state']) =>
    rows.map((scores, i) =>
      paper(`p${i}.1.0`, scores, {
        person: i === 7 ? ellen : `voter ${i}`,
        state,
        time: now - DAY / 24,
        listedBy: state === 'cast' ? [] : [asha, sam],
      }),
    );
  const open = (more: Partial<Ballot> = {}) =>
    ballot({
      by: asha,
      electorate: people,
      closesAt: now + 2 * DAY,
      tellers: [asha, sam, priya].map((id) => teller(id)),
      ...more,
    });
  const confirmed = (id: string): Teller =>
    teller(id, { return: `of ${id}`, papers: 38, signed: ['a', 'b'], confirmed: ['a', 'b'] });
  const sealed = (rows: readonly (readonly number[])[], more: Partial<Ballot> = {}): Ballot => {
    const base = open({
      stage: 'sealed',
      closesAt: now - DAY,
      papers: papers(rows, 'counted'),
      tellers: [confirmed(asha), confirmed(sam), teller(priya)],
      ...more,
    });
    const report = reportOf(
      rows,
      base.options.map(({ label }) => label),
      base,
    );
    return { ...base, result: resultOf(report, { missing: [priya] }) };
  };
  const withResult = (base: Ballot, more: Partial<NonNullable<Ballot['result']>>): Ballot => ({
    ...base,
    result: base.result && { ...base.result, ...more },
  });
  const closedAnHourAgo = { closesAt: now - DAY / 24 };

  return {
    waiting: open({
      stage: 'waiting',
      tooLate: [lakshmi],
      tellers: [teller(asha), teller(sam, { accepted: false }), teller(ellen, { accepted: false })],
    }),
    open: open(),
    voted: open({
      papers: papers(ROWS, 'cast'),
      rooms: [
        room({ enteredBy: [sam], ticked: [ellen], slips: 12 }),
        room({
          name: LONG_NAME,
          enteredBy: [asha, sam],
          state: 'moreSlipsThanTicks',
          slips: 5,
          ticked: [asha, sam, priya, lakshmi],
          named: [sam],
        }),
      ],
    }),
    twentyLongOptions: open({
      question: `${LONG_NAME}, and for how many years, given all that was said about it?`,
      options: Array.from({ length: 20 }, (_, i) =>
        option(i % 3 === 0 ? `${LONG_NAME}${i}` : `Candidate number ${i + 1} from Hunslet and Riverside`),
      ),
    }),
    closed: open({
      ...closedAnHourAgo,
      papers: papers(ROWS, 'cast'),
      tellers: [
        teller(asha, { return: 'r', papers: 38 }),
        teller(sam, { return: 's', papers: 36, signed: ['r', 's'] }),
        teller(priya, { twoReturns: true }),
      ],
    }),
    sealed: withResult(sealed(ROWS), { late: [{ teller: priya, papers: 6, wouldChange: false }] }),
    tie: sealed(
      [
        [5, 0],
        [0, 5],
      ],
      { options: [option('Yes'), option('No')] },
    ),
    doubt: withResult(
      sealed(ROWS, {
        papers: [
          ...papers(ROWS, 'counted'),
          paper('q.1.0', [0, 0, 0, 0, 0], { state: 'inDoubt', listedBy: [sam], time: now }),
        ],
      }),
      { winners: [], noWinner: { type: 'doubt', papers: 4 }, inDoubt: 4 },
    ),
    proportional: sealed(ROWS, { method: 'starPr', seats: 3, question: 'Who goes to the region?' }),
    bloc: sealed(ROWS, { method: 'blocStar', seats: 2, stage: 'decided', decision: 'd.1.0' }),
    fiveHundred: sealed(MANY),
    dispute: open({
      stage: 'dispute',
      ...closedAnHourAgo,
      tellers: [
        teller(asha, { return: 'r', papers: 38, confirmed: ['r'] }),
        teller(sam, { return: 's', papers: 36, confirmed: ['r'], confirmedTwo: true }),
        teller(priya),
      ],
    }),
    takenBack: open({ stage: 'takenBack' }),
    void: open({ stage: 'void' }),
    again: open({ stage: 'again', ...closedAnHourAgo, repeatedBy: 'b2.1.0' }),
  };
}
