/** How much happened in histories: what must not be rare, or they would prove little. */
import type { History } from './history.ts';

export class Richness {
  readonly #sums = new Map<string, number>();

  count({ honest: [first], meeting, attacked }: History): void {
    if (!first) return;
    const { governance, talk } = first.core;
    const outcomes = [...governance.proposals.values()].flatMap((proposal) => proposal.outcomes);
    const people = [...governance.people.values()];
    const among = (state: string) => outcomes.filter((outcome) => outcome.state === state).length;
    this.#add('histories', 1);
    this.#add(
      'forksFound',
      first.core.ledgers.reduce((sum, { proofs }) => sum + proofs.length, 0),
    );
    this.#add(
      'forksLater',
      first.core.ledgers.flatMap(({ proofs }) => proofs).filter(({ burst }) => burst > 0).length,
    );
    this.#add('messages', talk.messages.size);
    this.#add('proposals', governance.proposals.size);
    this.#add('outcomes', outcomes.length);
    this.#add('stands', among('stands'));
    this.#add('coolingOff', among('coolingOff'));
    this.#add('withdrawn', among('withdrawn'));
    this.#add('decisions', governance.decisions.size);
    this.#add('reopened', among('reopened'));
    this.#add(
      'disputes',
      [...governance.proposals.values()].filter(({ stage }) => stage === 'dispute').length,
    );
    this.#add('erased', governance.erased.size + talk.erased.size);
    this.#add('refused', governance.refused.size + talk.refused.size);
    this.#add('unknown', governance.unknown + talk.unknown);
    this.#add('welcomed', people.filter(({ welcomedBy }) => welcomedBy !== null).length);
    this.#add('admitted', people.filter(({ memberBy }) => memberBy === 'vouches').length);
    this.#add(
      'splits',
      [...governance.proposals.values()].flatMap(({ stands }) => stands).filter(({ split }) => split).length,
    );
    this.#add('concerns', governance.concerns.size);
    this.#add('attacked', attacked);
    this.#add(
      'bursts',
      [...first.core.ledgers[0].bursts()].length + [...first.core.ledgers[1].bursts()].length,
    );
    this.#add('metMs', meeting.tookMs);
  }

  toString(): string {
    return [...this.#sums].map(([name, sum]) => `${name} ${sum}`).join(', ');
  }

  #add(name: string, more: number): void {
    this.#sums.set(name, (this.#sums.get(name) ?? 0) + more);
  }
}
