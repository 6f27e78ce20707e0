/** How much room this browser gives, and whether it promised not to clear what is kept. */
import { type Readable, writable } from '../lib/readable.ts';

export interface StorageHealth {
  /** Bytes; null where the browser doesn't say. */
  readonly used: number | null;
  readonly quota: number | null;
  readonly kept: boolean;
}

export interface StorageWatch {
  readonly health: Readable<StorageHealth>;
  /** Looks again; it changes slowly, so this is asked for and never timed. */
  look(): Promise<void>;
  /** Asks the browser to keep what is stored. May show a question to the person. */
  askToKeep(): Promise<boolean>;
}

/** Looks once by itself. Never rejects: a browser that can't say leaves nulls. */
export function watchStorage(storage: StorageManager | undefined = navigator.storage): StorageWatch {
  const health = writable<StorageHealth>({ used: null, quota: null, kept: false });
  async function look(): Promise<void> {
    const [estimate, kept] = await Promise.all([
      Promise.resolve(storage?.estimate()).catch(() => undefined),
      Promise.resolve(storage?.persisted()).catch(() => false),
    ]);
    health.set({ used: estimate?.usage ?? null, quota: estimate?.quota ?? null, kept: kept ?? false });
  }
  void look();
  return {
    health,
    look,
    async askToKeep() {
      const kept = await Promise.resolve(storage?.persist()).catch(() => false);
      await look();
      return kept ?? false;
    },
  };
}
