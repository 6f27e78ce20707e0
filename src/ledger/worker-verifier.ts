/** The signature rule in a worker, with this thread as the way out when no worker runs. */
import type { SignatureCheck, Verifier } from './api.ts';
import { webCryptoVerifier } from './verifier.ts';
import { encodeChecks } from './verify-job.ts';
import type { VerifyJob, VerifyReply } from './verify-worker.ts';

interface Pending {
  readonly checks: readonly SignatureCheck[];
  readonly settle: (verdicts: Promise<readonly boolean[]>) => void;
}

/** Fewer checks than this are done here: the way to the worker and back costs more. */
const WORTH_SENDING = 4;

/**
 * A verifier that works in a worker. Where workers can't start, or one dies, it goes on with
 * WebCrypto on this thread, and no check is lost.
 */
export function workerVerifier(start: () => Worker = startWorker): Verifier {
  const direct = webCryptoVerifier();
  const pending = new Map<number, Pending>();
  let worker: Worker | null = tryToStart();
  let nextId = 0;

  function tryToStart(): Worker | null {
    try {
      const started = start();
      started.addEventListener('message', (event: MessageEvent<VerifyReply>) => finish(event.data));
      started.addEventListener('error', giveUp);
      started.addEventListener('messageerror', giveUp);
      return started;
    } catch {
      return null;
    }
  }

  function finish({ id, verdicts }: VerifyReply): void {
    const job = pending.get(id);
    pending.delete(id);
    job?.settle(verdicts ? Promise.resolve(verdicts) : direct.verify(job.checks));
  }

  function giveUp(): void {
    worker?.terminate();
    worker = null;
    for (const id of [...pending.keys()]) finish({ id, verdicts: null });
  }

  return {
    verify(checks) {
      const running = worker;
      if (!running || checks.length < WORTH_SENDING) return direct.verify(checks);
      return new Promise((settle) => {
        const id = nextId++;
        pending.set(id, { checks, settle });
        const job: VerifyJob = { id, checks: encodeChecks(checks) };
        running.postMessage(job, [job.checks.buffer]);
      });
    },
  };
}

const startWorker = (): Worker =>
  new Worker(new URL('./verify-worker.ts', import.meta.url), { type: 'module', name: 'signatures' });
