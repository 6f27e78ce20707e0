/** Runs inside a page of any engine: the verdicts on the signature vectors, for the test outside. */
import { differences, expected, howMany, ownVerdicts } from './signature-verdicts.ts';

export interface SignatureReport {
  readonly howMany: number;
  readonly differences: readonly string[];
  /** How often the engine's WebCrypto, asked directly, says otherwise than the one rule. */
  readonly ownDifferences: number;
}

export async function report(): Promise<SignatureReport> {
  const own = await ownVerdicts();
  return {
    howMany,
    differences: await differences(),
    ownDifferences: own.filter((verdict, i) => verdict !== expected[i]).length,
  };
}
