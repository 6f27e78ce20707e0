/** Reads an assembly's file as a device would: every burst through the gate, then the reducers. */
import { emptyGovernance, reduceGovernance } from '../domain/governance/reduce.ts';
import type { Governance, Talk } from '../domain/state.ts';
import { emptyTalk, reduceTalk } from '../domain/talk/reduce.ts';
import { addFacts, checkEach } from '../ledger/burst-facts.ts';
import { ledgerId } from '../ledger/ids.ts';
import { openLedger, type Ledger } from '../ledger/ledger.ts';
import { createMemoryJournal } from '../ledger/memory-journal.ts';
import { webCryptoVerifier } from '../ledger/verifier.ts';
import { fromHex } from '../lib/bytes.ts';
import { fault, ok } from '../lib/result.ts';
import type { Result } from '../lib/result.ts';
import type { FileFault } from '../sync/assembly-file.ts';
import type { LedgerName } from '../ledger/ids.ts';
import { readIncoming, type Incoming } from '../sync/incoming.ts';

/** What came out of one ledger of a file. */
export interface LedgerFound {
  readonly name: string;
  /** Each burst has one signature, which was checked. */
  readonly bursts: number;
  readonly records: number;
  /** Updates that the gate refused as a whole, and feeds that it skipped in others, with the reason. */
  readonly refused: readonly string[];
  /** Feeds that went two ways, by proof. */
  readonly forks: number;
  /** Bursts with words that are neither here nor erased by what is known. */
  readonly lackingWords: number;
}

export interface AssemblyFound {
  readonly id: string;
  readonly governance: Governance;
  readonly talk: Talk;
  readonly ledgers: readonly LedgerFound[];
}

const FAULTS: Readonly<Record<FileFault, string>> = {
  notAFile: 'this is no file of an assembly.',
  damaged: 'a part of this file is missing or was changed.',
  newerVersion: 'this file was saved by a newer version.',
  onlyPart:
    'this file holds only what somebody lacked. Open it in Moot, save the whole assembly there, and verify that.',
  otherAssembly: 'this file is of another assembly.',
};

const MANY = 1_000_000;
const verifier = webCryptoVerifier();

/** `bytes`: of a file that the app saved. The fault is a sentence. */
export async function readAssembly(bytes: Uint8Array): Promise<Result<AssemblyFound, string>> {
  const file = await readIncoming(new Uint8Array(bytes));
  if (!file.ok) return fault(FAULTS[file.fault]);
  if (file.value.isFurther) return fault(FAULTS.onlyPart);
  const id = file.value.assembly;
  const assembly = fromHex(id);
  if (assembly === null) return fault(FAULTS.damaged);
  const take = async (name: LedgerName) => {
    const journal = createMemoryJournal();
    const ledger = await openLedger({ id: ledgerId(assembly, name), journal, verifier });
    const parts = file.value.ledgers.filter((part) => part.ledger === name);
    return { ledger, found: await fill(ledger, name, parts) };
  };
  const [governing, talking] = [await take('governance'), await take('talk')];
  const bursts = await addFacts(checkEach(verifier), [...governing.ledger.bursts()]);
  const governance = reduceGovernance(emptyGovernance(id), bursts, cutsOf(governing.ledger)).state;
  const talk = reduceTalk(emptyTalk(), [...talking.ledger.bursts()], cutsOf(talking.ledger)).state;
  return ok({ id, governance, talk, ledgers: [governing.found, talking.found] });
}

const cutsOf = (ledger: Ledger) => ledger.proofs.map(({ feed, burst }) => ({ feed, from: burst }));

async function fill(ledger: Ledger, name: string, parts: Incoming['ledgers']): Promise<LedgerFound> {
  const refused: string[] = [];
  for (const { updates, proofs } of parts) {
    for await (const update of updates) {
      const receipt = update === null ? null : await ledger.receive(update);
      if (!receipt) refused.push('notPacked');
      else if (!receipt.ok) refused.push(receipt.fault);
      else refused.push(...receipt.skipped.map((skipped) => skipped.fault));
    }
    for (const proof of proofs) await ledger.offerProof(proof);
  }
  const bursts = [...ledger.bursts()];
  return {
    name,
    bursts: bursts.length,
    records: bursts.reduce((sum, burst) => sum + burst.records.length, 0),
    refused,
    forks: ledger.proofs.length,
    lackingWords: ledger.lackingWords(MANY).length,
  };
}
