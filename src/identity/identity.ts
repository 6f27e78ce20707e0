/**
 * Who this device speaks for. The device's key signs everything; it can't be taken out of the browser.
 * The person's key signs two things, the certificates of devices and what the 24 words say of lost ones, and
 * is not kept: it comes from the phrase, whose entropy stays only until the person has put the words away.
 */
import type { DeviceKey } from '../ledger/api.ts';
import { toHex } from '../lib/bytes.ts';
import { fault, ok, type Result } from '../lib/result.ts';
import { proofByDevice, proofByPerson, type ChainFull, type Proof } from './chain.ts';
import { generatePair, type KeyPair, signWith } from './ed25519.ts';
import type { PhraseFault } from './phrase.ts';

/** The words and their list: needed when somebody begins or comes back, not when the app is opened. */
const phrases = () => import('./phrase.ts');

export interface Identity extends Proof {
  readonly device: DeviceKey;
}

/** Where keys are kept. Must be able to keep a `CryptoKey` (IndexedDB can, JSON can't). */
export interface Vault {
  get<T>(name: string): Promise<T | undefined>;
  put(name: string, value: unknown): Promise<void>;
}

/** The device speaks for someone, and its key must not be lost. */
export interface AlreadyHere {
  readonly type: 'alreadyHere';
}

/** No person was begun on this device. */
export interface NobodyHere {
  readonly type: 'nobodyHere';
}

/** A key that was made before it is known whose device this is. Nothing is stored until `keep`. */
export interface FreshDevice {
  readonly device: DeviceKey;
  /** From now on this device speaks for the person of the proof. In one write: all of it, or nothing. */
  keep(proof: Proof): Promise<Result<Identity, AlreadyHere>>;
}

/** The 24 words, as long as somebody holds on to this. */
export interface Speaker {
  /** The person's public key in hex. */
  readonly person: string;
  sign(message: Uint8Array): Promise<Uint8Array>;
}

export interface IdentityStore {
  load(): Promise<Identity | null>;
  /** A new person, on this device. Where there is one already, gives that one. */
  create(): Promise<Identity>;
  /**
   * Makes this device another one of the person who has these words. The words are not kept. Where it speaks
   * for that very person already, it gets a new key: the old one was revoked, or went two ways.
   * `alreadyHere`: it speaks for somebody else, and its key must not be lost.
   */
  fromPhrase(words: readonly string[]): Promise<Result<Identity, PhraseFault | AlreadyHere>>;
  /** A key for a device that another one is about to certify. */
  fresh(): Promise<FreshDevice>;
  /** Says that another device, by its public key, is the same person's. */
  certify(device: Uint8Array): Promise<Result<Proof, ChainFull | NobodyHere>>;
  /**
   * A new key for this device, certified by the old one, or by the person's own while the words are here;
   * the old one is gone after. In one write: all of it, or nothing.
   */
  renew(): Promise<Result<Identity, ChainFull | NobodyHere>>;
  /** The person's own key, from words that are typed in: for what only they can say. */
  speaker(words: readonly string[]): Promise<Result<Speaker, PhraseFault>>;
  /** The 24 words, while they are still on this device. */
  phrase(): Promise<readonly string[] | null>;
  /** Takes the words off this device, for good. */
  forgetPhrase(): Promise<void>;
}

interface Stored {
  readonly person: string;
  readonly device: KeyPair;
  /** Left out by those who were certified before devices could certify devices. */
  readonly chain?: Proof['chain'];
  readonly certificate: Uint8Array;
  readonly entropy: Uint8Array | null;
}

const NAME = 'identity';

const proofOf = ({ person, chain = [], certificate }: Stored): Proof => ({ person, chain, certificate });

/** One tab at a time may change who this device is: the caller holds a lock. */
export function identityStore(vault: Vault): IdentityStore {
  const stored = (): Promise<Stored | undefined> => vault.get<Stored>(NAME);

  async function keep(proof: Proof, device: KeyPair, entropy: Uint8Array | null): Promise<Identity> {
    const made: Stored = { ...proof, device, entropy };
    await vault.put(NAME, made);
    return toIdentity(made);
  }

  async function byPhrase(entropy: Uint8Array, kept: Uint8Array | null): Promise<Identity> {
    const device = await generatePair();
    const proof = await proofByPerson(await (await phrases()).personPair(entropy), device.publicKey);
    return keep(proof, device, kept);
  }

  /** By the words while they are here: a chain begins anew. */
  async function certify(found: Stored, device: Uint8Array): Promise<Result<Proof, ChainFull>> {
    if (found.entropy)
      return ok(await proofByPerson(await (await phrases()).personPair(found.entropy), device));
    return proofByDevice(proofOf(found), found.device, device);
  }

  return {
    async load() {
      const found = await stored();
      return found ? toIdentity(found) : null;
    },
    async create() {
      const found = await stored();
      if (found) return toIdentity(found);
      const entropy = (await phrases()).newEntropy();
      return byPhrase(entropy, entropy);
    },
    async fromPhrase(words) {
      const entropy = (await phrases()).entropyOf(words);
      if (!entropy.ok) return entropy;
      const found = await stored();
      if (found) {
        const { publicKey } = await (await phrases()).personPair(entropy.value);
        if (found.person !== toHex(publicKey)) return fault({ type: 'alreadyHere' });
      }
      return ok(await byPhrase(entropy.value, found?.entropy ?? null));
    },
    async fresh() {
      const pair = await generatePair();
      return {
        device: keyOf(pair),
        async keep(proof) {
          const found = await stored();
          if (found && found.person !== proof.person) return fault({ type: 'alreadyHere' });
          return ok(await keep(proof, pair, found?.entropy ?? null));
        },
      };
    },
    async certify(device) {
      const found = await stored();
      return found ? certify(found, device) : fault({ type: 'nobodyHere' });
    },
    async renew() {
      const found = await stored();
      if (!found) return fault({ type: 'nobodyHere' });
      const device = await generatePair();
      const proof = await certify(found, device.publicKey);
      return proof.ok ? ok(await keep(proof.value, device, found.entropy)) : proof;
    },
    async speaker(words) {
      const entropy = (await phrases()).entropyOf(words);
      if (!entropy.ok) return entropy;
      const { privateKey, publicKey } = await (await phrases()).personPair(entropy.value);
      return ok({ person: toHex(publicKey), sign: (message) => signWith(privateKey, message) });
    },
    async phrase() {
      const found = await stored();
      return found?.entropy ? (await phrases()).phraseOf(found.entropy) : null;
    },
    async forgetPhrase() {
      const found = await stored();
      if (found?.entropy) await vault.put(NAME, { ...found, entropy: null });
    },
  };
}

const keyOf = (device: KeyPair): DeviceKey => ({
  publicKey: device.publicKey,
  sign: (message) => signWith(device.privateKey, message),
});

const toIdentity = (found: Stored): Identity => ({ ...proofOf(found), device: keyOf(found.device) });
