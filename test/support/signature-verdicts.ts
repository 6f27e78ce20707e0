/** What the one signature rule says of each vector, reckoned in whatever engine this runs in. */
import { fromHex } from '../../src/lib/bytes.ts';
import { webCryptoVerifier } from '../../src/ledger/verifier.ts';
import vectors from '../vectors/signatures.json';

const bytes = (hex: string): Uint8Array => fromHex(hex) ?? new Uint8Array(0);

/** The vectors on which this engine and the file differ, by name and number; empty is good. */
export async function differences(): Promise<readonly string[]> {
  const checks = vectors.map(({ key, message, signature }) => ({
    publicKey: bytes(key),
    message: bytes(message),
    signature: bytes(signature),
  }));
  const verdicts = await webCryptoVerifier().verify(checks);
  return vectors.flatMap(({ name, valid }, i) =>
    verdicts[i] === valid
      ? []
      : [`${i}: ${name} is ${valid ? 'valid' : 'not valid'}, and ${String(verdicts[i])} here`],
  );
}

/** As the engine's own WebCrypto has it, asked directly: where engines differ, this is where. */
export async function ownVerdicts(): Promise<readonly boolean[]> {
  return Promise.all(
    vectors.map(async ({ key, message, signature }) => {
      try {
        const imported = await crypto.subtle.importKey('raw', bytes(key).slice(), 'Ed25519', false, [
          'verify',
        ]);
        return await crypto.subtle.verify(
          'Ed25519',
          imported,
          bytes(signature).slice(),
          bytes(message).slice(),
        );
      } catch {
        return false;
      }
    }),
  );
}

export const howMany = vectors.length;
export const expected: readonly boolean[] = vectors.map(({ valid }) => valid);
