/**
 * [PER-7] How a device proves whose it is: by the person's own key, which comes from the 24 words, or by
 * another device of theirs, over a chain that begins at that key.
 */
import { countLimits } from '../domain/limits.ts';
import { certificateMessage, linkMessage, type Link } from '../domain/person/headers.ts';
import { fromHex, toHex } from '../lib/bytes.ts';
import { fault, ok, type Result } from '../lib/result.ts';
import { signWith, type KeyPair } from './ed25519.ts';

/** Whose device a key is. */
export interface Proof {
  /** The person's public key in hex. */
  readonly person: string;
  /** Devices between the person's key and this one; none where the person's key signed. */
  readonly chain: readonly Link[];
  /** By the last of the chain, or the person, over this device's key. */
  readonly certificate: Uint8Array;
}

/** `chainFull`: only the 24 words can certify another device. */
export interface ChainFull {
  readonly type: 'chainFull';
}

/** By the person's own key: a chain begins here. `device`: its public key. */
export const proofByPerson = async (person: KeyPair, device: Uint8Array): Promise<Proof> => ({
  person: toHex(person.publicKey),
  chain: [],
  certificate: await signWith(person.privateKey, certificateMessage(device)),
});

/** By a device that has a proof of its own. */
export async function proofByDevice(
  { person, chain, certificate }: Proof,
  signer: KeyPair,
  device: Uint8Array,
): Promise<Result<Proof, ChainFull>> {
  if (chain.length >= countLimits.chain) return fault({ type: 'chainFull' });
  const key = fromHex(person);
  if (!key) throw new TypeError('A person is a key in hex');
  return ok({
    person,
    chain: [...chain, { device: toHex(signer.publicKey), signature: certificate }],
    certificate: await signWith(signer.privateKey, linkMessage(key, device)),
  });
}
