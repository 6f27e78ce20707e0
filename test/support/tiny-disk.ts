/**
 * A disk of a few megabytes, for a keeper: a file system in memory that only a process of ours sees. It
 * goes with that process. Needs Linux and root.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface TinyDisk {
  readonly folder: string;
  /** Takes all that is left but for so many bytes. */
  fill(leave?: number): Promise<void>;
  /** Gives that back. */
  free(): Promise<void>;
  remove(): Promise<void>;
}

/** Null where there can be one; otherwise why not. */
export function whyNoTinyDisk(): string | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0)
    return 'a disk of one’s own is made by root on Linux only';
  const can = spawnSync('unshare', ['-m', 'mount', '-t', 'tmpfs', 'none', tmpdir()]).status === 0;
  return can ? null : 'this machine lets nobody mount a file system of their own';
}

export async function tinyDisk(megabytes: number): Promise<TinyDisk> {
  const place = await mkdtemp(join(tmpdir(), 'moot-disk-'));
  const script = `mount -t tmpfs -o size=${megabytes}m none "${place}" && echo there && exec cat`;
  // It waits for the end of its input, which comes when this process ends, whichever way.
  const holder = spawn('unshare', ['-m', '--propagation', 'private', 'sh', '-c', script]);
  await once(holder.stdout, 'data');
  const folder = join(`/proc/${holder.pid}/root`, place);
  const filling = join(folder, 'filling');
  return {
    folder,
    async fill(leave = 0) {
      const { bavail, bsize } = await statfs(folder);
      await writeFile(filling, new Uint8Array(Math.max(0, bavail * bsize - leave)));
    },
    free: () => rm(filling),
    async remove() {
      const gone = once(holder, 'exit');
      holder.stdin.end();
      await gone;
      await rm(place, { recursive: true, force: true });
    },
  };
}
