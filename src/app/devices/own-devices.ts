/** A person's devices, put together from all assemblies on this one. */
import type { DeviceId } from '../../domain/burst.ts';
import { feedId } from '../../ledger/ids.ts';
import { fromHex } from '../../lib/bytes.ts';
import type { AssemblyCore } from '../assembly/assembly-core.ts';
import { notRevokedYet } from '../assembly/device-records.ts';
import type { OwnDevice } from '../devices-api.ts';
import type { DeviceNames } from './device-names.ts';

export interface Known {
  readonly me: DeviceId;
  readonly names: DeviceNames;
  /** Revocations that this device has to say everywhere. */
  readonly revoking: readonly DeviceId[];
}

export function ownDevices(cores: readonly AssemblyCore[], known: Known): readonly OwnDevice[] {
  const { me, names, revoking } = known;
  const ids = new Set<DeviceId>(me === '' ? [] : [me]);
  for (const core of cores) {
    for (const device of core.governance.people.get(core.me)?.devices ?? []) ids.add(device);
  }
  for (const [device] of names.all) ids.add(device);
  for (const device of revoking) ids.add(device);
  const devices = [...ids].map((id): OwnDevice => {
    const times = cores.flatMap((core) => timesOf(core, id));
    const rows = cores.flatMap(({ governance }) => governance.revoked.get(id) ?? []);
    const isRevoking = revoking.includes(id);
    const notYet = cores.filter((core) => core.isHere && notRevokedYet(core, [id]).length > 0).length;
    return {
      id,
      name: names.of(id),
      isThis: id === me,
      isFormer: names.former.includes(id),
      firstWrote: times.length === 0 ? null : Math.min(...times),
      lastWrote: times.length === 0 ? null : Math.max(...times),
      revoked: revokedBy(rows, isRevoking),
      notYetIn: isRevoking ? notYet : 0,
    };
  });
  return devices.sort(
    (a, b) =>
      Number(b.isThis) - Number(a.isThis) ||
      Number(a.revoked !== null) - Number(b.revoked !== null) ||
      (b.lastWrote ?? 0) - (a.lastWrote ?? 0) ||
      (a.id < b.id ? -1 : 1),
  );
}

function revokedBy(
  rows: readonly { readonly byPhrase: boolean }[],
  isRevoking: boolean,
): OwnDevice['revoked'] {
  if (rows.some(({ byPhrase }) => byPhrase)) return 'phrase';
  return rows.length > 0 || isRevoking ? 'device' : null;
}

/** When the first and the last burst of the device say that they were written, in each ledger. */
function timesOf(core: AssemblyCore, device: DeviceId): readonly number[] {
  const key = fromHex(device);
  if (!key) return [];
  return core.ledgers.flatMap((ledger) => {
    const feed = feedId(ledger.id, key);
    const count = ledger.count(feed);
    if (count === 0) return [];
    const times: number[] = [];
    for (const { time } of ledger.bursts({ feed, from: count - 1 })) times.push(time);
    for (const { burst, time } of ledger.bursts({ feed, from: 0 })) {
      if (burst === 0) times.push(time);
      break;
    }
    return times;
  });
}
