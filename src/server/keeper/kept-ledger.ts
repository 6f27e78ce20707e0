/**
 * One kept ledger, open. It goes through the gate like on any device; what the keeper adds is a bound
 * on its size, and that words go from its disk when the device that wrote them takes them back.
 */
import { Kind } from '../../domain/kinds.ts';
import { decodeWordsErased } from '../../domain/words/headers.ts';
import { JournalDamaged } from '../../ledger/faults.ts';
import { openLedger } from '../../ledger/ledger.ts';
import { encodeUpdate } from '../../ledger/update.ts';
import { LevelJournal, bytesOfRows } from './level-journal.ts';
import { allOfLedger } from './keys.ts';
import type { RecordRef, VerifiedBurst } from '../../domain/burst.ts';
import type { LedgerPort, Receipt, Row, Verifier } from '../../ledger/api.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { KeeperDatabase } from './database.ts';
import type { Account } from './level-journal.ts';

export interface KeptLedgerOptions {
  readonly id: Uint8Array;
  readonly database: KeeperDatabase;
  readonly account: Account;
  readonly verifier: Verifier;
  /** Whether so many more bytes may come. */
  readonly hasRoom: (bytes: number) => boolean;
  /** The disk took something no more: as if there had been no room. */
  readonly onDiskFull: () => void;
}

/** Taken, and nothing of it kept: nothing is acknowledged then. */
const NOTHING: Receipt = { ok: true, entered: [], bodies: [], skipped: [], proofs: [] };

export async function openKeptLedger(options: KeptLedgerOptions): Promise<LedgerPort> {
  const { id, database, account, verifier, hasRoom, onDiskFull } = options;
  const open = (): Promise<Ledger> =>
    openLedger({ id, journal: new LevelJournal(database, id, account), verifier });
  const ledger = await open().catch((error: unknown) => {
    if (error instanceof JournalDamaged) return repaired(options, open);
    throw error;
  });
  await ledger.markErased(takenBack(ledger.bursts()));
  ledger.subscribe(({ bursts }) => {
    for (const { feed, burst, index } of takenBack(bursts)) {
      // It stays until the next time that the ledger is opened.
      ledger.erase(feed, burst, index).catch(() => undefined);
    }
  });
  const orNothing = async <T>(taking: Promise<T>, nothing: T): Promise<T> => {
    try {
      return await taking;
    } catch (error) {
      if (!database.isFull) throw error;
      onDiskFull();
      return nothing;
    }
  };
  return {
    id,
    stateVector: () => ledger.stateVector(),
    updatesSince: (vector) => ledger.updatesSince(vector),
    receive: (update) =>
      hasRoom(update.length) ? orNothing(ledger.receive(update), NOTHING) : Promise.resolve(NOTHING),
    append: (key, records, deps, time) => ledger.append(key, records, deps, time),
    erase: (feed, burst, index) => ledger.erase(feed, burst, index),
    digestAt: (vector) => ledger.digestAt(vector),
    headAt: (feed, count) => ledger.headAt(feed, count),
    elementUpdate: (feed, burst) => ledger.elementUpdate(feed, burst),
    offerProof: (proof) =>
      hasRoom(proof.first.length + proof.second.length)
        ? orNothing(ledger.offerProof(proof), true)
        : Promise.resolve(true),
    get proofs() {
      return ledger.proofs;
    },
    lackingWords: (limit) => ledger.lackingWords(limit),
    bursts: (only) => ledger.bursts(only),
    count: (feed) => ledger.count(feed),
    get hasOlder() {
      return ledger.hasOlder;
    },
    loadOlder: () => ledger.loadOlder(),
    takeNews: () => ledger.takeNews(),
    subscribe: (watch) => ledger.subscribe(watch),
    close: () => ledger.close(),
  };
}

/**
 * [PER-6] The words that their own device took back. Whose several devices are is for the reducer to
 * say, which a keeper does not run: SECURITY.md says what follows from that.
 */
function takenBack(bursts: Iterable<VerifiedBurst>): RecordRef[] {
  const found: RecordRef[] = [];
  for (const { feed, burst, records } of bursts) {
    for (const [index, { kind, header }] of records.entries()) {
      const target = kind === Kind.wordsErased ? (decodeWordsErased(header)?.target ?? null) : null;
      if (!target || target.feed !== feed) continue;
      if (target.burst < burst || (target.burst === burst && target.index < index)) found.push(target);
    }
  }
  return found;
}

/** Puts what is whole through the gate again, feed by feed; devices bring the rest. */
async function repaired(
  { id, database, account }: KeptLedgerOptions,
  open: () => Promise<Ledger>,
): Promise<Ledger> {
  const { tail, proofs } = await new LevelJournal(database, id, account).start();
  account.bytes -= bytesOfRows(tail);
  await database.clear(allOfLedger('rows', id));
  await database.clear(allOfLedger('proofs', id));
  const ledger = await open();
  const lost = new Set<number>();
  for (const { feed, burst, element } of tail satisfies readonly Row[]) {
    if (lost.has(feed)) continue;
    const receipt = await ledger.receive(encodeUpdate([{ feed, clock: burst, elements: [element] }]));
    if (!receipt.ok || receipt.entered.length === 0) lost.add(feed);
  }
  for (const proof of proofs) await ledger.offerProof(proof);
  return ledger;
}
