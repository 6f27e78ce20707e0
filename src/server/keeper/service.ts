/** The keeper as the meeting point runs it: its key, what it keeps, its links. */
import { join } from 'node:path';
import { webCryptoVerifier } from '../../ledger/verifier.ts';
import { systemClock } from '../../sync/clock.ts';
import { loadDeviceKey } from './device-key.ts';
import { answerErrands } from './errands.ts';
import { KeptAssemblies } from './kept-assemblies.ts';
import { createKeeper } from './keeper.ts';
import { OtherKeeper } from './other-keeper.ts';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { CloseReason } from '../../sync/api.ts';
import type { Clock } from '../../sync/clock.ts';
import type { KeepSettings } from '../settings.ts';
import type { KeeperLimits } from './limits.ts';

/** What anybody may know of a keeper that has not begun: its disk was full already. */
export interface KeeperWaits {
  readonly begun: false;
  readonly diskFull: true;
  readonly limits: KeeperLimits;
}

/** What anybody may know of a keeper: how much, never what or for whom. */
export interface KeeperFacts {
  readonly begun: true;
  readonly assemblies: number;
  readonly open: number;
  readonly bytes: number;
  readonly links: number;
  /** Its disk takes nothing more just now; what it has, it serves. */
  readonly diskFull: boolean;
  readonly limits: KeeperLimits;
}

export interface KeeperService {
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  readonly facts: KeeperFacts | KeeperWaits;
  /** Settles when everything is on disk and the folder is free for another process. */
  close(): Promise<void>;
}

export interface KeeperOptions {
  readonly onFailure: (error: unknown) => void;
  readonly clock?: Clock;
  /** How links end. */
  readonly onClosed?: (reason: CloseReason, byThem: boolean) => void;
  /** Called when the disk takes nothing more, and when it does again. */
  readonly onDisk?: (isFull: boolean) => void;
}

/** Rejects with `FolderInUse`, `FolderNewer`, or what the disk says. */
export async function startKeeper(
  { folder, limits, others }: KeepSettings,
  { onFailure, clock = systemClock, onClosed, onDisk }: KeeperOptions,
): Promise<KeeperService> {
  const device = loadDeviceKey(folder);
  const verifier = webCryptoVerifier();
  const kept = await KeptAssemblies.open({
    folder: join(folder, 'kept'),
    limits,
    device,
    verifier,
    clock,
    ...(onDisk ? { onDisk } : {}),
  });
  const around = { kept, device, verifier, clock, onFailure };
  const keeper = createKeeper({ ...around, limits, ...(onClosed ? { onClosed } : {}) });
  const randomBytes = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));
  const neighbours = others.map((url) => new OtherKeeper({ ...around, url, randomBytes }));
  const stopErrands = answerErrands(folder, kept, onFailure);
  return {
    upgrade: (request, socket, head) => keeper.upgrade(request, socket, head),
    get facts(): KeeperFacts {
      const { count: assemblies, openCount: open, bytes, isDiskFull: diskFull } = kept;
      return { begun: true, assemblies, open, bytes, links: keeper.links, diskFull, limits };
    },
    async close() {
      stopErrands();
      for (const neighbour of neighbours) neighbour.stop();
      keeper.close();
      await kept.close();
    },
  };
}
