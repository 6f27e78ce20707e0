/** A worker that checks signatures, so that a large sync never holds up the screen. */
import { webCryptoVerifier } from './verifier.ts';
import { decodeChecks } from './verify-job.ts';

export interface VerifyJob {
  readonly id: number;
  /** See `verify-job.ts`. */
  readonly checks: Uint8Array<ArrayBuffer>;
}

/** `verdicts` is null when the job failed as a whole. */
export interface VerifyReply {
  readonly id: number;
  readonly verdicts: readonly boolean[] | null;
}

const verifier = webCryptoVerifier();

addEventListener('message', (event: MessageEvent<VerifyJob>) => {
  const { id, checks } = event.data;
  verifier.verify(decodeChecks(checks)).then(
    (verdicts) => postMessage({ id, verdicts } satisfies VerifyReply),
    () => postMessage({ id, verdicts: null } satisfies VerifyReply),
  );
});
