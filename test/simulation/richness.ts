/** How much happened in histories: what must not grow rare, or they would prove little. */
import type { Outcome } from '../../src/domain/state.ts';
import type { History } from './history.ts';

/** In a hundred histories at least so many; about half of what there is. */
const FLOORS = {
  forksFound: 60,
  forksAfterTheFirstBurst: 40,
  messages: 480,
  erasedWords: 80,
  proposals: 200,
  concerns: 60,
  welcomes: 120,
  admittedByVouches: 18,
  outcomesRecorded: 70,
  outcomesReopened: 20,
  decisionsThatStand: 14,
  splitPositions: 5,
  refusedRecords: 350,
  unknownRecords: 30,
  attacks: 1600,
} as const;

type What = keyof typeof FLOORS;

export class Richness {
  #histories = 0;
  readonly #sums = new Map<What, number>();

  /** Counts what one honest device holds after all have met. */
  count({ honest: [first], attacked }: History): void {
    if (!first) return;
    const { governance, talk } = first.core;
    const proposals = [...governance.proposals.values()];
    const outcomes = proposals.flatMap((proposal) => proposal.outcomes);
    const people = [...governance.people.values()];
    const proofs = first.core.ledgers.flatMap((ledger) => ledger.proofs);
    const among = (state: Outcome['state']) => outcomes.filter((outcome) => outcome.state === state).length;
    this.#histories += 1;
    this.#add('forksFound', proofs.length);
    this.#add('forksAfterTheFirstBurst', proofs.filter(({ burst }) => burst > 0).length);
    this.#add('messages', talk.messages.size);
    this.#add('erasedWords', governance.erased.size + talk.erased.size);
    this.#add('proposals', proposals.length);
    this.#add('concerns', governance.concerns.size);
    this.#add('welcomes', people.filter(({ welcomedBy }) => welcomedBy !== null).length);
    this.#add('admittedByVouches', people.filter(({ memberBy }) => memberBy === 'vouches').length);
    this.#add('outcomesRecorded', outcomes.length);
    this.#add('outcomesReopened', among('reopened'));
    this.#add('decisionsThatStand', governance.decisions.size);
    this.#add(
      'splitPositions',
      proposals.flatMap(({ stands }) => stands).filter(({ split }) => split).length,
    );
    this.#add('refusedRecords', governance.refused.size + talk.refused.size);
    this.#add('unknownRecords', governance.unknown + talk.unknown);
    this.#add('attacks', attacked);
  }

  /** In a hundred histories, against the floor; empty where too few were played to tell. */
  get tooLittle(): readonly string[] {
    if (this.#histories < 100) return [];
    return (Object.keys(FLOORS) as What[])
      .filter((what) => this.#inAHundred(what) < FLOORS[what])
      .map(
        (what) =>
          `${what}: ${this.#inAHundred(what)} in a hundred histories, at least ${FLOORS[what]} expected`,
      );
  }

  toString(): string {
    return [...this.#sums.keys()].map((what) => `${what} ${this.#inAHundred(what)}`).join(', ');
  }

  #inAHundred(what: What): number {
    return Math.round(((this.#sums.get(what) ?? 0) * 100) / this.#histories);
  }

  #add(what: What, more: number): void {
    this.#sums.set(what, (this.#sums.get(what) ?? 0) + more);
  }
}
