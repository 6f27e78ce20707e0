import { beforeAll, describe, expect, it } from 'vitest';
import { Certificates } from '../../../src/app/assembly/certificates.ts';
import type { Certificate } from '../../../src/ledger/burst-facts.ts';
import { memoryFacts } from '../../../src/app/memory-store.ts';
import type { Facts } from '../../../src/app/ports.ts';
import { Kind } from '../../../src/domain/kinds.ts';
import { certificateMessage, encodeDeviceCertified } from '../../../src/domain/person/headers.ts';
import { generatePair, signWith } from '../../../src/identity/ed25519.ts';
import type { Verifier } from '../../../src/ledger/api.ts';
import { webCryptoVerifier } from '../../../src/ledger/verifier.ts';
import { toHex } from '../../../src/lib/bytes.ts';

const ASSEMBLY = 'ab'.repeat(32);
const failed = (error: unknown): never => {
  throw error;
};

/** Real checks, and how many there were. */
function counting(): { readonly verifier: Verifier; readonly calls: number[] } {
  const real = webCryptoVerifier();
  const calls: number[] = [];
  const verify: Verifier['verify'] = (checks) => {
    calls.push(checks.length);
    return real.verify(checks);
  };
  return { verifier: { verify }, calls };
}

async function certificate(): Promise<Certificate> {
  const [person, device] = await Promise.all([generatePair(), generatePair()]);
  const signature = await signWith(person.privateKey, certificateMessage(device.publicKey));
  return {
    kind: Kind.deviceCertified,
    device: toHex(device.publicKey),
    header: encodeDeviceCertified({ person: toHex(person.publicKey), signature }),
  };
}

let three: readonly Certificate[] = [];
beforeAll(async () => {
  three = await Promise.all([certificate(), certificate(), certificate()]);
});
const [first, second, third] = [0, 1, 2].map((i) => () => three[i] ?? failed('no certificate')) as [
  () => Certificate,
  () => Certificate,
  () => Certificate,
];

const load = (facts: Facts, verifier: Verifier) => Certificates.load(facts, ASSEMBLY, verifier, failed);

describe('certificates', () => {
  it('[PER-1] are checked together when they come in, and never again on this device', async () => {
    const facts = memoryFacts();
    const { verifier, calls } = counting();
    const before = await load(facts, verifier);
    expect(await before.areValid([first(), second(), first()])).toEqual([true, true, true]);
    expect(calls).toEqual([2]);
    const after = await load(facts, verifier);
    expect(await after.areValid([second(), third(), first()])).toEqual([true, true, true]);
    expect(calls).toEqual([2, 1]);
    expect(await (await load(facts, verifier)).areValid(three)).toEqual([true, true, true]);
    expect(calls).toEqual([2, 1]);
  });

  it('[PER-1] that are not valid are never remembered, nor is another device by a valid one', async () => {
    const facts = memoryFacts();
    const { verifier } = counting();
    const { kind } = first();
    const borrowed = { kind, device: second().device, header: first().header };
    const cut = { kind, device: first().device, header: first().header.subarray(1) };
    const noKey = { kind, device: 'zz', header: first().header };
    const wrong = [borrowed, cut, noKey];
    for (const certificates of [await load(facts, verifier), await load(facts, verifier)]) {
      expect(await certificates.areValid([...wrong, first()])).toEqual([false, false, false, true]);
    }
  });

  it('count for what they are where nothing can be remembered', async () => {
    const errors: unknown[] = [];
    const facts = { ...memoryFacts(), put: () => Promise.reject(new Error('full')) };
    const { verifier } = counting();
    const certificates = await Certificates.load(facts, ASSEMBLY, verifier, (error) => errors.push(error));
    expect(await certificates.areValid([first()])).toEqual([true]);
    await Promise.resolve();
    expect(errors).toHaveLength(1);
  });

  it('are not remembered for another assembly', async () => {
    const facts = memoryFacts();
    const { verifier, calls } = counting();
    await (await load(facts, verifier)).areValid(three);
    const elsewhere = await Certificates.load(facts, 'cd'.repeat(32), verifier, failed);
    expect(await elsewhere.areValid(three)).toEqual([true, true, true]);
    expect(calls).toEqual([3, 3]);
  });
});
