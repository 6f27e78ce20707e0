/**
 * What somebody lacks of an assembly: small enough for a message, or for codes from screen to camera.
 * First they say what they have; the difference holds what comes after that, packed. It can also begin at
 * nothing. What comes out of it goes through the gate like what comes from a neighbour.
 *
 *   holding    = 01 | assembly id 32 | uint count { ledger } | check 4
 *   ledger     = 0 governance, 1 talk | vector
 *   check      = the first 4 bytes of SHA-256("moot/holding/1" | everything before)
 *
 *   difference = "MOOD" | version 1 | body | SHA-256 of everything before
 *   body       = assembly id 32 | text name | uint count { part }
 *   part       = 0 governance, 1 talk | u8 basis | uint count { bytes packed } | uint count { proof }
 *   basis      = 0: begins at nothing, 1: at what somebody has
 *   proof      = uint feed | uint burst | previous head 32 | bytes first | bytes second
 *
 * The hash finds damage, nothing more: who wrote what is told by the signatures alone.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import type { ForkProof, LedgerPort } from '../ledger/api.ts';
import type { LedgerName } from '../ledger/ids.ts';
import { concat, fromHex, sameBytes, toHex, utf8 } from '../lib/bytes.ts';
import { fault, ok, type Result } from '../lib/result.ts';
import type { Packer } from './api.ts';
import { MAX_ELEMENT_BYTES, MAX_UPDATE_BYTES } from './messages.ts';
import { encodeStateVector, readVector, writeVector, type Vector } from './vectors.ts';
import { Malformed, Reader, Writer } from './wire.ts';

/** What a device has of an assembly: how many bursts of each feed, for each ledger. */
export interface Holding {
  /** 64 hex characters. */
  readonly assembly: string;
  readonly ledgers: ReadonlyMap<LedgerName, Vector>;
}

export interface DifferencePart {
  readonly ledger: LedgerName;
  /** False: it begins at nothing, so that it needs nothing else. */
  readonly isFurther: boolean;
  /** Packed canonical updates, in an order in which the gate takes them. */
  readonly packs: readonly Uint8Array[];
  readonly proofs: readonly ForkProof[];
}

export interface Difference {
  readonly assembly: string;
  /** What the one who gives it calls the assembly; its founding record has the last word. */
  readonly name: string;
  readonly parts: readonly DifferencePart[];
}

/** `notOne`: something else. `damaged`: cut or changed on its way. `newerVersion`: of this app. */
export type DifferenceFault = 'notOne' | 'damaged' | 'newerVersion';

const MAGIC = utf8('MOOD');
const VERSION = 1;
const ID_BYTES = 32;
const HASH_BYTES = 32;
const CHECK_BYTES = 4;
const MAX_NAME_BYTES = 1_024;
const LEDGERS: readonly LedgerName[] = ['governance', 'talk'];

function idBytes(assembly: string): Uint8Array {
  const id = fromHex(assembly);
  if (id?.length !== ID_BYTES) throw new TypeError('An assembly id has 64 hex characters');
  return id;
}

const checkOf = (bytes: Uint8Array): Uint8Array =>
  sha256(concat(utf8('moot/holding/1'), bytes)).subarray(0, CHECK_BYTES);

export function encodeHolding({ assembly, ledgers }: Holding): Uint8Array<ArrayBuffer> {
  const writer = new Writer().u8(VERSION).raw(idBytes(assembly)).uint(ledgers.size);
  for (const [ledger, vector] of ledgers) writeVector(writer.u8(LEDGERS.indexOf(ledger)), vector);
  const bytes = writer.done();
  return concat(bytes, checkOf(bytes));
}

/** Never throws. */
export function decodeHolding(bytes: Uint8Array): Result<Holding, DifferenceFault> {
  const [version = 0] = bytes;
  if (version !== VERSION) return fault(version > VERSION && version < 16 ? 'newerVersion' : 'notOne');
  const said = bytes.subarray(0, Math.max(0, bytes.length - CHECK_BYTES));
  if (!sameBytes(checkOf(said), bytes.subarray(said.length))) return fault('damaged');
  return orDamaged(() => {
    const reader = new Reader(said.subarray(1));
    const assembly = toHex(reader.raw(ID_BYTES));
    const ledgers = new Map<LedgerName, Vector>();
    for (let left = reader.count(2); left > 0; left--) {
      const ledger = readLedgerName(reader);
      if (ledgers.has(ledger)) throw new Malformed('ledger');
      const vector = readVector(reader);
      // Nothing of a feed is held: then a device doesn't name it.
      if (vector.get(0) !== undefined || [...vector.values()].includes(0)) throw new Malformed('vector');
      ledgers.set(ledger, vector);
    }
    reader.end();
    return { assembly, ledgers };
  });
}

