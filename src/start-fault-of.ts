/** Why the app can't open what is on this device, from what was thrown meanwhile. */
import { StorageFailed, StorageFull, StorageNewer } from './ledger/faults.ts';
import type { StartFault } from './ui/shell/start-fault.ts';

export function startFaultOf(error: unknown): StartFault {
  if (error instanceof StorageFull) return 'storageFull';
  if (error instanceof StorageNewer) return 'newerData';
  if (error instanceof StorageFailed) return 'storageBlocked';
  return 'failed';
}
