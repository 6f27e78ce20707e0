import type { Clock } from './clock.ts';

/** Names from which something is expected for a while. */
export class Expected {
  readonly #clock: Clock;
  readonly #names = new Map<string, () => void>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get size(): number {
    return this.#names.size;
  }

  names(): readonly string[] {
    return [...this.#names.keys()];
  }

  has(name: string): boolean {
    return this.#names.has(name);
  }

  /** From now on for `ms`; `then` is called when nothing came of it until then. */
  add(name: string, ms: number, then?: () => void): void {
    this.delete(name);
    const stop = this.#clock.after(ms, () => {
      this.#names.delete(name);
      then?.();
    });
    this.#names.set(name, stop);
  }

  delete(name: string): void {
    this.#names.get(name)?.();
    this.#names.delete(name);
  }

  clear(): void {
    for (const name of this.names()) this.delete(name);
  }
}
