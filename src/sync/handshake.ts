/**
 * The first message in each direction, and the proof in the second: each device signs this very
 * channel, both fresh nonces, both keys and its own end, so that nothing can be replayed, reflected
 * or carried over to another channel.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { concat, utf8 } from '../lib/bytes.ts';
import { Malformed, Reader, Writer } from './wire.ts';

export const VERSION = 2;
export const NAME_BYTES = 16;

export interface Hello {
  readonly version: number;
  /** Which run of the app this is: the name that introducers know it by. */
  readonly name: Uint8Array;
  readonly device: Uint8Array;
  readonly nonce: Uint8Array;
}

export const encodeHello = (hello: Hello): Uint8Array =>
  new Writer().u8(hello.version).raw(hello.name).raw(hello.device).raw(hello.nonce).done();

/** A later version may add to the end, so only the version is read before the rest is judged. */
export function decodeHello(bytes: Uint8Array): Hello {
  const reader = new Reader(bytes);
  const version = reader.u8();
  if (version !== VERSION)
    return { version, name: new Uint8Array(), device: new Uint8Array(), nonce: new Uint8Array() };
  const hello = { version, name: reader.raw(NAME_BYTES), device: reader.raw(32), nonce: reader.raw(32) };
  reader.end();
  return hello;
}

export function decodeProof(bytes: Uint8Array): Uint8Array {
  if (bytes.length !== 64) throw new Malformed('proof');
  return bytes;
}

/** What both ends know after the hellos. */
export interface Session {
  /** 32 bytes that only this link has: what it says about ledgers is salted with it. */
  readonly id: Uint8Array;
  /** The bytes to sign at the end that made the first move, or at the other. */
  toSign(initiator: boolean): Uint8Array;
}

export function sessionOf(binding: Uint8Array, initiator: Hello, answerer: Hello): Session {
  const both = concat(
    binding,
    initiator.nonce,
    answerer.nonce,
    initiator.device,
    answerer.device,
    initiator.name,
    answerer.name,
  );
  return {
    id: sha256(concat(utf8('moot/session/1'), both)),
    toSign: (first) => concat(utf8('moot/link/1'), both, Uint8Array.of(first ? 1 : 2)),
  };
}

/** How a device tells on one link that it has something, to those alone who have it too: 16 bytes. */
export const haveTag = (what: 'assembly' | 'ledger', id: Uint8Array, session: Uint8Array): Uint8Array =>
  sha256(concat(utf8(what === 'ledger' ? 'moot/have/1' : 'moot/have-assembly/1'), id, session)).slice(0, 16);
