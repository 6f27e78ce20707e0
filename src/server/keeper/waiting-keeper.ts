/**
 * A keeper on a disk that is full before it begins. Its database can't be opened there, not even to be read,
 * so nothing is kept or given out. The meeting point introduces meanwhile, and the keeper begins by itself
 * once there is room.
 */
import { systemClock } from '../../sync/clock.ts';
import { isDiskFull } from './database.ts';
import { KEEPER_COSTS } from './limits.ts';
import { startKeeper } from './service.ts';
import type { KeepSettings } from '../settings.ts';
import type { KeeperOptions, KeeperService } from './service.ts';

const TRY_LATER = 'HTTP/1.1 503 Service Unavailable\r\nRetry-After: 15\r\nConnection: close\r\n\r\n';

/** Starts it now, or once its disk takes something. Rejects as `startKeeper` does, but for a full disk. */
export async function startKeeperWithRoom(
  keep: KeepSettings,
  options: KeeperOptions,
): Promise<KeeperService> {
  try {
    return await startKeeper(keep, options);
  } catch (error) {
    if (!isDiskFull(error)) throw error;
    options.onDisk?.(true);
    return waitForRoom(keep, options);
  }
}

function waitForRoom(keep: KeepSettings, options: KeeperOptions): KeeperService {
  const { clock = systemClock, onDisk, onFailure } = options;
  let keeper: KeeperService | null = null;
  let isClosed = false;
  let told = '';
  let trying: Promise<void> = Promise.resolve();
  let stopWaiting = wait();

  function wait(): () => void {
    return clock.after(KEEPER_COSTS.lookForRoomMs, () => {
      trying = begin();
    });
  }

  async function begin(): Promise<void> {
    try {
      const begun = await startKeeper(keep, options);
      if (isClosed) return await begun.close();
      keeper = begun;
      onDisk?.(false);
    } catch (error) {
      // Whatever else it is now, it is said once, and may pass as well.
      if (!isDiskFull(error) && String(error) !== told) {
        told = String(error);
        onFailure(error);
      }
      if (!isClosed) stopWaiting = wait();
    }
  }

  return {
    upgrade(request, socket, head) {
      if (keeper) return keeper.upgrade(request, socket, head);
      socket.on('error', () => socket.destroy());
      socket.end(TRY_LATER);
    },
    get facts() {
      return keeper?.facts ?? { begun: false, diskFull: true, limits: keep.limits };
    },
    async close() {
      isClosed = true;
      stopWaiting();
      await trying;
      await keeper?.close();
    },
  };
}
