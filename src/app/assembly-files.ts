/** Saving an assembly as a file, and taking in what a file or a difference holds. Every byte goes through the gate. */
import type { LedgerPort } from '../ledger/api.ts';
import type { LedgerName } from '../ledger/ids.ts';
import { encodeAssemblyFile, ledgerForFile } from '../sync/assembly-file.ts';
import type { Incoming } from '../sync/incoming.ts';
import type { AssemblyId } from './api.ts';

type Ledgers = readonly [governance: LedgerPort, talk: LedgerPort];

const portOf = (ledgers: Ledgers, name: LedgerName): LedgerPort => ledgers[name === 'governance' ? 0 : 1];

/** Everything of an assembly that this device holds, as the bytes of one file. */
export async function saveAssembly(
  assembly: AssemblyId,
  name: string,
  ledgers: Ledgers,
): Promise<Uint8Array<ArrayBuffer>> {
  const parts = await Promise.all([
    ledgerForFile('governance', portOf(ledgers, 'governance')),
    ledgerForFile('talk', portOf(ledgers, 'talk')),
  ]);
  return encodeAssemblyFile({ assembly, name, ledgers: parts });
}

export interface TakenIn {
  /** Bursts that were new here. */
  readonly entered: number;
  /** Updates, or single feeds in them, that the gate refused. */
  readonly refused: number;
  /** Feeds that begin after what is held here. */
  readonly gaps: number;
}

/** Offers everything that came to the gate. Rejects only where storage fails; what had entered stays. */
export async function takeIn(incoming: Incoming, ledgers: Ledgers): Promise<TakenIn> {
  let entered = 0;
  let refused = 0;
  const gaps = new Set<string>();
  for (const { ledger, updates, proofs } of incoming.ledgers) {
    const port = portOf(ledgers, ledger);
    for await (const update of updates) {
      const receipt = update === null ? null : await port.receive(update);
      if (!receipt?.ok) {
        refused += 1;
        continue;
      }
      entered += receipt.entered.length;
      for (const { feed, fault: why } of receipt.skipped) {
        if (why === 'gap') gaps.add(`${ledger}/${feed}`);
        // Words of people whom nobody has welcomed, beyond what this device keeps of them: no fault.
        else if (why !== 'noRoom') refused += 1;
      }
    }
    for (const proof of proofs) await port.offerProof(proof);
  }
  return { entered, refused, gaps: gaps.size };
}
