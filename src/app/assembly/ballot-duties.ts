/**
 * What a teller's device does by itself while the app is open: the return once the close has come by its
 * clock (BAL-5), the set of returns (BAL-8) once all are here or the grace is over, and one confirmation.
 */
import {
  mayConfirmReturns,
  maySignReturn,
  maySignReturns,
  papersHeld,
  setToConfirmNow,
  setToSignNow,
} from '../../domain/ballot/may.ts';
import { nextDuty } from '../../domain/ballot/duties.ts';
import type { Ballot, BallotStage } from '../../domain/ballot/state.ts';
import type { RecordId } from '../../domain/burst.ts';
import type { NewRecord } from '../../ledger/api.ts';
import { Again } from '../../lib/again.ts';
import { ok } from '../../lib/result.ts';
import type { AssemblyCore } from './assembly-core.ts';
import * as records from './ballot-records.ts';

/** Null where the secret number isn't on this device: without it there is no return. */
export function returnOf(core: AssemblyCore, ballot: RecordId): NewRecord | null {
  const secret = core.parts.secrets.of(ballot);
  return secret === null ? null : records.returnSigned(ballot, papersHeld(core.governance, ballot), secret);
}

export function setOf(core: AssemblyCore, ballot: RecordId): NewRecord | null {
  const set = setToSignNow(core.governance, core.me, ballot, core.parts.ports.now());
  return set === null ? null : records.returnsSigned(ballot, set);
}

export function confirmationOf(core: AssemblyCore, ballot: RecordId): NewRecord | null {
  const set = setToConfirmNow(core.governance, core.me, ballot);
  return set === null ? null : records.returnsConfirmed(ballot, set);
}

/** Where a return may still be sent: after the seal it is shown, with its effect. */
const open: ReadonlySet<BallotStage> = new Set(['begun', 'sealed', 'decided']);

/** Ballots in which this person has accepted to tell, on whichever device. */
const toldByMe = (core: AssemblyCore): readonly Ballot[] =>
  [...core.governance.ballots.values()].filter(
    ({ stage, tellers }) =>
      open.has(stage) && tellers.some(({ person, accepted }) => person === core.me && accepted),
  );

function dueOn(core: AssemblyCore, ballot: RecordId, isUnsealed: boolean): NewRecord | null {
  const { governance, me, device } = core;
  const now = core.parts.ports.now();
  if (maySignReturn(governance, me, device, ballot, now) === null) return returnOf(core, ballot);
  if (!isUnsealed) return null;
  if (maySignReturns(governance, me, device, ballot, now) === null) return setOf(core, ballot);
  return mayConfirmReturns(governance, me, device, ballot) === null ? confirmationOf(core, ballot) : null;
}

/** What is due now: one record for a ballot, for each follows from what the one before brought about. */
function dueOfTeller(core: AssemblyCore): readonly NewRecord[] {
  return toldByMe(core)
    .map(({ id, stage }) => dueOn(core, id, stage === 'begun'))
    .filter((record) => record !== null);
}

/** The longest wait: clocks are set, and devices sleep. */
const LOOK_EVERY_MS = 600_000;

/** Looks after every change, at the close and when the grace is over. */
export class TellerDuties {
  #stopTimer: () => void = () => undefined;
  #isClosed = false;
  readonly #looking: Again;

  constructor(private readonly core: AssemblyCore) {
    this.#looking = new Again(
      () => this.#fulfil().finally(() => this.#wait()),
      (error) => core.parts.onFailure(error),
    );
  }

  /** Does what is due, and sets the clock for what isn't yet. */
  look(): void {
    if (!this.#isClosed) this.#looking.ask();
  }

  close(): void {
    this.#isClosed = true;
    this.#stopTimer();
  }

  async #fulfil(): Promise<void> {
    while (!this.#isClosed) {
      for (const { id } of toldByMe(this.core)) await this.core.parts.secrets.find(id);
      if (dueOfTeller(this.core).length === 0) return;
      const written = await this.core.parts.governance.writer.write(() => ok(dueOfTeller(this.core)));
      // What couldn't be written is tried again after a while, not at once.
      if (!written.ok) return;
    }
  }

  #wait(): void {
    this.#stopTimer();
    if (this.#isClosed) return;
    const { ports } = this.core.parts;
    const mine = toldByMe(this.core);
    if (mine.length === 0) return;
    const now = ports.now();
    const next = mine.map((ballot) => nextDuty(ballot, now)).filter((time) => time !== null);
    const wait = Math.min(LOOK_EVERY_MS, ...next.map((time) => time - now));
    this.#stopTimer = ports.after(wait, () => this.look());
  }
}
