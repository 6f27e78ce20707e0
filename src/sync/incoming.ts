/** Reads what people give each other outside of a link: a whole assembly as a file, or what somebody lacked. */
import type { ForkProof } from '../ledger/api.ts';
import type { LedgerName } from '../ledger/ids.ts';
import { fault, ok, type Result } from '../lib/result.ts';
import { decodeAssemblyFile, type FileFault } from './assembly-file.ts';
import { decodeDifference, updatesIn } from './difference-file.ts';
import { packer } from './packer.ts';

/** Taken in once, in order, each update through the gate. */
export interface Incoming {
  /** 64 hex characters. */
  readonly assembly: string;
  /** What the one who gives it calls the assembly; its founding record has the last word. */
  readonly name: string;
  /** It builds on what somebody had: of no use where nothing of the assembly is. */
  readonly isFurther: boolean;
  readonly ledgers: readonly {
    readonly ledger: LedgerName;
    /** Null: what should have been an update is none. Nothing follows it. */
    readonly updates: Iterable<Uint8Array> | AsyncIterable<Uint8Array | null>;
    readonly proofs: readonly ForkProof[];
  }[];
}

/** Reads the bytes, whichever of the two they are. Never throws. */
export async function readIncoming(bytes: Uint8Array<ArrayBuffer>): Promise<Result<Incoming, FileFault>> {
  const difference = decodeDifference(bytes);
  if (difference.ok) {
    const { assembly, name, parts } = difference.value;
    const ledgers = parts.map((part) => ({ ...part, updates: updatesIn(part, packer) }));
    return ok({ assembly, name, isFurther: parts.some((part) => part.isFurther), ledgers });
  }
  if (difference.fault !== 'notOne') return fault(difference.fault);
  const whole = await decodeAssemblyFile(bytes);
  return whole.ok ? ok({ ...whole.value, isFurther: false }) : whole;
}
