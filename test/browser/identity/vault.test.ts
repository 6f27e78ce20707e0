import { deleteDB } from 'idb';
import { describe, expect, onTestFinished, test } from 'vitest';
import { certificateMessage } from '../../../src/domain/person/headers.ts';
import { identityStore } from '../../../src/identity/identity.ts';
import { supportsIdentity } from '../../../src/identity/support.ts';
import { fromHex } from '../../../src/lib/bytes.ts';
import { openWorldStorage } from '../../../src/storage/world-store.ts';

async function world(name: string): Promise<Awaited<ReturnType<typeof openWorldStorage>>> {
  const opened = await openWorldStorage(name);
  onTestFinished(() => opened.close(false));
  return opened;
}

describe('an identity in a real browser', () => {
  test('is supported here', async () => {
    expect(await supportsIdentity()).toBeNull();
  });

  test('signs after a restart with a key that was never out of the browser', async () => {
    const name = `test-${crypto.randomUUID()}`;
    onTestFinished(() => deleteDB(name));
    const before = await world(name);
    const made = await identityStore(before.vault).create();
    await before.close(false);

    const after = await world(name);
    const loaded = await identityStore(after.vault).load();
    if (!loaded) throw new Error('Nothing was kept');
    expect(loaded.person).toBe(made.person);
    expect(loaded.device.publicKey).toEqual(made.device.publicKey);
    const message = new TextEncoder().encode('moot');
    const device = await crypto.subtle.importKey(
      'raw',
      new Uint8Array(loaded.device.publicKey),
      'Ed25519',
      false,
      ['verify'],
    );
    const signature = new Uint8Array(await loaded.device.sign(message));
    expect(await crypto.subtle.verify('Ed25519', device, signature, message)).toBe(true);
    const person = await crypto.subtle.importKey(
      'raw',
      fromHex(loaded.person) ?? new Uint8Array(),
      'Ed25519',
      false,
      ['verify'],
    );
    const certificate = new Uint8Array(loaded.certificate);
    expect(
      await crypto.subtle.verify('Ed25519', person, certificate, certificateMessage(loaded.device.publicKey)),
    ).toBe(true);

    const kept = await after.vault.get<{ device: { privateKey: CryptoKey } }>('identity');
    expect(kept?.device.privateKey).toBeInstanceOf(CryptoKey);
    expect(kept?.device.privateKey.extractable).toBe(false);
  });

  test('after the words were put away, nothing on the disk holds them', async () => {
    const name = `test-${crypto.randomUUID()}`;
    onTestFinished(() => deleteDB(name));
    const { vault } = await world(name);
    const store = identityStore(vault);
    await store.create();
    expect(await store.phrase()).toHaveLength(24);
    await store.forgetPhrase();
    expect(await store.phrase()).toBeNull();
    const everything = await vault.all<{ entropy: unknown }>('');
    expect([...everything.values()].map(({ entropy }) => entropy)).toEqual([null]);
  });
});
