/** Keys for the people of the example: made on this device, never stored, gone when it is left. */
import { certificateMessage } from '../../domain/person/headers.ts';
import { toHex } from '../../lib/bytes.ts';
import type { Identity } from '../ports.ts';
import type { Cast } from './stage.ts';
import type { Who } from './story.ts';

async function keyPair(): Promise<{ pair: CryptoKeyPair; publicKey: Uint8Array }> {
  const pair = await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify']);
  return { pair, publicKey: new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)) };
}

const signer =
  (pair: CryptoKeyPair) =>
  async (message: Uint8Array): Promise<Uint8Array> =>
    new Uint8Array(await crypto.subtle.sign('Ed25519', pair.privateKey, Uint8Array.from(message)));

/** A person with one device. */
export async function throwAwayIdentity(): Promise<Identity> {
  const person = await keyPair();
  const device = await keyPair();
  return {
    person: toHex(person.publicKey),
    device: { publicKey: device.publicKey, sign: signer(device.pair) },
    chain: [],
    certificate: await signer(person.pair)(certificateMessage(device.publicKey)),
  };
}

export async function throwAwayCast(people: readonly Who[]): Promise<Cast> {
  const identities = new Map(
    await Promise.all(people.map(async (who) => [who, await throwAwayIdentity()] as const)),
  );
  return {
    identity(who) {
      const identity = identities.get(who);
      if (!identity) throw new Error(`Nobody in the example is called ${who}`);
      return identity;
    },
  };
}
