/** People with the whole app in memory, who can be brought together on one memory network. */
import { usualCharter } from '../../../src/domain/assembly/charter.ts';
import { openMoot } from '../../../src/app/moot.ts';
import { memoryHealth, memoryWorldStore, onlyTab } from '../../../src/app/memory-store.ts';
import type { Moot, OpenAssembly } from '../../../src/app/api.ts';
import type { WorldPorts, WorldStore } from '../../../src/app/ports.ts';
import { identityStore, type Vault } from '../../../src/identity/identity.ts';
import { packUpdate, unpackUpdate } from '../../../src/ledger/pack.ts';
import { webCryptoVerifier } from '../../../src/ledger/verifier.ts';
import type { Result } from '../../../src/lib/result.ts';
import { createMemoryNetwork } from '../../../src/sync/memory-introducer.ts';
import type { DeviceKey } from '../../../src/ledger/api.ts';
import type { Neighbours } from '../../../src/sync/api.ts';
import { createNeighbours } from '../../../src/sync/neighbours.ts';
import { PairingSource } from '../../../src/sync/pairing-source.ts';
import { createMemoryRadio } from '../sync/memory-radio.ts';
import { TestClock } from '../sync/test-clock.ts';

const DAY_MS = 86_400_000;
const verifier = webCryptoVerifier();
const randomBytes = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));

export interface Somebody {
  readonly moot: Moot;
  /** Closes the app and opens it again on what this device holds. */
  reopen(): Promise<Somebody>;
}

/** What of a device outlives the app: the same app opens on it again. */
export interface Kept {
  readonly store: WorldStore;
  readonly vault: Vault;
}

/** A device that nobody has used yet. */
export const newDevice = (): Kept => ({ store: memoryWorldStore(), vault: memoryVault() });

/** `apart`: nobody introduces anybody; people pair by codes. */
export function createTown({ apart = false } = {}) {
  const clock = new TestClock();
  const together = createMemoryNetwork({ clock, randomBytes });
  const radio = createMemoryRadio({ clock, randomBytes });
  let days = 0;

  async function open(ports: WorldPorts): Promise<Somebody> {
    const moot = await openMoot({ ports, hueOf: () => 0 });
    return {
      moot,
      async reopen() {
        await moot.close();
        return open(ports);
      },
    };
  }

  /** What an app needs on a device. `cut`: all its links break at once. `name`: of the device, for pairings. */
  function portsOn({ store, vault }: Kept, name: string): { readonly ports: WorldPorts; cut(): void } {
    const network = apart ? createMemoryNetwork({ clock, randomBytes }) : together;
    const pairing = new PairingSource({ connector: radio.connector(name), clock, randomBytes });
    const introducers: ReturnType<typeof network.introducer>[] = [];
    const ports: WorldPorts = {
      world: 'real',
      pairing,
      store,
      identity: identityStore(vault),
      tabs: onlyTab(),
      verifier,
      neighbours(device) {
        const introducer = network.introducer();
        introducers.push(introducer);
        return createNeighbours({
          device,
          verifier,
          packer: { pack: packUpdate, unpack: unpackUpdate },
          introducer,
          sources: [pairing],
          clock,
          randomBytes,
        });
      },
      storage: memoryHealth(),
      address: 'https://moot.example/',
      defaultMeetingPoints: [],
      now: () => clock.now() + days * DAY_MS,
      randomBytes,
      after: (ms, then) => clock.after(ms, then),
    };
    return { ports, cut: () => introducers.forEach((introducer) => void introducer.stop()) };
  }

  return {
    clock,
    portsOn,
    /** A device without the app, which joins with ledgers of its own. */
    bare(device: DeviceKey): Neighbours {
      return createNeighbours({
        device,
        verifier,
        packer: { pack: packUpdate, unpack: unpackUpdate },
        introducer: together.introducer(),
        clock,
        randomBytes,
      });
    },
    /** Time that passes on every device's own clock. */
    passDays(count: number) {
      days += count;
    },
    async person(name: string, device = newDevice()): Promise<Somebody> {
      const somebody = await open(portsOn(device, name).ports);
      done(await somebody.moot.begin(name));
      return somebody;
    },
    openWith: (ports: WorldPorts): Promise<Moot> => openMoot({ ports, hueOf: () => 0 }),
    /** Opens the app on a device, whatever is on it. */
    openOn: async (device: Kept, name: string): Promise<Moot> =>
      openMoot({ ports: portsOn(device, name).ports, hueOf: () => 0 }),
    /** A device on which nobody is yet. */
    device: (name: string): Promise<Somebody> => open(portsOn(newDevice(), name).ports),
    radio,
  };
}

/** Keys in memory; nothing else can be read from it. */
function memoryVault(): Vault {
  const kept = new Map<string, unknown>();
  return {
    get: async <T>(name: string) => kept.get(name) as T | undefined,
    put: async (name, value) => void kept.set(name, value),
  };
}

/** The value of an act that must succeed. */
export function done<T, F>(result: Result<T, F>): T {
  if (!result.ok) throw new Error(`Failed: ${JSON.stringify(result.fault)}`);
  return result.value;
}

export const CHARTER = usualCharter;

/** The founder opens an assembly, the others come in by its invitation; all are here. */
export async function gather(
  clock: TestClock,
  founder: Somebody,
  others: readonly Somebody[],
): Promise<readonly OpenAssembly[]> {
  const id = done(
    await founder.moot.found({
      name: 'Holbeck',
      kind: 'community',
      purpose: 'p',
      remit: '',
      charter: CHARTER,
    }),
  );
  const first = await founder.moot.assembly(id);
  if (!first) throw new Error('not there');
  for (const { moot } of others) done(await moot.join(first.invitation()));
  const open = await Promise.all(
    [founder, ...others].map(async ({ moot }) => (await moot.assembly(id)) as OpenAssembly),
  );
  await clock.until('everyone knows everyone', () =>
    open.every((assembly) => assembly.governance.get().people.size === open.length),
  );
  return open;
}
