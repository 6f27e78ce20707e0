/** A worker that checks signatures, so that a large sync never holds up the screen. */
import type { SignatureCheck } from './api.ts';
import { webCryptoVerifier } from './verifier.ts';

export interface VerifyJob {
  readonly id: number;
  readonly checks: readonly SignatureCheck[];
}

/** `verdicts` is null when the job failed as a whole. */
export interface VerifyReply {
  readonly id: number;
  readonly verdicts: readonly boolean[] | null;
}

const verifier = webCryptoVerifier();

addEventListener('message', (event: MessageEvent<VerifyJob>) => {
  const { id, checks } = event.data;
  verifier.verify(checks).then(
    (verdicts) => postMessage({ id, verdicts } satisfies VerifyReply),
    () => postMessage({ id, verdicts: null } satisfies VerifyReply),
  );
});
