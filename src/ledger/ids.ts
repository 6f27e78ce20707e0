/**
 * The ledger's hashes and the ids that follow from them.
 * Tags inside a ledger are ASCII, zero-padded to 12 bytes; those of assembly and ledger ids are bare.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import type { FeedId } from '../domain/burst.ts';

const utf8 = new TextEncoder();

function tag(text: string): Uint8Array {
  const bytes = new Uint8Array(12);
  bytes.set(utf8.encode(text));
  return bytes;
}

const FEED = tag('moot/feed/1');
const BODY = tag('moot/body/1');
const STEP = tag('moot/step/1');
const SIGN = tag('moot/sign/1');
const ASSEMBLY = utf8.encode('moot/assembly/1');
const LEDGER = utf8.encode('moot/ledger/1');

/** The names of an assembly's ledgers that exist from the start. */
export type LedgerName = 'governance' | 'talk';

/** The assembly's id, 32 bytes: the hash of the header of its founding record. */
export const assemblyId = (genesisHeader: Uint8Array): Uint8Array =>
  sha256.create().update(ASSEMBLY).update(genesisHeader).digest();

/** A ledger's id, 32 bytes. `assembly`: 32 bytes. */
export const ledgerId = (assembly: Uint8Array, name: LedgerName): Uint8Array =>
  sha256.create().update(LEDGER).update(assembly).update(utf8.encode(name)).digest();

/** Where a device's chain in a ledger starts, h(-1). */
export const feedGenesis = (ledger: Uint8Array, device: Uint8Array): Uint8Array =>
  sha256.create().update(FEED).update(ledger).update(device).digest();

/** The first 53 bits of a feed's genesis, big-endian. 0 is no feed. */
export function feedIdOf(genesis: Uint8Array): FeedId {
  let id = 0;
  for (let i = 0; i < 6; i += 1) id = id * 256 + (genesis[i] ?? 0);
  return id * 32 + ((genesis[6] ?? 0) >> 3);
}

/** The id of a device's feed in a ledger; Yjs knows it as the client id. */
export const feedId = (ledger: Uint8Array, device: Uint8Array): FeedId =>
  feedIdOf(feedGenesis(ledger, device));

/** The name of a feed's root Y.Array. */
export const feedRoot = (feed: FeedId): string => feed.toString(36);

/** `body`: salt and text. */
export const bodyHash = (body: Uint8Array): Uint8Array => sha256.create().update(BODY).update(body).digest();

/** h(n): the chain after burst n. */
export const stepHash = (previous: Uint8Array, burst: number, core: Uint8Array): Uint8Array =>
  sha256.create().update(STEP).update(previous).update(u64(burst)).update(core).digest();

/** The bytes that a device signs for burst n. */
export function signedMessage(ledger: Uint8Array, burst: number, head: Uint8Array): Uint8Array {
  const message = new Uint8Array(84);
  message.set(SIGN, 0);
  message.set(ledger, 12);
  message.set(u64(burst), 44);
  message.set(head, 52);
  return message;
}

function u64(value: number): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(value));
  return bytes;
}