/** What comes after `since` in a ledger; null: all of it. */
export async function differenceOf(
  ledger: LedgerName,
  port: LedgerPort,
  since: Vector | null,
  packer: Packer,
): Promise<DifferencePart> {
  const packs: Uint8Array[] = [];
  const vector = encodeStateVector(since ?? new Map());
  for await (const update of port.updatesSince(vector)) packs.push(await packer.pack(update));
  return { ledger, isFurther: since !== null && since.size > 0, packs, proofs: [...port.proofs] };
}

export function encodeDifference({ assembly, name, parts }: Difference): Uint8Array<ArrayBuffer> {
  const writer = new Writer().raw(MAGIC).u8(VERSION).raw(idBytes(assembly)).text(name).uint(parts.length);
  for (const { ledger, isFurther, packs, proofs } of parts) {
    writer
      .u8(LEDGERS.indexOf(ledger))
      .u8(isFurther ? 1 : 0)
      .uint(packs.length);
    for (const pack of packs) writer.bytes(pack);
    writer.uint(proofs.length);
    for (const { feed, burst, previous, first, second } of proofs) {
      writer.uint(feed).uint(burst).raw(previous).bytes(first).bytes(second);
    }
  }
  const bytes = writer.done();
  return concat(bytes, sha256(bytes));
}

/** Reads a difference's bytes; nothing is unpacked yet. Never throws; memory in proportion to the bytes. */
export function decodeDifference(bytes: Uint8Array): Result<Difference, DifferenceFault> {
  if (!sameBytes(bytes.subarray(0, MAGIC.length), MAGIC)) return fault('notOne');
  const version = bytes[MAGIC.length] ?? 0;
  if (version !== VERSION) return fault(version > VERSION ? 'newerVersion' : 'damaged');
  const said = bytes.subarray(0, Math.max(0, bytes.length - HASH_BYTES));
  if (!sameBytes(sha256(said), bytes.subarray(said.length))) return fault('damaged');
  return orDamaged(() => {
    const reader = new Reader(said.subarray(MAGIC.length + 1));
    const assembly = toHex(reader.raw(ID_BYTES));
    const name = reader.text(MAX_NAME_BYTES);
    const parts = Array.from({ length: reader.count(4) }, () => readPart(reader));
    reader.end();
    return { assembly, name, parts };
  });
}

/**
 * A part's canonical updates, unpacked one at a time, each under the cap of an update. Ends early at a pack
 * that no packer makes: honest devices make none, and a lie about lengths costs nothing but itself.
 */
export async function* updatesIn(part: DifferencePart, packer: Packer): AsyncGenerator<Uint8Array | null> {
  for (const pack of part.packs) {
    const update = await packer.unpack(pack, MAX_UPDATE_BYTES).catch(() => null);
    yield update;
    if (update === null) return;
  }
}

function readLedgerName(reader: Reader): LedgerName {
  const ledger = LEDGERS[reader.u8()];
  if (ledger === undefined) throw new Malformed('ledger');
  return ledger;
}

function readPart(reader: Reader): DifferencePart {
  const ledger = readLedgerName(reader);
  const basis = reader.u8();
  if (basis > 1) throw new Malformed('basis');
  const packs = Array.from({ length: reader.count(1) }, () => reader.bytes(MAX_UPDATE_BYTES).slice());
  const proofs = Array.from({ length: reader.count(36) }, () => ({
    feed: reader.uint(),
    burst: reader.uint(),
    previous: reader.raw(HASH_BYTES).slice(),
    first: reader.bytes(MAX_ELEMENT_BYTES).slice(),
    second: reader.bytes(MAX_ELEMENT_BYTES).slice(),
  }));
  return { ledger, isFurther: basis === 1, packs, proofs };
}

function orDamaged<T>(read: () => T): Result<T, DifferenceFault> {
  try {
    return ok(read());
  } catch (error) {
    if (error instanceof Malformed) return fault('damaged');
    throw error;
  }
}
