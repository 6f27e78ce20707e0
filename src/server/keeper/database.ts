/** The keeper's database on disk: LevelDB. What is written is safe from a power cut when it settles. */
import { ClassicLevel } from 'classic-level';
import type { Range } from './keys.ts';

export type Change =
  | { readonly type: 'put'; readonly key: Uint8Array; readonly value: Uint8Array }
  | { readonly type: 'del'; readonly key: Uint8Array };

const SOME = 1000;
const LOCKED = 'LEVEL_LOCKED';

/** Another process has the folder open. */
export class FolderInUse extends Error {
  override readonly name = 'FolderInUse';
}

export class KeeperDatabase {
  readonly #level: ClassicLevel<Uint8Array, Uint8Array>;

  private constructor(level: ClassicLevel<Uint8Array, Uint8Array>) {
    this.#level = level;
  }

  /** Makes the folder where it is not there. Rejects with `FolderInUse`, or with what the disk says. */
  static async open(folder: string): Promise<KeeperDatabase> {
    const level = new ClassicLevel<Uint8Array, Uint8Array>(folder, {
      keyEncoding: 'view',
      valueEncoding: 'view',
    });
    try {
      await level.open();
    } catch (error) {
      const cause = error instanceof Error ? error.cause : null;
      if (cause instanceof Error && 'code' in cause && cause.code === LOCKED) throw new FolderInUse(folder);
      throw cause ?? error;
    }
    return new KeeperDatabase(level);
  }

  get(key: Uint8Array): Promise<Uint8Array | undefined> {
    return this.#level.get(key);
  }

  /** All or nothing, on the disk when it settles. */
  write(changes: readonly Change[]): Promise<void> {
    return this.#level.batch([...changes], { sync: true });
  }

  async *entries(range: Range): AsyncGenerator<[Uint8Array, Uint8Array]> {
    const iterator = this.#level.iterator(range);
    try {
      for (let some = await iterator.nextv(SOME); some.length > 0; some = await iterator.nextv(SOME)) {
        yield* some;
      }
    } finally {
      await iterator.close();
    }
  }

  /** Removes everything in the range, and then from the database's files what was removed. */
  async clear(range: Range): Promise<void> {
    await this.#level.clear(range);
    await this.#level.compactRange(range.gte, range.lt);
  }

  close(): Promise<void> {
    return this.#level.close();
  }
}
