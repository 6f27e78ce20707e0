/** What the ledger's tests build with: real keys from fixed seeds, real signatures, real ledgers. */
import { createPrivateKey, createPublicKey, sign as nodeSign } from 'node:crypto';
import * as Y from 'yjs';
import type { DeviceKey, Journal, SignatureCheck, Verifier } from '../../../src/ledger/api.ts';
import type { Checks } from '../../../src/ledger/checks.ts';
import { everyCheck } from '../../../src/ledger/checks.ts';
import type { ElementRecord, Unsigned } from '../../../src/ledger/element.ts';
import { coreOf, readElement, writeElement } from '../../../src/ledger/element.ts';
import { feedGenesis, feedIdOf, signedMessage, stepHash } from '../../../src/ledger/ids.ts';
import type { Ledger } from '../../../src/ledger/ledger.ts';
import { openLedger } from '../../../src/ledger/ledger.ts';
import { createMemoryJournal } from '../../../src/ledger/memory-journal.ts';
import type { Rules } from '../../../src/ledger/rules.ts';
import { encodeUpdate } from '../../../src/ledger/update.ts';
import { webCryptoVerifier } from '../../../src/ledger/verifier.ts';

/** Nothing is checked: for reading what a test itself made badly on purpose. */
export const lenient: Checks = Object.fromEntries(
  Object.keys(everyCheck).map((name) => [name, false]),
) as Checks;

export const LEDGER = new Uint8Array(32).fill(5);
export const OTHER_LEDGER = new Uint8Array(32).fill(6);

const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** A device whose key comes from a number. Signs at once, so that attacks can be built without waiting. */
export interface TestKey extends DeviceKey {
  signNow(message: Uint8Array): Uint8Array;
}

export function keyFrom(seed: number | Uint8Array): TestKey {
  const bytes = typeof seed === 'number' ? seedBytes(seed) : seed;
  const secret = createPrivateKey({ key: Buffer.concat([PKCS8, bytes]), format: 'der', type: 'pkcs8' });
  const spki = createPublicKey(secret).export({ format: 'der', type: 'spki' });
  const signNow = (message: Uint8Array) => new Uint8Array(nodeSign(null, message, secret));
  return {
    publicKey: new Uint8Array(spki.subarray(-32)),
    signNow,
    sign: async (message) => signNow(message),
  };
}

function seedBytes(seed: number): Uint8Array {
  const bytes = new Uint8Array(32);
  new DataView(bytes.buffer).setUint32(28, seed);
  return bytes;
}

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
export const hex = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'hex'));

/** A verifier that counts, so that bounded work is counted and not timed. */
export function countingVerifier(inner: Verifier = shared): Verifier & { count: number } {
  return {
    count: 0,
    verify(checks: readonly SignatureCheck[]) {
      this.count += checks.length;
      return inner.verify(checks);
    },
  };
}

const shared = webCryptoVerifier();

export interface Opening {
  readonly id?: Uint8Array;
  readonly journal?: Journal;
  readonly verifier?: Verifier;
  readonly rules?: Rules;
  readonly lazy?: boolean;
}

export const open = (opening: Opening = {}): Promise<Ledger> =>
  openLedger({ id: LEDGER, journal: createMemoryJournal(), verifier: shared, ...opening });

export const record = (header: string, body?: string) =>
  body === undefined ? { kind: 1, header: utf8(header) } : { kind: 1, header: utf8(header), body };

/** Everything that one ledger holds and the other lacks. Returns the receipts. */
export async function pull(to: Ledger, from: Ledger) {
  const receipts = [];
  for await (const update of from.updatesSince(to.stateVector())) receipts.push(await to.receive(update));
  return receipts;
}

export async function wholeUpdates(ledger: Ledger): Promise<Uint8Array[]> {
  const updates: Uint8Array[] = [];
  for await (const update of ledger.updatesSince(Uint8Array.of(0))) updates.push(update);
  return updates;
}

