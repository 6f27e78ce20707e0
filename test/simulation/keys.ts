/** Keys that a seed decides, and the one signature rule without waiting. */
import { createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import type { Identity } from '../../src/app/ports.ts';
import { certificateMessage } from '../../src/domain/person/headers.ts';
import type { DeviceKey, SignatureCheck, Verifier } from '../../src/ledger/api.ts';
import { isStrictSignature, isStrongKey } from '../../src/ledger/strict-signature.ts';
import { toHex } from '../../src/lib/bytes.ts';
import type { Seeded } from './seeded.ts';

const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');

export function keyFrom(seed: Uint8Array): DeviceKey {
  const secret = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });
  const spki = createPublicKey(secret).export({ format: 'der', type: 'spki' });
  return {
    publicKey: new Uint8Array(spki.subarray(-32)),
    sign: async (message) => new Uint8Array(sign(null, message, secret)),
  };
}

/** A person, who can certify any number of devices. */
export function personFrom(random: Seeded): () => Promise<Identity> {
  const person = keyFrom(random.bytes(32));
  return async () => {
    const device = keyFrom(random.bytes(32));
    const certificate = await person.sign(certificateMessage(device.publicKey));
    return { person: toHex(person.publicKey), device, chain: [], certificate };
  };
}

const keys = new Map<string, KeyObject>();
const verdicts = new Map<string, boolean>();

/**
 * The product's rule with Node's synchronous Ed25519, so that everything happens in the order that the
 * seed decides. What one device had checked, the others need not reckon again.
 */
export const verifier: Verifier = { verify: async (checks) => checks.map(isGood) };

/** What was remembered for one history is of no use to the next. */
export function forgetVerdicts(): void {
  keys.clear();
  verdicts.clear();
}

function isGood({ publicKey, message, signature }: SignatureCheck): boolean {
  const name = [publicKey, message, signature].map((bytes) => Buffer.from(bytes).toString('base64')).join();
  const known = verdicts.get(name);
  if (known !== undefined) return known;
  const good =
    isStrongKey(publicKey) &&
    isStrictSignature(signature) &&
    verify(null, message, keyOf(publicKey), signature);
  verdicts.set(name, good);
  return good;
}

function keyOf(bytes: Uint8Array): KeyObject {
  const name = toHex(bytes);
  const known = keys.get(name);
  if (known) return known;
  const key = createPublicKey({ key: Buffer.concat([SPKI, bytes]), format: 'der', type: 'spki' });
  keys.set(name, key);
  return key;
}
