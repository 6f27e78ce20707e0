/** Signatures of whole runs: in order, none skipped, and little work for whoever sends bad ones. */
import type { SignatureCheck, Verifier } from './api.ts';
import type { Element } from './element.ts';
import { coreOf } from './element.ts';
import { signedMessage, stepHash } from './ids.ts';

/** Elements of one feed, the first one being burst `clock`; `previous` is the chain before it. */
export interface Run {
  readonly device: Uint8Array;
  readonly clock: number;
  readonly previous: Uint8Array;
  readonly elements: readonly Element[];
}

/** The heads after each element of the good prefix. `whole`: no signature was bad. */
export interface Verified {
  readonly heads: readonly Uint8Array[];
  readonly whole: boolean;
}

const BATCH = 64;

interface Progress {
  readonly run: Run;
  readonly heads: Uint8Array[];
  bad: boolean;
}

interface Turn {
  readonly progress: Progress;
  readonly heads: readonly Uint8Array[];
}

/**
 * Checks each run's first signature by itself, then the rest up to 64 at once, and stops a run at
 * its first bad one: what precedes it stands. Hashes no further than it verifies.
 */
export async function verifyRuns(
  ledger: Uint8Array,
  runs: readonly Run[],
  verifier: Verifier,
): Promise<readonly Verified[]> {
  const all = runs.map((run): Progress => ({ run, heads: [], bad: false }));
  for (let i = 0; i < all.length; i += BATCH) {
    await check(
      ledger,
      all.slice(i, i + BATCH).map((progress) => turn(progress, 1)),
      verifier,
    );
  }
  for (;;) {
    const turns = nextTurns(all);
    if (turns.length === 0) break;
    await check(ledger, turns, verifier);
  }
  return all.map(({ run, heads, bad }) => ({ heads, whole: !bad && heads.length === run.elements.length }));
}

/** The run's heads, with no signature looked at: for bytes that this device verified before. */
export function hashRun(run: Run): Verified {
  return { heads: turn({ run, heads: [], bad: false }, run.elements.length).heads, whole: true };
}

function nextTurns(all: readonly Progress[]): Turn[] {
  const turns: Turn[] = [];
  let room = BATCH;
  for (const progress of all) {
    const left = progress.bad ? 0 : progress.run.elements.length - progress.heads.length;
    if (left === 0) continue;
    if (room === 0) break;
    const taken = Math.min(left, room);
    turns.push(turn(progress, taken));
    room -= taken;
  }
  return turns;
}

function turn(progress: Progress, length: number): Turn {
  const { run, heads } = progress;
  const from = heads.length;
  let head = heads.at(-1) ?? run.previous;
  const next = run.elements.slice(from, from + length).map((element, i) => {
    head = stepHash(head, run.clock + from + i, coreOf(element));
    return head;
  });
  return { progress, heads: next };
}

async function check(ledger: Uint8Array, turns: readonly Turn[], verifier: Verifier): Promise<void> {
  const verdicts = await verifier.verify(turns.flatMap((each) => checksOf(ledger, each)));
  let at = 0;
  for (const { progress, heads } of turns) {
    const good = verdicts.slice(at, at + heads.length);
    at += heads.length;
    const firstBad = good.indexOf(false);
    progress.bad = firstBad >= 0;
    progress.heads.push(...heads.slice(0, progress.bad ? firstBad : heads.length));
  }
}

function checksOf(ledger: Uint8Array, { progress, heads }: Turn): SignatureCheck[] {
  const { run } = progress;
  const from = progress.heads.length;
  return heads.map((head, i) => ({
    publicKey: run.device,
    message: signedMessage(ledger, run.clock + from + i, head),
    signature: run.elements[from + i]?.signature ?? new Uint8Array(0),
  }));
}