export const digestOf = (ledger: Ledger): Promise<Uint8Array> => ledger.digestAt(ledger.stateVector());

/** What is in the Y.Doc, byte for byte, for "the document is unchanged". */
export const docBytes = (ledger: Ledger): Uint8Array => Y.encodeStateAsUpdate(ledger.doc);

/** A feed made by hand, so that a test can put anything in it that its key would sign. */
export class HandFeed {
  readonly key: TestKey;
  readonly ledger: Uint8Array;
  readonly genesis: Uint8Array;
  readonly id: number;
  readonly elements: Uint8Array[] = [];
  readonly heads: Uint8Array[] = [];

  constructor(key: TestKey, ledger: Uint8Array = LEDGER, idOf = feedIdOf) {
    this.key = key;
    this.ledger = ledger;
    this.genesis = feedGenesis(ledger, key.publicKey);
    this.id = idOf(this.genesis);
  }

  get head(): Uint8Array {
    return this.heads.at(-1) ?? this.genesis;
  }

  /** Signs a burst without adding it. */
  burst(parts: Partial<Unsigned> & { at?: number; after?: Uint8Array } = {}): Uint8Array {
    const at = parts.at ?? this.elements.length;
    const unsigned: Unsigned = {
      device: at === 0 ? this.key.publicKey : null,
      time: 1000 + at,
      deps: [],
      records: [words(`burst ${at}`)],
      ...parts,
    };
    return this.sign(writeElement(unsigned, new Uint8Array(64)), at, parts.after ?? this.headAt(at));
  }

  /** Signs the bytes of an element (its last 64 stand for the signature) as burst `at`. */
  sign(element: Uint8Array, at: number, after: Uint8Array): Uint8Array {
    return this.signCore(element, coreOf(readElement(element, this.id, at, lenient)), at, after);
  }

  signCore(element: Uint8Array, core: Uint8Array, at: number, after: Uint8Array): Uint8Array {
    const signed = element.slice();
    const head = stepHash(after, at, core);
    signed.set(this.key.signNow(signedMessage(this.ledger, at, head)), signed.length - 64);
    return signed;
  }

  /** Adds a burst and returns its element. */
  add(parts: Partial<Unsigned> = {}): Uint8Array {
    return this.push(this.burst(parts));
  }

  push(element: Uint8Array): Uint8Array {
    const at = this.elements.length;
    this.heads.push(stepHash(this.head, at, coreOf(readElement(element, this.id, at, lenient))));
    this.elements.push(element);
    return element;
  }

  grow(count: number): this {
    for (let i = 0; i < count; i += 1) this.add();
    return this;
  }

  headAt(count: number): Uint8Array {
    return count === 0 ? this.genesis : (this.heads[count - 1] ?? this.head);
  }

  run(from = 0, to = this.elements.length) {
    return { feed: this.id, clock: from, elements: this.elements.slice(from, to) };
  }

  update(from = 0, to = this.elements.length): Uint8Array {
    return encodeUpdate([this.run(from, to)]);
  }
}

/** One element as an update, wherever it belongs. */
export const single = (feed: number, clock: number, element: Uint8Array): Uint8Array =>
  encodeUpdate([{ feed, clock, elements: [element] }]);

/** A record with words. */
export function words(header: string, text = 'hello'): ElementRecord {
  const body = new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8, ...utf8(text)]);
  return { kind: 1, form: 1, dt: 0, header: utf8(header), body };
}

export const plain = (header: string): ElementRecord => ({
  kind: 1,
  form: 0,
  dt: 0,
  header: utf8(header),
  body: new Uint8Array(0),
});

/** WebCrypto without the strict checks, as one would write it first. */
export const naiveVerifier: Verifier = {
  verify: (checks) =>
    Promise.all(
      checks.map(async ({ publicKey, message, signature }) => {
        const key = await crypto.subtle.importKey('raw', publicKey.slice(), 'Ed25519', false, ['verify']);
        return crypto.subtle.verify('Ed25519', key, signature.slice(), message.slice());
      }),
    ),
};
