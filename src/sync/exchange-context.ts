import { ALLOWANCES, Budget } from './budget.ts';
import type { FeedId } from '../domain/burst.ts';
import type { CloseReason, Packer } from './api.ts';
import type { Asking } from './asking.ts';
import type { Clock } from './clock.ts';
import type { Outbox } from './outbox.ts';
import type { Packing } from './packing.ts';
import type { Vector } from './vectors.ts';

/** What one link lends to each ledger that is exchanged over it. */
export interface ExchangeContext {
  readonly outbox: Outbox;
  readonly asking: Asking;
  readonly clock: Clock;
  readonly packing: Packing;
  readonly packer: Packer;
  readonly budgets: LinkBudgets;
  /** True at the end that made the first move; the other says first what it holds. */
  readonly initiator: boolean;
  /** In [0, 1). */
  readonly random: () => number;
  /** The neighbour said that it holds these. */
  readonly onTheyHold: (ledgerId: Uint8Array, vector: Vector) => void;
  /** An update of so many bytes has been dealt with. */
  readonly onDealtWith: (bytes: number) => void;
  readonly close: (reason: CloseReason) => void;
}

export interface LinkBudgets {
  readonly messages: Budget;
  readonly bursts: Budget;
  readonly faults: Budget;
  readonly presence: Budget;
  readonly introductions: Budget;
  readonly wants: Budget;
  readonly questions: Budget;
  readonly draftBytes: Budget;
  readonly vectorBytes: Budget;
}

export const linkBudgets = (clock: Clock): LinkBudgets => ({
  messages: new Budget(ALLOWANCES.messages, clock),
  bursts: new Budget(ALLOWANCES.bursts, clock),
  faults: new Budget(ALLOWANCES.faults, clock),
  presence: new Budget(ALLOWANCES.presence, clock),
  introductions: new Budget(ALLOWANCES.introductions, clock),
  wants: new Budget(ALLOWANCES.wants, clock),
  questions: new Budget(ALLOWANCES.questions, clock),
  draftBytes: new Budget(ALLOWANCES.draftBytes, clock),
  vectorBytes: new Budget(ALLOWANCES.vectorBytes, clock),
});

/** A place in a ledger, as a key. */
export const placeKey = (feed: FeedId, burst: number): string => `${feed}.${burst}`;
