/** Which of our own code an input made run, as V8 counts it: how the fuzz knows what is worth keeping. */
import { Session } from 'node:inspector';
import type { Profiler } from 'node:inspector';

export class Coverage {
  readonly #session = new Session();
  readonly #seen = new Set<string>();

  constructor() {
    this.#session.connect();
    this.#post('Profiler.enable');
    this.#session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
    this.add(this.take());
  }

  /** How many blocks have run so far. */
  get blocks(): number {
    return this.#seen.size;
  }

  /** Blocks of `src` that ran since this was last asked, and never before an `add` of them. */
  take(): readonly string[] {
    const found: string[] = [];
    this.#session.post('Profiler.takePreciseCoverage', (fault, result) => {
      if (fault) throw fault;
      for (const script of result.result) this.#collect(script, found);
    });
    return found;
  }

  add(blocks: Iterable<string>): void {
    for (const block of blocks) this.#seen.add(block);
  }

  stop(): void {
    this.#post('Profiler.stopPreciseCoverage');
    this.#session.disconnect();
  }

  #collect({ url, functions }: Profiler.ScriptCoverage, into: string[]): void {
    if (!/\/src\/(ledger|sync|domain|app|lib)\//.test(url)) return;
    for (const { functionName, ranges } of functions) {
      for (const { startOffset, endOffset, count } of ranges) {
        const block = `${url}:${functionName}:${startOffset}-${endOffset}`;
        if (count > 0 && !this.#seen.has(block)) into.push(block);
      }
    }
  }

  #post(method: string): void {
    this.#session.post(method);
  }
}
