/** Questions over a link: each has a number, an answer or none, and a time after which none comes. */
import { KIND } from './messages.ts';
import { Reader, Writer } from './wire.ts';
import type { Clock } from './clock.ts';
import type { Outbox } from './outbox.ts';

const ANSWER_WITHIN_MS = 20_000;
const MOST_OPEN = 64;

/** Answers a question; null: not known here. */
export type Answerer = (question: Uint8Array) => Promise<Uint8Array | null>;

export class Asking {
  readonly #outbox: Outbox;
  readonly #clock: Clock;
  readonly #answer: Answerer;
  readonly #open = new Map<number, (answer: Uint8Array | null) => void>();
  #answering = 0;
  #next = 0;

  constructor(outbox: Outbox, clock: Clock, answer: Answerer) {
    this.#outbox = outbox;
    this.#clock = clock;
    this.#answer = answer;
  }

  /** Null: the neighbour does not know, or did not answer in time. */
  ask(question: Uint8Array): Promise<Uint8Array | null> {
    if (this.#open.size >= MOST_OPEN) return Promise.resolve(null);
    const id = this.#next++;
    return new Promise((resolve) => {
      const stop = this.#clock.after(ANSWER_WITHIN_MS, () => settle(null));
      const settle = (answer: Uint8Array | null): void => {
        stop();
        this.#open.delete(id);
        resolve(answer);
      };
      this.#open.set(id, settle);
      this.#outbox.post(new Writer().u8(KIND.ask).uint(id).raw(question).done());
    });
  }

  onAsk(payload: Uint8Array): void {
    const reader = new Reader(payload);
    const id = reader.uint();
    if (this.#answering >= MOST_OPEN) return;
    this.#answering++;
    void this.#answer(reader.raw(reader.left))
      .catch(() => null)
      .then((answer) => {
        this.#answering--;
        const writer = new Writer().u8(KIND.answer).uint(id);
        this.#outbox.post((answer ? writer.u8(1).raw(answer) : writer.u8(0)).done());
      });
  }

  onAnswer(payload: Uint8Array): void {
    const reader = new Reader(payload);
    const id = reader.uint();
    const known = reader.u8() === 1;
    this.#open.get(id)?.(known ? reader.raw(reader.left).slice() : null);
  }

  close(): void {
    for (const settle of [...this.#open.values()]) settle(null);
  }
}
