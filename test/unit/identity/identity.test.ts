import { createPrivateKey, createPublicKey, hkdfSync, pbkdf2Sync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { certificateMessage } from '../../../src/domain/person/headers.ts';
import { identityStore, type Identity, type Vault } from '../../../src/identity/identity.ts';
import { entropyOf, newEntropy, personPair, PHRASE_WORDS, phraseOf } from '../../../src/identity/phrase.ts';
import { certify } from '../../../src/app/assembly/new-records.ts';
import { certificateCheck, checkAll } from '../../../src/ledger/burst-facts.ts';
import { webCryptoVerifier } from '../../../src/ledger/verifier.ts';
import { supportsIdentity } from '../../../src/identity/support.ts';
import { fromHex, toHex } from '../../../src/lib/bytes.ts';

function memoryVault(): Vault & { readonly kept: Map<string, unknown> } {
  const kept = new Map<string, unknown>();
  return {
    kept,
    get: async <T>(name: string) => kept.get(name) as T | undefined,
    put: async (name, value) => void kept.set(name, value),
  };
}

const verify = async (person: string, message: Uint8Array, signature: Uint8Array): Promise<boolean> => {
  const key = await crypto.subtle.importKey('raw', fromHex(person) ?? new Uint8Array(), 'Ed25519', false, [
    'verify',
  ]);
  return crypto.subtle.verify('Ed25519', key, new Uint8Array(signature), new Uint8Array(message));
};

describe('the phrase', () => {
  test('zeros give the words that BIP-39 gives', () => {
    expect(phraseOf(new Uint8Array(32)).join(' ')).toBe(`${'abandon '.repeat(23)}art`);
  });

  test('words give back the entropy, however they were typed', () => {
    const entropy = newEntropy();
    const words = phraseOf(entropy);
    expect(words).toHaveLength(PHRASE_WORDS);
    expect(entropyOf(words)).toEqual({ ok: true, value: entropy });
    expect(entropyOf([` 1. ${words.join(',\n').toUpperCase()} `])).toEqual({ ok: true, value: entropy });
  });

  test('what is no phrase is told apart: too few words, an unknown word, a wrong one', () => {
    const words = phraseOf(new Uint8Array(32));
    expect(entropyOf(words.slice(1))).toEqual({ ok: false, fault: { type: 'wordCount', count: 23 } });
    expect(entropyOf(words.with(3, 'abandom'))).toEqual({
      ok: false,
      fault: { type: 'unknownWord', index: 3 },
    });
    expect(entropyOf(words.with(3, 'zoo'))).toEqual({ ok: false, fault: { type: 'checksum' } });
  });

  test('the person key follows from the words as documented, worked out here with other code', async () => {
    const entropy = Uint8Array.from({ length: 32 }, (_, i) => i * 7);
    const seed = pbkdf2Sync(phraseOf(entropy).join(' '), 'mnemonic', 2048, 64, 'sha512');
    const raw = new Uint8Array(hkdfSync('sha256', seed, new Uint8Array(), 'moot/person/1', 32));
    const prefix = Buffer.from('302e020100300506032b657004220420', 'hex');
    const key = createPrivateKey({ key: Buffer.concat([prefix, raw]), format: 'der', type: 'pkcs8' });
    const spki = createPublicKey(key).export({ format: 'der', type: 'spki' });
    const pair = await personPair(entropy);
    expect(toHex(pair.publicKey)).toBe(spki.subarray(-32).toString('hex'));
    expect(pair.privateKey.extractable).toBe(false);
  });
});

describe('an identity', () => {
  test('[PER-1] is certified: the person signs "this device is mine"', async () => {
    const store = identityStore(memoryVault());
    const { person, device, certificate } = await store.create();
    expect(await verify(person, certificateMessage(device.publicKey), certificate)).toBe(true);
    expect(await verify(person, certificateMessage(new Uint8Array(32)), certificate)).toBe(false);
  });

  test('signs with a device key that can not be taken out', async () => {
    const vault = memoryVault();
    const { device } = await identityStore(vault).create();
    const message = new TextEncoder().encode('we agree');
    expect(await verify(toHex(device.publicKey), message, await device.sign(message))).toBe(true);
    const kept = vault.kept.get('identity') as { device: { privateKey: CryptoKey } };
    await expect(crypto.subtle.exportKey('pkcs8', kept.device.privateKey)).rejects.toThrow('not extractable');
    await expect(crypto.subtle.exportKey('jwk', kept.device.privateKey)).rejects.toThrow('not extractable');
  });

  test('is made once: a second call gives the same one', async () => {
    const store = identityStore(memoryVault());
    expect(await store.load()).toBeNull();
    const first = await store.create();
    const again = await store.create();
    expect(again.person).toBe(first.person);
    expect(again.device.publicKey).toEqual(first.device.publicKey);
    expect((await store.load())?.certificate).toEqual(first.certificate);
  });

  test('shows its words until they were put away, then keeps nothing that leads to the person key', async () => {
    const vault = memoryVault();
    const store = identityStore(vault);
    const made = await store.create();
    const words = await store.phrase();
    expect(words).toHaveLength(PHRASE_WORDS);
    await store.forgetPhrase();
    expect(await store.phrase()).toBeNull();
    expect(vault.kept.get('identity')).toMatchObject({ entropy: null, person: made.person });
    expect((await store.load())?.device.publicKey).toEqual(made.device.publicKey);
  });

  test('comes back on a new device from the words: the same person, another device', async () => {
    const old = identityStore(memoryVault());
    const lost = await old.create();
    const vault = memoryVault();
    const fresh = identityStore(vault);
    const restored = await fresh.fromPhrase((await old.phrase()) ?? []);
    if (!restored.ok) throw new Error(restored.fault.type);
    expect(restored.value.person).toBe(lost.person);
    expect(restored.value.device.publicKey).not.toEqual(lost.device.publicKey);
    const { device, certificate } = restored.value;
    expect(await verify(lost.person, certificateMessage(device.publicKey), certificate)).toBe(true);
    expect(await fresh.phrase()).toBeNull();
  });

  test('is never replaced by someone else’s words', async () => {
    const store = identityStore(memoryVault());
    const made = await store.create();
    const restored = await store.fromPhrase(phraseOf(new Uint8Array(32)));
    expect(restored).toEqual({ ok: false, fault: { type: 'alreadyHere' } });
    expect((await store.load())?.person).toBe(made.person);
  });

  test('wrong words make nothing', async () => {
    const vault = memoryVault();
    const result = await identityStore(vault).fromPhrase(['abandon']);
    expect(result).toEqual({ ok: false, fault: { type: 'wordCount', count: 1 } });
    expect(vault.kept.size).toBe(0);
  });
});

describe('[PER-7] a device certified by another', () => {
  /** Whether all signatures of the certificate that this identity would write hold. */
  async function holds({ person, chain, certificate, device }: Identity): Promise<boolean> {
    const { kind, header } = certify(person, certificate, chain);
    const checks = certificateCheck({ kind, device: toHex(device.publicKey), header });
    const [valid] = await checkAll(webCryptoVerifier(), [checks]);
    return valid === true;
  }

  /** A person who has put their words away. */
  async function withoutWords() {
    const vault = memoryVault();
    const store = identityStore(vault);
    const made = await store.create();
    const words = (await store.phrase()) ?? [];
    await store.forgetPhrase();
    return { vault, store, made, words };
  }

  test('is of the same person, with every signature from their key to it', async () => {
    const { store, made } = await withoutWords();
    const phone = identityStore(memoryVault());
    const { device, keep } = await phone.fresh();
    expect(await phone.load()).toBeNull();
    const proof = await store.certify(device.publicKey);
    if (!proof.ok) throw new Error(proof.fault.type);
    const kept = await keep(proof.value);
    if (!kept.ok) throw new Error(kept.fault.type);
    expect(kept.value.person).toBe(made.person);
    expect(kept.value.chain.map((link) => link.device)).toEqual([toHex(made.device.publicKey)]);
    expect(await holds(kept.value)).toBe(true);
    expect((await phone.load())?.device.publicKey).toEqual(device.publicKey);
    for (const wrong of [
      { ...kept.value, device: made.device },
      { ...kept.value, person: '11'.repeat(32) },
      { ...kept.value, chain: [] },
      { ...kept.value, chain: [...kept.value.chain, ...kept.value.chain] },
    ]) {
      expect(await holds(wrong)).toBe(false);
    }
  });

  test('while the words are here, the person’s own key signs: no chain', async () => {
    const store = identityStore(memoryVault());
    const made = await store.create();
    const proof = await store.certify(new Uint8Array(32).fill(3));
    expect(proof).toMatchObject({ ok: true, value: { person: made.person, chain: [] } });
  });

  test('a device that speaks for somebody else keeps its key', async () => {
    const { store } = await withoutWords();
    const other = identityStore(memoryVault());
    const before = await other.create();
    const { device, keep } = await other.fresh();
    const proof = await store.certify(device.publicKey);
    if (!proof.ok) throw new Error(proof.fault.type);
    expect(await keep(proof.value)).toEqual({ ok: false, fault: { type: 'alreadyHere' } });
    expect((await other.load())?.device.publicKey).toEqual(before.device.publicKey);
  });

  test('renewed, a device has another key, certified by the old one, which is gone; at most eight times', async () => {
    const { store, made, vault } = await withoutWords();
    let before: Identity = made;
    for (let time = 1; time <= 8; time += 1) {
      const renewed = await store.renew();
      if (!renewed.ok) throw new Error(renewed.fault.type);
      expect(renewed.value.device.publicKey).not.toEqual(before.device.publicKey);
      expect(renewed.value.chain).toHaveLength(time);
      expect(renewed.value.chain.at(-1)?.device).toBe(toHex(before.device.publicKey));
      expect(await holds(renewed.value)).toBe(true);
      before = renewed.value;
    }
    expect(vault.kept.size).toBe(1);
    expect(await store.renew()).toEqual({ ok: false, fault: { type: 'chainFull' } });
    expect((await store.load())?.device.publicKey).toEqual(before.device.publicKey);
  });

  test('of a device that keeps its words the renewed key is certified by the person, and the words stay', async () => {
    const store = identityStore(memoryVault());
    await store.create();
    const renewed = await store.renew();
    expect(renewed).toMatchObject({ ok: true, value: { chain: [] } });
    expect(await store.phrase()).toHaveLength(PHRASE_WORDS);
  });

  test('a device whose key was revoked begins again with the words of its person, and nobody else’s', async () => {
    const { store, made, words } = await withoutWords();
    expect(await store.fromPhrase(phraseOf(new Uint8Array(32)))).toMatchObject({ ok: false });
    const again = await store.fromPhrase(words);
    if (!again.ok) throw new Error(again.fault.type);
    expect(again.value).toMatchObject({ person: made.person, chain: [] });
    expect(again.value.device.publicKey).not.toEqual(made.device.publicKey);
  });

  test('the words speak for the person without being kept', async () => {
    const { store, made, words, vault } = await withoutWords();
    const speaker = await store.speaker(words);
    if (!speaker.ok) throw new Error(speaker.fault.type);
    expect(speaker.value.person).toBe(made.person);
    const message = new TextEncoder().encode('that phone is lost');
    expect(await verify(made.person, message, await speaker.value.sign(message))).toBe(true);
    expect(vault.kept.get('identity')).toMatchObject({ entropy: null });
  });
});

describe('what a browser may lack', () => {
  const indexedDB = {} as IDBFactory;
  test('is said in order', async () => {
    expect(await supportsIdentity({ isSecureContext: false, crypto, indexedDB })).toBe('notSecureContext');
    expect(await supportsIdentity({ crypto })).toBe('noIndexedDB');
    const without = {
      subtle: { generateKey: () => Promise.reject(new DOMException('', 'NotSupportedError')) },
    };
    expect(await supportsIdentity({ crypto: without as unknown as Crypto, indexedDB })).toBe('noEd25519');
    expect(await supportsIdentity({ crypto, indexedDB })).toBeNull();
  });
});
