/**
 * Checks the signatures of an update while what came before it is still being written to the disk. It
 * decides nothing: the gate judges each update in its turn, and where a run follows from what is held by
 * then, as was foreseen, it need not check the same signatures again.
 */
import type { FeedId } from '../domain/burst.ts';
import type { Verifier } from './api.ts';
import { sameBytes } from './bytes.ts';
import type { Held } from './gate.ts';
import { feedGenesis } from './ids.ts';
import { Queue } from './queue.ts';
import type { Rules } from './rules.ts';
import { isStrongKey } from './strict-signature.ts';
import type { ParsedFeed } from './update.ts';
import type { Run, Verified } from './verify-runs.ts';
import { verifyRuns } from './verify-runs.ts';

/** What was found out about runs of an update; nothing about the others. */
export class Foreseen {
  readonly #found = new Map<FeedId, { readonly run: Run; readonly verified: Verified }>();

  add(feed: FeedId, run: Run, verified: Verified): void {
    this.#found.set(feed, { run, verified });
  }

  /** Of a run of this feed; null unless just that was checked, at the same place of the same chain. */
  of(feed: FeedId, { device, clock, previous, elements }: Run): Verified | null {
    const found = this.#found.get(feed);
    if (!found || found.run.clock !== clock || elements.length > found.run.elements.length) return null;
    if (!sameBytes(found.run.device, device) || !sameBytes(found.run.previous, previous)) return null;
    if (elements.some((element, i) => element !== found.run.elements[i])) return null;
    const heads = found.verified.heads.slice(0, elements.length);
    return { heads, whole: heads.length === elements.length };
  }
}

/** Where a feed will stand when what was looked at has entered. */
interface End {
  readonly count: number;
  readonly device: Uint8Array;
  readonly head: Uint8Array;
}

export class Foresight {
  readonly #held: Held;
  readonly #verifier: Verifier;
  readonly #rules: Rules;
  readonly #queue = new Queue();
  readonly #ends = new Map<FeedId, End>();

  constructor(held: Held, verifier: Verifier, rules: Rules) {
    this.#held = held;
    this.#verifier = verifier;
    this.#rules = rules;
  }

  look(update: readonly ParsedFeed[]): Promise<Foreseen> {
    return this.#queue.run(async () => {
      const foreseen = new Foreseen();
      if (!this.#rules.checks.signature) return foreseen;
      const runs = update.flatMap((parsed) => {
        const run = this.#runOf(parsed);
        return run ? [{ feed: parsed.feed, run }] : [];
      });
      const verified = await verifyRuns(
        this.#held.ledger,
        runs.map(({ run }) => run),
        this.#verifier,
      );
      for (const [i, { feed, run }] of runs.entries()) {
        const found = verified[i];
        if (!found) continue;
        foreseen.add(feed, run, found);
        const { device, clock } = run;
        const head = found.heads.at(-1);
        if (head) this.#ends.set(feed, { count: clock + found.heads.length, device, head });
      }
      return foreseen;
    });
  }

  /** These have entered, or never will. */
  forget(update: readonly ParsedFeed[]): void {
    for (const { feed, clock, elements } of update) {
      const end = this.#ends.get(feed);
      if (end && end.count <= clock + elements.length) this.#ends.delete(feed);
    }
  }

  /** Null where the gate may have something to say before it looks at signatures. */
  #runOf({ feed, clock, elements }: ParsedFeed): Run | null {
    const end = this.#ends.get(feed) ?? this.#endOf(feed) ?? this.#beginning(feed, elements[0]?.device);
    if (!end || end.count !== clock || this.#held.voidFrom(feed) < Infinity) return null;
    if (this.#held.intake?.isStranger(end.device) === true) return null;
    return { device: end.device, clock, previous: end.head, elements };
  }

  #endOf(id: FeedId): End | null {
    const feed = this.#held.feed(id);
    return feed ? { count: feed.count, device: feed.device, head: feed.head } : null;
  }

  #beginning(feed: FeedId, device: Uint8Array | null | undefined): End | null {
    if (!device || !isStrongKey(device)) return null;
    const genesis = feedGenesis(this.#held.ledger, device);
    return this.#rules.feedIdOf(genesis) === feed ? { count: 0, device, head: genesis } : null;
  }
}
