/**
 * The keeper's database on disk: LevelDB. What is written is safe from a power cut when it settles.
 *
 * Where the disk takes a write no more (it is full, most of the time), nothing more is written: behind a
 * record that was written in part, LevelDB may not find the next ones again. Reading goes on. When there
 * is room the database is opened anew, which reads its log to the end of what is whole, and all is as before.
 */
import { statfs } from 'node:fs/promises';
import { ClassicLevel } from 'classic-level';
import type { Range } from './keys.ts';

export type Change =
  | { readonly type: 'put'; readonly key: Uint8Array; readonly value: Uint8Array }
  | { readonly type: 'del'; readonly key: Uint8Array };

const SOME = 1000;
/** Opening anew writes what the log holds into a table, and begins another log. */
const ROOM_TO_GO_ON_BYTES = 1 << 20;
const LOCKED = 'LEVEL_LOCKED';

/** Another process has the folder open. */
export class FolderInUse extends Error {
  override readonly name = 'FolderInUse';
}

/** The disk takes nothing more just now. */
export class DiskFull extends Error {
  override readonly name = 'DiskFull';
}

const NO_ROOM = /no space left on device|disk quota exceeded|not enough space/i;

/** Whether what the disk said means that it takes nothing more. */
export function isDiskFull(error: unknown): boolean {
  if (error instanceof DiskFull) return true;
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? error.code : null;
  if (code === 'ENOSPC' || code === 'EDQUOT') return true;
  // LevelDB has one code for everything that a disk can say.
  return code === 'LEVEL_IO_ERROR' && NO_ROOM.test(error.message);
}

export class KeeperDatabase {
  /** Called when the disk takes nothing more. */
  onFull: () => void = () => undefined;
  readonly #level: ClassicLevel<Uint8Array, Uint8Array>;
  readonly #folder: string;
  #full = false;
  /** While it is opened anew, everything waits. */
  #ready: Promise<void> = Promise.resolve();

  private constructor(level: ClassicLevel<Uint8Array, Uint8Array>, folder: string) {
    this.#level = level;
    this.#folder = folder;
  }

  /** The disk took a write no more, and nothing is written until `goOn`. */
  get isFull(): boolean {
    return this.#full;
  }

  /** Whether there is room enough on the disk to go on. */
  async hasRoom(): Promise<boolean> {
    const { bavail, bsize } = await statfs(this.#folder);
    return bavail * bsize >= ROOM_TO_GO_ON_BYTES;
  }

  /** Opens it anew. Rejects with what the disk says; then it can be tried again. */
  goOn(): Promise<void> {
    const opening = this.#ready.then(async () => {
      await this.#level.close();
      await this.#level.open();
      this.#full = false;
    });
    this.#ready = opening.catch(() => undefined);
    return opening;
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
    return new KeeperDatabase(level, folder);
  }

  async get(key: Uint8Array): Promise<Uint8Array | undefined> {
    await this.#ready;
    return this.#level.get(key);
  }

  /** All or nothing, on the disk when it settles. Rejects with `DiskFull`. */
  async write(changes: readonly Change[]): Promise<void> {
    await this.#ready;
    if (this.#full) throw new DiskFull();
    try {
      await this.#level.batch([...changes], { sync: true });
    } catch (cause) {
      if (!this.#full) {
        this.#full = true;
        this.onFull();
      }
      throw new DiskFull('', { cause });
    }
  }

  async *entries(range: Range): AsyncGenerator<[Uint8Array, Uint8Array]> {
    await this.#ready;
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
    await this.#ready;
    await this.#level.clear(range);
    await this.#level.compactRange(range.gte, range.lt);
  }

  async close(): Promise<void> {
    await this.#ready;
    return this.#level.close();
  }
}
