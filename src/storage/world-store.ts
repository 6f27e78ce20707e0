/** Everything that one world keeps on this device: the real one, or the example beside it. */
import { deleteDB } from 'idb';
import type { Doc } from 'yjs';
import { toHex } from '../lib/bytes.ts';
import { type Database, type DatabaseEvents, openDatabase, write } from './database.ts';
import { type DraftStore, keepDraft, removeDraft } from './draft-store.ts';
import { type FactStore, factStore } from './facts.ts';
import type { IndexedDbJournal } from './journal.ts';
import { ofLedger } from './ledger-rows.ts';
import { QuietJournal } from './quiet-journal.ts';

export interface WorldStorage {
  readonly facts: FactStore;
  /** For keys; apart from the facts, so that no list of facts ever shows them. */
  readonly vault: FactStore;
  journal(ledger: Uint8Array): IndexedDbJournal;
  /** Takes a ledger's rows, segments and proofs off this device. */
  removeLedger(ledger: Uint8Array): Promise<void>;
  keepDraft(draft: string, doc: Doc): DraftStore;
  /** Closes; with `remove`, also deletes everything, drafts included. */
  close(remove: boolean): Promise<void>;
}

/** `name`: of the database; another world has another. Rejects with `StorageFailed`. */
export async function openWorldStorage(name: string, events: DatabaseEvents = {}): Promise<WorldStorage> {
  const db = await openDatabase(name, events);
  const facts = factStore(db, 'facts');
  const draftName = (draft: string): string => `${name}/draft/${draft}`;
  const open = new Set<DraftStore>();
  return {
    facts,
    vault: factStore(db, 'identity'),
    journal: (ledger) => new QuietJournal(db, toHex(ledger)),
    removeLedger: (ledger) => removeLedger(db, toHex(ledger)),
    keepDraft(draft, doc) {
      const store = keepDraft(draftName(draft), doc);
      open.add(store);
      return {
        loaded: store.loaded,
        async close() {
          open.delete(store);
          await store.close();
        },
      };
    },
    async close(remove) {
      await Promise.all([...open].map((store) => store.close()));
      db.close();
      if (!remove) return;
      const kept = (await indexedDB.databases()).flatMap((database) => database.name ?? []);
      await Promise.all(kept.filter((other) => other.startsWith(draftName(''))).map(removeDraft));
      await deleteDB(name);
    },
  };
}

async function removeLedger(db: Database, ledger: string): Promise<void> {
  await write(db, ['ledgers', 'sealed', 'bursts', 'seals', 'segments', 'proofs'], async (tx) => {
    await Promise.all([
      tx.objectStore('ledgers').delete(ledger),
      tx.objectStore('sealed').delete(ledger),
      tx.objectStore('bursts').delete(ofLedger(ledger)),
      tx.objectStore('seals').delete(ofLedger(ledger)),
      tx.objectStore('segments').delete(ofLedger(ledger)),
      tx.objectStore('proofs').delete(ofLedger(ledger)),
    ]);
  });
}
