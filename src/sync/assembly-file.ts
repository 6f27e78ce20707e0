/**
 * A whole assembly as one file, signatures and all: to leave with everything intact, to carry home, to
 * verify anywhere. What comes out of a file goes through the gate like what comes from a neighbour.
 *
 *   file    = "MOOT" | version 1 | uint length of content | content, raw deflate
 *   content = body | SHA-256 of body
 *   body    = assembly id 32 | text name | uint count { ledger }
 *   ledger  = 0 governance, 1 talk | uint count { bytes update } | uint count { proof }
 *   proof   = uint feed | uint burst | previous head 32 | bytes first | bytes second
 *
 * The hash finds damage, nothing more: who wrote what is told by the signatures alone.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import type { ForkProof, LedgerPort } from '../ledger/api.ts';
import type { LedgerName } from '../ledger/ids.ts';
import { concat, fromHex, sameBytes, toHex, utf8 } from '../lib/bytes.ts';
import { deflate, inflate } from '../lib/deflate.ts';
import { fault, ok, type Result } from '../lib/result.ts';
import { MAX_ELEMENT_BYTES, MAX_UPDATE_BYTES } from './messages.ts';
import { Malformed, Reader, Writer } from './wire.ts';

export interface LedgerInFile {
  readonly ledger: LedgerName;
  /** Canonical updates, in an order in which the gate takes them. */
  readonly updates: readonly Uint8Array[];
  readonly proofs: readonly ForkProof[];
}

export interface AssemblyFile {
  /** 64 hex characters. */
  readonly assembly: string;
  /** What the one who saved it calls the assembly; its founding record has the last word. */
  readonly name: string;
  readonly ledgers: readonly LedgerInFile[];
}

/**
 * `notAFile`: something else. `damaged`: cut or changed on its way. `newerVersion`: of this app. `onlyPart`:
 * what somebody lacked, of an assembly that isn't here. `otherAssembly`: not the one that was meant.
 */
export type FileFault = 'notAFile' | 'damaged' | 'newerVersion' | 'onlyPart' | 'otherAssembly';

const MAGIC = utf8('MOOT');
const VERSION = 1;
const ID_BYTES = 32;
const HASH_BYTES = 32;
const MAX_NAME_BYTES = 1_024;
const MAX_CONTENT_BYTES = 256 * 1024 * 1024;
/** Deflate makes bytes at most so many times smaller: a length beyond that is a lie. */
const MOST_INFLATION = 1_032;
const LEDGERS: readonly LedgerName[] = ['governance', 'talk'];

/** Everything that a ledger holds on this device, for a file. */
export async function ledgerForFile(ledger: LedgerName, port: LedgerPort): Promise<LedgerInFile> {
  const nothing = new Uint8Array(1);
  const updates: Uint8Array[] = [];
  for await (const update of port.updatesSince(nothing)) updates.push(update);
  return { ledger, updates, proofs: [...port.proofs] };
}

/** The bytes of the file. */
export async function encodeAssemblyFile(file: AssemblyFile): Promise<Uint8Array<ArrayBuffer>> {
  const id = fromHex(file.assembly);
  if (id?.length !== ID_BYTES) throw new TypeError('An assembly id has 64 hex characters');
  const writer = new Writer().raw(id).text(file.name).uint(file.ledgers.length);
  for (const { ledger, updates, proofs } of file.ledgers) {
    writer.u8(LEDGERS.indexOf(ledger)).uint(updates.length);
    for (const update of updates) writer.bytes(update);
    writer.uint(proofs.length);
    for (const { feed, burst, previous, first, second } of proofs) {
      writer.uint(feed).uint(burst).raw(previous).bytes(first).bytes(second);
    }
  }
  const body = writer.done();
  const content = concat(body, sha256(body));
  const head = new Writer().raw(MAGIC).u8(VERSION).uint(content.length).done();
  return concat(head, await deflate(content));
}

/** Reads a file's bytes. Never throws; takes memory in proportion to them. */
export async function decodeAssemblyFile(
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Result<AssemblyFile, FileFault>> {
  if (!sameBytes(bytes.subarray(0, MAGIC.length), MAGIC)) return fault('notAFile');
  const version = bytes[MAGIC.length] ?? 0;
  if (version !== VERSION) return fault(version > VERSION ? 'newerVersion' : 'damaged');
  try {
    const head = new Reader(bytes.subarray(MAGIC.length + 1));
    const length = head.uint();
    const packed = head.raw(head.left).slice();
    const most = Math.min(MAX_CONTENT_BYTES, packed.length * MOST_INFLATION);
    if (length < HASH_BYTES || length > most) return fault('damaged');
    const content = await inflate(packed, length);
    if (content === null) return fault('damaged');
    const body = content.subarray(0, length - HASH_BYTES);
    if (!sameBytes(sha256(body), content.subarray(length - HASH_BYTES))) return fault('damaged');
    return ok(readBody(body));
  } catch (error) {
    if (error instanceof Malformed) return fault('damaged');
    throw error;
  }
}

/** Throws `Malformed`. */
function readBody(body: Uint8Array): AssemblyFile {
  const reader = new Reader(body);
  const assembly = toHex(reader.raw(ID_BYTES));
  const name = reader.text(MAX_NAME_BYTES);
  const ledgers = Array.from({ length: reader.count(3) }, () => readLedger(reader));
  reader.end();
  return { assembly, name, ledgers };
}

function readLedger(reader: Reader): LedgerInFile {
  const ledger = LEDGERS[reader.u8()];
  if (ledger === undefined) throw new Malformed('ledger');
  const updates = Array.from({ length: reader.count(1) }, () => reader.bytes(MAX_UPDATE_BYTES).slice());
  const proofs = Array.from({ length: reader.count(36) }, () => ({
    feed: reader.uint(),
    burst: reader.uint(),
    previous: reader.raw(HASH_BYTES).slice(),
    first: reader.bytes(MAX_ELEMENT_BYTES).slice(),
    second: reader.bytes(MAX_ELEMENT_BYTES).slice(),
  }));
  return { ledger, updates, proofs };
}
