import { describe, expect, it } from 'vitest';
import { fixedIdentity, memoryHealth, memoryWorldStore, onlyTab } from '../../../src/app/memory-store.ts';
import { Network } from '../../../src/app/network.ts';
import type { Identity, WorldPorts } from '../../../src/app/ports.ts';
import { throwAwayIdentity } from '../../../src/app/example/throw-away-keys.ts';
import { webCryptoVerifier } from '../../../src/ledger/verifier.ts';
import { createMemoryNetwork } from '../../../src/sync/memory-introducer.ts';
import { createNeighbours } from '../../../src/sync/neighbours.ts';
import { TestClock } from '../sync/test-clock.ts';

const verifier = webCryptoVerifier();
const randomBytes = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));
const ASSEMBLY = { id: new Uint8Array(32).fill(1), ledgers: [] };

/** Two devices on one network, in one assembly; `inCharge` says what becomes of a tab's charge. */
async function two() {
  const clock = new TestClock();
  const between = createMemoryNetwork({ clock, randomBytes });
  const charge: string[] = [];
  const device = async (name: string) => {
    const me: Identity = await throwAwayIdentity();
    const ports: WorldPorts = {
      world: 'real',
      store: memoryWorldStore(),
      identity: fixedIdentity(me),
      tabs: {
        ...onlyTab(),
        whenInCharge(begin) {
          begin();
          return () => void charge.push(`${name} gives it up`);
        },
      },
      verifier,
      neighbours: () =>
        createNeighbours({
          device: me.device,
          verifier,
          packer: { pack: async (update) => update, unpack: async (packed) => packed },
          introducer: between.introducer(),
          clock,
          randomBytes,
        }),
      storage: memoryHealth(),
      address: 'https://moot.example/',
      defaultMeetingPoints: [],
      now: () => clock.now(),
      randomBytes,
      after: (ms, then) => clock.after(ms, then),
    };
    const network = new Network(
      ports,
      (neighbours) => void neighbours.join(ASSEMBLY),
      (error) => {
        throw error;
      },
    );
    network.begin(
      () => me,
      () => [],
    );
    return network;
  };
  const [ana, ben] = [await device('Ana'), await device('Ben')];
  await clock.until('they meet', () => ben.connection.get().devices === 1);
  return { clock, ana, ben, charge };
}

describe('what links need is loaded once somebody is here', () => {
  async function loading() {
    const me = await throwAwayIdentity();
    const clock = new TestClock();
    const asked: { resolve(): void; reject(error: Error): void }[] = [];
    const failures: unknown[] = [];
    let linked = 0;
    const ports: WorldPorts = {
      world: 'real',
      store: memoryWorldStore(),
      identity: fixedIdentity(me),
      tabs: onlyTab(),
      verifier,
      loadLinks: () => new Promise<void>((resolve, reject) => asked.push({ resolve, reject })),
      neighbours() {
        linked += 1;
        return null;
      },
      storage: memoryHealth(),
      address: 'https://moot.example/',
      defaultMeetingPoints: [],
      now: () => clock.now(),
      randomBytes,
      after: (ms, then) => clock.after(ms, then),
    };
    const network = new Network(
      ports,
      () => undefined,
      (error) => failures.push(error),
    );
    network.begin(
      () => me,
      () => [],
    );
    const settled = () => new Promise((resolve) => setTimeout(resolve));
    return { network, asked, failures, settled, linked: () => linked };
  }

  it('and links begin then; a page that went meanwhile begins none', async () => {
    const [here, gone] = [await loading(), await loading()];
    expect(here.linked()).toBe(0);
    await gone.network.stop();
    let isSaid = false;
    const told = here.network.loading.then(() => {
      isSaid = true;
    });
    await here.settled();
    expect(isSaid).toBe(false);
    for (const { asked } of [here, gone]) asked[0]?.resolve();
    await told;
    await here.settled();
    expect([here.linked(), gone.linked()]).toEqual([1, 0]);
  });

  it('and where that failed, it is tried again as soon as something changed', async () => {
    const { network, asked, failures, settled, linked } = await loading();
    asked[0]?.reject(new Error('no network'));
    await settled();
    expect(failures).toHaveLength(1);
    network.nudge();
    network.nudge();
    expect(asked).toHaveLength(2);
    asked[1]?.resolve();
    await settled();
    expect(linked()).toBe(1);
  });
});

describe('a page that goes', () => {
  it('says goodbye, so that nobody takes its device for one that is there', async () => {
    const { clock, ana, ben, charge } = await two();
    const before = clock.now();
    const gone = ana.stop();
    expect(charge).toEqual(['Ana gives it up']);
    await clock.until('Ben hears it', () => ben.connection.get().devices === 0);
    // Without a word it would take seven seconds of silence.
    expect(clock.now() - before).toBeLessThan(1000);
    await gone;
    await ben.stop();
  });
});
