/** Devices with real keys, real ledgers and real links, in one process. */
import { createPrivateKey, createPublicKey, randomBytes as nodeRandom, sign } from 'node:crypto';
import { createMemoryJournal } from '../../../src/ledger/memory-journal.ts';
import { openLedger } from '../../../src/ledger/ledger.ts';
import { packUpdate, unpackUpdate } from '../../../src/ledger/pack.ts';
import { webCryptoVerifier } from '../../../src/ledger/verifier.ts';
import { createMemoryNetwork } from '../../../src/sync/memory-introducer.ts';
import { createNeighbours } from '../../../src/sync/neighbours.ts';
import { TestClock } from './test-clock.ts';
import type { DeviceKey, Journal } from '../../../src/ledger/api.ts';
import type { Ledger } from '../../../src/ledger/ledger.ts';
import type { AssemblyShare, LinkEvent, Neighbours, Packer } from '../../../src/sync/api.ts';
import type { Introducer } from '../../../src/sync/introducer.ts';
import type { MemoryNetwork } from '../../../src/sync/memory-introducer.ts';

const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

export const randomBytes = (length: number): Uint8Array => new Uint8Array(nodeRandom(length));
export const filled = (byte: number): Uint8Array => new Uint8Array(32).fill(byte);
export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
export const packer: Packer = { pack: packUpdate, unpack: unpackUpdate };
export const verifier = webCryptoVerifier();

export function keyFrom(seed: Uint8Array = randomBytes(32)): DeviceKey {
  const secret = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });
  const spki = createPublicKey(secret).export({ format: 'der', type: 'spki' });
  return {
    publicKey: new Uint8Array(spki.subarray(-32)),
    sign: async (message) => new Uint8Array(sign(null, message, secret)),
  };
}

export const ASSEMBLY = filled(1);
export const GOVERNANCE = filled(11);
export const TALK = filled(12);

export const openTestLedger = (id: Uint8Array, journal: Journal = createMemoryJournal()): Promise<Ledger> =>
  openLedger({ id, journal, verifier });

let written = 0;

/** One burst with one record. */
export const write = (
  ledger: Ledger,
  key: DeviceKey,
  header: Uint8Array = utf8(`record ${written++}`),
  body?: string,
) =>
  ledger.append(key, [body === undefined ? { kind: 1, header } : { kind: 1, header, body }], [], Date.now());

export const count = (ledger: Ledger): number => [...ledger.bursts()].length;

export interface Device {
  readonly key: DeviceKey;
  readonly introducer: Introducer;
  readonly neighbours: Neighbours;
  readonly governance: Ledger;
  readonly talk: Ledger;
  readonly share: AssemblyShare;
  readonly events: LinkEvent[];
}

export interface World {
  readonly clock: TestClock;
  readonly network: MemoryNetwork;
  device(options?: { key?: DeviceKey; governance?: Ledger; talk?: Ledger; packer?: Packer }): Promise<Device>;
  stop(): Promise<void>;
}

export function createWorld(delay?: () => number): World {
  const clock = new TestClock();
  const network = createMemoryNetwork({ clock, randomBytes, ...(delay ? { delay } : {}) });
  const devices: Device[] = [];
  return {
    clock,
    network,
    async device(options = {}) {
      const key = options.key ?? keyFrom();
      const governance = options.governance ?? (await openTestLedger(GOVERNANCE));
      const talk = options.talk ?? (await openTestLedger(TALK));
      const introducer = network.introducer();
      const events: LinkEvent[] = [];
      const neighbours = createNeighbours({
        device: key,
        verifier,
        packer: options.packer ?? packer,
        introducer,
        clock,
        randomBytes,
        onEvent: (event) => events.push(event),
      });
      const share = neighbours.join({ id: ASSEMBLY, ledgers: [governance, talk] });
      const device = { key, introducer, neighbours, governance, talk, share, events };
      devices.push(device);
      return device;
    },
    async stop() {
      for (const { neighbours } of devices) await neighbours.stop();
    },
  };
}
