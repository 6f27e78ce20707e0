/** What several tabs, and several things at once, keep of a person's devices. */
import { describe, expect, it } from 'vitest';
import { DeviceNames } from '../../../src/app/devices/device-names.ts';
import { Revocations } from '../../../src/app/devices/revocations.ts';
import { memoryWorldStore, onlyTab } from '../../../src/app/memory-store.ts';
import type { WorldPorts } from '../../../src/app/ports.ts';

const [PHONE, LAPTOP] = ['aa'.repeat(32), 'bb'.repeat(32)];

/** Two tabs of one browser: the same storage, and locks that both respect. */
function twoTabs(): readonly [WorldPorts, WorldPorts] {
  const shared = { store: memoryWorldStore(), tabs: onlyTab() } as WorldPorts;
  return [{ ...shared }, { ...shared }];
}

describe('names of devices', () => {
  it('given at the same moment, and in two tabs, are all kept', async () => {
    const [one, two] = twoTabs();
    const [here, there] = [new DeviceNames(one), new DeviceNames(two)];
    await Promise.all([here.load(), there.load()]);
    await Promise.all([here.set(PHONE, 'Phone'), here.set(LAPTOP, 'Laptop')]);
    await there.set('cc'.repeat(32), 'Tablet');
    const again = new DeviceNames(one);
    await again.load();
    expect(again.all.map(([, name]) => name).toSorted()).toEqual(['Laptop', 'Phone', 'Tablet']);
  });
});

describe('[PER-8] what is to be revoked wherever this device writes', () => {
  it('is all of what two tabs were told, in whichever order', async () => {
    const [one, two] = twoTabs();
    const [here, there] = [new Revocations(one, () => []), new Revocations(two, () => [])];
    await Promise.all([here.load(), there.load()]);
    await Promise.all([here.add([PHONE]), there.add([LAPTOP])]);
    const again = new Revocations(one, () => []);
    await again.load();
    expect(again.devices.toSorted()).toEqual([PHONE, LAPTOP]);
  });
});
