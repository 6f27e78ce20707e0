/**
 * Who this device speaks for. The device's key signs everything; it can't be taken out of the browser.
 * The person's key signs one thing, the certificate of each device, and is not kept: it comes from the
 * phrase, whose entropy stays only until the person has put the words away.
 */
import { certificateMessage } from '../domain/person/headers.ts';
import type { DeviceKey } from '../ledger/api.ts';
import { toHex } from '../lib/bytes.ts';
import { fault, ok, type Result } from '../lib/result.ts';
import { generatePair, type KeyPair, signWith } from './ed25519.ts';
import { entropyOf, newEntropy, personPair, type PhraseFault, phraseOf } from './phrase.ts';

export interface Identity {
  /** The person's public key in hex. */
  readonly person: string;
  readonly device: DeviceKey;
  /** By the person over the device's key (`certificateMessage`). */
  readonly certificate: Uint8Array;
}

/** Where keys are kept. Must be able to keep a `CryptoKey` (IndexedDB can, JSON can't). */
export interface Vault {
  get<T>(name: string): Promise<T | undefined>;
  put(name: string, value: unknown): Promise<void>;
}

export interface IdentityStore {
  load(): Promise<Identity | null>;
  /** A new person, on this device. Where there is one already, gives that one. */
  create(): Promise<Identity>;
  /**
   * Makes this device another one of the person who has these words. The words are not kept.
   * `alreadyHere`: the device speaks for someone, and its key must not be lost.
   */
  fromPhrase(
    words: readonly string[],
  ): Promise<Result<Identity, PhraseFault | { readonly type: 'alreadyHere' }>>;
  /** The 24 words, while they are still on this device. */
  phrase(): Promise<readonly string[] | null>;
  /** Takes the words off this device, for good. */
  forgetPhrase(): Promise<void>;
}

interface Stored {
  readonly person: string;
  readonly device: KeyPair;
  readonly certificate: Uint8Array;
  readonly entropy: Uint8Array | null;
}

const NAME = 'identity';

/** One tab at a time may `create` or restore: the caller holds a lock. */
export function identityStore(vault: Vault): IdentityStore {
  const stored = (): Promise<Stored | undefined> => vault.get<Stored>(NAME);

  async function certified(entropy: Uint8Array, keep: boolean): Promise<Identity> {
    const person = await personPair(entropy);
    const device = await generatePair();
    const certificate = await signWith(person.privateKey, certificateMessage(device.publicKey));
    const made: Stored = {
      person: toHex(person.publicKey),
      device,
      certificate,
      entropy: keep ? entropy : null,
    };
    await vault.put(NAME, made);
    return toIdentity(made);
  }

  return {
    async load() {
      const found = await stored();
      return found ? toIdentity(found) : null;
    },
    async create() {
      const found = await stored();
      return found ? toIdentity(found) : certified(newEntropy(), true);
    },
    async fromPhrase(words) {
      if (await stored()) return fault({ type: 'alreadyHere' });
      const entropy = entropyOf(words);
      return entropy.ok ? ok(await certified(entropy.value, false)) : entropy;
    },
    async phrase() {
      const found = await stored();
      return found?.entropy ? phraseOf(found.entropy) : null;
    },
    async forgetPhrase() {
      const found = await stored();
      if (found?.entropy) await vault.put(NAME, { ...found, entropy: null });
    },
  };
}

const toIdentity = ({ person, device, certificate }: Stored): Identity => ({
  person,
  certificate,
  device: {
    publicKey: device.publicKey,
    sign: (message) => signWith(device.privateKey, message),
  },
});
