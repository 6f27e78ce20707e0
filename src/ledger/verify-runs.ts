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
  /** After each element whose signature was good. */
  readonly heads: Uint8Array[];
  /** How many elements were hashed. */
  hashed: number;
  /** After all that was hashed. */
  head: Uint8Array;
  bad: boolean;
}

interface Turn {
  readonly progress: Progress;
  readonly from: number;
  readonly heads: readonly Uint8Array[];
}

/**
 * Checks each run's first signature by itself, then the rest up to 64 at once, and stops a run at
 * its first bad one: what precedes it stands. While some are being checked, it hashes what comes next,
 * and no further.
 */
export async function verifyRuns(
  ledger: Uint8Array,
  runs: readonly Run[],
  verifier: Verifier,
): Promise<readonly Verified[]> {
  const all = runs.map(progressOf);
  for (let turns = nextTurns(all); turns.length > 0;) {
    const verdicts = verifier.verify(turns.flatMap((each) => checksOf(ledger, each)));
    const ahead = nextTurns(all);
    note(turns, await verdicts);
    const good = ahead.filter(({ progress }) => !progress.bad);
    turns = good.length > 0 ? good : nextTurns(all);
  }
  return all.map(({ run, heads, bad }) => ({ heads, whole: !bad && heads.length === run.elements.length }));
}

/** The run's heads, with no signature looked at: for bytes that this device verified before. */
export function hashRun(run: Run): Verified {
  return { heads: hash(progressOf(run), run.elements.length).heads, whole: true };
}

const progressOf = (run: Run): Progress => ({ run, heads: [], hashed: 0, head: run.previous, bad: false });

/** Up to 64 elements: of each run the first, and only then what follows. */
function nextTurns(all: readonly Progress[]): Turn[] {
  const begins = all.some(({ hashed }) => hashed === 0);
  const turns: Turn[] = [];
  let room = BATCH;
  for (const progress of all) {
    if (room === 0) break;
    const { run, hashed, bad } = progress;
    if (bad || (begins && hashed > 0)) continue;
    const taken = Math.min(begins ? 1 : room, run.elements.length - hashed);
    if (taken > 0) turns.push(hash(progress, taken));
    room -= taken;
  }
  return turns;
}

function hash(progress: Progress, length: number): Turn {
  const { run, hashed: from } = progress;
  const heads = run.elements.slice(from, from + length).map((element, i) => {
    progress.head = stepHash(progress.head, run.clock + from + i, coreOf(element));
    return progress.head;
  });
  progress.hashed += heads.length;
  return { progress, from, heads };
}

function note(turns: readonly Turn[], verdicts: readonly boolean[]): void {
  let at = 0;
  for (const { progress, heads } of turns) {
    const good = verdicts.slice(at, at + heads.length);
    at += heads.length;
    const firstBad = good.indexOf(false);
    progress.bad = firstBad >= 0;
    progress.heads.push(...heads.slice(0, progress.bad ? firstBad : heads.length));
  }
}

function checksOf(ledger: Uint8Array, { progress, from, heads }: Turn): SignatureCheck[] {
  const { run } = progress;
  return heads.map((head, i) => ({
    publicKey: run.device,
    message: signedMessage(ledger, run.clock + from + i, head),
    signature: run.elements[from + i]?.signature ?? new Uint8Array(0),
  }));
}
