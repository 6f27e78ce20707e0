import { describe, expect, it } from 'vitest';
import type { SignatureCheck } from '../../../src/ledger/api.ts';
import { workerVerifier } from '../../../src/ledger/worker-verifier.ts';

async function signed(count: number): Promise<SignatureCheck[]> {
  const pair = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify']);
  const publicKey = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
  return Promise.all(
    Array.from({ length: count }, async (_, i) => {
      const message = Uint8Array.of(1, 2, i);
      const signature = new Uint8Array(await crypto.subtle.sign('Ed25519', pair.privateKey, message));
      return { publicKey, message, signature };
    }),
  );
}

const identity = Uint8Array.of(1, ...new Uint8Array(31));
const forged = (check: SignatureCheck): SignatureCheck => ({ ...check, message: Uint8Array.of(9) });
const weak: SignatureCheck = {
  publicKey: identity,
  message: identity,
  signature: Uint8Array.of(...identity, ...new Uint8Array(32)),
};

describe('the verifier in a worker', () => {
  it('gives the verdicts of the one rule, several jobs at once, in order', async () => {
    let started = 0;
    const verifier = workerVerifier(() => {
      started += 1;
      return new Worker(new URL('../../../src/ledger/verify-worker.ts', import.meta.url), { type: 'module' });
    });
    const good = await signed(6);
    const job = [...good.slice(0, 3), weak, ...good.slice(3).map(forged)];
    const verdicts = [true, true, true, false, false, false, false];
    expect(await Promise.all([verifier.verify(job), verifier.verify(job.toReversed())])).toEqual([
      verdicts,
      verdicts.toReversed(),
    ]);
    expect(started).toBe(1);
  });

  it('goes on without its worker when that cannot start, and loses no check', async () => {
    const verifier = workerVerifier(() => new Worker('/nothing-here.js', { type: 'module' }));
    const good = await signed(5);
    expect(await verifier.verify(good)).toEqual([true, true, true, true, true]);
    expect(await verifier.verify(good.map(forged))).toEqual([false, false, false, false, false]);
  });
});
