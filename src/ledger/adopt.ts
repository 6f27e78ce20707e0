/**
 * Rows from this device's own journal: the live tail when a ledger opens, and what another tab wrote.
 * They were verified before they were written; the chain and each feed's newest signature show that
 * the disk kept them. A feed ends where its rows stop making sense: neighbours bring the rest again.
 */
import type { FeedId } from '../domain/burst.ts';
import type { Row, SignatureCheck, Verifier } from './api.ts';
import { Malformed, sameBytes } from './bytes.ts';
import type { Element } from './element.ts';
import { coreOf, readElement } from './element.ts';
import { Feed } from './feed.ts';
import type { Entry } from './gate.ts';
import { feedGenesis, signedMessage } from './ids.ts';
import type { Rules } from './rules.ts';
import type { Run, Verified } from './verify-runs.ts';
import { hashRun, verifyRuns } from './verify-runs.ts';

export interface Adoption {
  readonly entries: readonly Entry[];
  /** Rows of bursts that are held, in another form: words that another tab erased or got. */
  readonly rewritten: readonly Row[];
}

interface Adoptable {
  readonly feed: Feed;
  readonly run: Run;
}

/** Rows feed by feed, in the order in which they came. */
export function byFeed(rows: readonly Row[]): Map<FeedId, Row[]> {
  const feeds = new Map<FeedId, Row[]>();
  for (const row of rows) {
    const own = feeds.get(row.feed);
    if (own) own.push(row);
    else feeds.set(row.feed, [row]);
  }
  return feeds;
}

/** Judges rows of the journal. `feedAt`: the feeds held so far. */
export async function adoptRows(
  rows: readonly Row[],
  ledger: Uint8Array,
  feedAt: (id: FeedId) => Feed | undefined,
  verifier: Verifier,
  rules: Rules,
): Promise<Adoption> {
  const groups = byFeed(rows);
  const found = [...groups].flatMap(([id, own]) => adoptable(id, own, ledger, feedAt(id), rules) ?? []);
  const verified = await verifyNewest(
    ledger,
    found.map(({ run }) => run),
    verifier,
  );
  const entries = found.map(({ feed, run }, i): Entry => {
    const heads = verified[i]?.heads ?? [];
    const elements = run.elements.slice(0, heads.length).map((element) => element.bytes);
    return { feed, clock: run.clock, elements, heads };
  });
  const rewritten = rows.filter((row) => isOtherForm(row, feedAt(row.feed)));
  return { entries: entries.filter((entry) => entry.elements.length > 0), rewritten };
}

function adoptable(
  id: FeedId,
  rows: readonly Row[],
  ledger: Uint8Array,
  known: Feed | undefined,
  rules: Rules,
): Adoptable | null {
  const clock = known?.count ?? 0;
  const elements: Element[] = [];
  for (const row of rows) {
    if (row.burst < clock + elements.length) continue;
    const element = row.burst === clock + elements.length ? tryRead(row) : null;
    if (!element) break;
    elements.push(element);
  }
  const feed = known ?? firstFeed(id, elements[0], ledger, rules);
  if (!feed || elements.length === 0) return null;
  return { feed, run: { device: feed.device, clock, previous: feed.head, elements } };
}

function firstFeed(
  id: FeedId,
  first: Element | undefined,
  ledger: Uint8Array,
  { feedIdOf }: Rules,
): Feed | null {
  if (!first?.device) return null;
  const genesis = feedGenesis(ledger, first.device);
  return feedIdOf(genesis) === id ? new Feed(id, first.device.slice(), () => genesis) : null;
}

function tryRead(row: Row): Element | null {
  try {
    return readElement(row.element, row.feed, row.burst);
  } catch (error) {
    if (error instanceof Malformed) return null;
    throw error;
  }
}

/** A feed's newest signature vouches for its chain; only where it is bad are all of them checked. */
async function verifyNewest(
  ledger: Uint8Array,
  runs: readonly Run[],
  verifier: Verifier,
): Promise<readonly Verified[]> {
  const hashed = runs.map(hashRun);
  const checks = runs.map((run, i) => newestCheck(ledger, run, hashed[i]));
  const verdicts = await verifier.verify(checks);
  const doubtful = runs.filter((_, i) => verdicts[i] !== true);
  const slow = await verifyRuns(ledger, doubtful, verifier);
  return hashed.map((quick, i) => {
    const run = runs[i];
    return (run && slow[doubtful.indexOf(run)]) ?? quick;
  });
}

function newestCheck(ledger: Uint8Array, run: Run, hashed: Verified | undefined): SignatureCheck {
  const burst = run.clock + run.elements.length - 1;
  const head = hashed?.heads.at(-1) ?? run.previous;
  const signature = run.elements.at(-1)?.signature ?? new Uint8Array(0);
  return { publicKey: run.device, message: signedMessage(ledger, burst, head), signature };
}

function isOtherForm(row: Row, feed: Feed | undefined): boolean {
  if (!feed || row.burst >= feed.count || row.burst < feed.base) return false;
  if (sameBytes(feed.bytes(row.burst), row.element)) return false;
  const element = tryRead(row);
  return element !== null && sameBytes(coreOf(element), coreOf(feed.read(row.burst)));
}
