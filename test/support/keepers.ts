/** Real keepers in this process, and devices that reach them over real sockets. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import { ledgerId } from '../../src/ledger/ids.ts';
import { createMemoryJournal } from '../../src/ledger/memory-journal.ts';
import { toHex } from '../../src/lib/bytes.ts';
import { writable } from '../../src/lib/readable.ts';
import { startMeetingPoint } from '../../src/server/meeting-point.ts';
import { KeeperDatabase } from '../../src/server/keeper/database.ts';
import { KEEPER_LIMITS } from '../../src/server/keeper/limits.ts';
import { startKeeperWithRoom } from '../../src/server/keeper/waiting-keeper.ts';
import { systemClock } from '../../src/sync/clock.ts';
import { createNeighbours } from '../../src/sync/neighbours.ts';
import { keyFrom, openTestLedger, packer, randomBytes, verifier } from '../unit/sync/devices.ts';
import type { DeviceKey, Journal } from '../../src/ledger/api.ts';
import type { Ledger } from '../../src/ledger/ledger.ts';
import type { KeeperLimits } from '../../src/server/keeper/limits.ts';
import type { KeeperFacts } from '../../src/server/keeper/service.ts';
import type { AssemblyShare, CloseReason, Neighbours } from '../../src/sync/api.ts';
import type { Clock } from '../../src/sync/clock.ts';
import type { Introducer } from '../../src/sync/introducer.ts';
import type { KeeperWish, WishedKeeper } from '../../src/sync/keeper/api.ts';
import type { Socket } from '../../src/sync/keeper/socket-channel.ts';

type KeptFacts = Pick<KeeperFacts, 'begun' | 'assemblies' | 'open' | 'bytes' | 'links' | 'diskFull'>;

export interface KeeperSite {
  readonly http: string;
  readonly url: string;
  readonly folder: string;
  readonly failures: unknown[];
  /** Why links ended. */
  readonly closed: CloseReason[];
  facts(): Promise<KeptFacts>;
  /** Ends it, lets something be done to its database, and starts it again. */
  whileStopped(act: (database: KeeperDatabase) => Promise<void>): Promise<void>;
  /** Ends it and starts it again on the same port and folder. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export interface KeeperSiteOptions {
  readonly limits?: Partial<KeeperLimits>;
  readonly others?: readonly string[];
  readonly clock?: Clock;
  /** Where it keeps; by default a folder of its own, which goes with it. */
  readonly folder?: string;
}

/** A clock on which everything waits for a twentieth of its time. */
export const fastClock: Clock = {
  now: () => Date.now() * 20,
  after: (ms, then) => systemClock.after(ms / 20, then),
};

/** A meeting point that keeps, on a port and in a folder of its own. */
export async function openKeeperSite(options: KeeperSiteOptions = {}): Promise<KeeperSite> {
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'moot-keeper-')));
  const failures: unknown[] = [];
  const closed: CloseReason[] = [];
  const start = async (port: number) => {
    const keep = {
      folder,
      others: options.others ?? [],
      limits: { ...KEEPER_LIMITS, ...options.limits },
      askedFor: true,
    };
    const keeper = await startKeeperWithRoom(keep, {
      onFailure: (error) => failures.push(error),
      onClosed: (reason) => closed.push(reason),
      ...(options.clock ? { clock: options.clock } : {}),
    });
    return startMeetingPoint({ host: '127.0.0.1', port }, folder, keeper);
  };
  let server = await start(0);
  const { port } = server;
  const http = `http://127.0.0.1:${port}`;
  return {
    http,
    url: `ws://127.0.0.1:${port}/keeper`,
    folder,
    failures,
    closed,
    async facts() {
      const health = (await (await fetch(`${http}/health`)).json()) as {
        keeper: KeptFacts;
      };
      return health.keeper;
    },
    async whileStopped(act) {
      await server.close();
      const database = await KeeperDatabase.open(join(folder, 'kept'));
      await act(database);
      await database.close();
      server = await start(port);
    },
    async restart() {
      await server.close();
      server = await start(port);
    },
    async stop() {
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export const dialKeeper = (url: string): Socket => new WebSocket(url);

/** One that introduces nobody: what is heard is heard over keepers. */
export const noIntroducer = (): Introducer => ({
  meetingPoints: writable([]),
  name: toHex(randomBytes(16)),
  onChannel: null,
  enter: () => () => undefined,
  setMeetingPoints: () => undefined,
  avoid: () => undefined,
  nudge: () => undefined,
  stop: () => Promise.resolve(),
});

export interface KeeperDevice {
  readonly key: DeviceKey;
  readonly assembly: Uint8Array;
  readonly governance: Ledger;
  readonly talk: Ledger;
  readonly neighbours: Neighbours;
  readonly share: AssemblyShare;
  /** What outlives the device's process. */
  readonly journals: readonly [Journal, Journal];
  /** As the device asks for it; by default to be kept. */
  at(url: string, wish?: KeeperWish): void;
  stop(): Promise<void>;
}

export interface KeeperDeviceOptions {
  readonly key?: DeviceKey;
  readonly journals?: readonly [Journal, Journal];
}

/** A device that has an assembly, perhaps with nothing in it yet. */
export async function keeperDevice(
  assembly: Uint8Array,
  options: KeeperDeviceOptions = {},
): Promise<KeeperDevice> {
  const key = options.key ?? keyFrom();
  const journals = options.journals ?? ([createMemoryJournal(), createMemoryJournal()] as const);
  const governance = await openTestLedger(ledgerId(assembly, 'governance'), journals[0]);
  const talk = await openTestLedger(ledgerId(assembly, 'talk'), journals[1]);
  const neighbours = createNeighbours({
    device: key,
    verifier,
    packer,
    introducer: noIntroducer(),
    dialKeeper,
    clock: systemClock,
    randomBytes,
  });
  const share = neighbours.join({ id: assembly, ledgers: [governance, talk] });
  let wishes: readonly WishedKeeper[] = [];
  return {
    key,
    assembly,
    governance,
    talk,
    neighbours,
    share,
    journals,
    at(url, wish = 'keep') {
      wishes = [...wishes.filter((each) => each.url !== url), { url, wish }];
      share.setKeepers(wishes);
    },
    async stop() {
      await neighbours.stop();
      governance.close();
      talk.close();
    },
  };
}

const PATIENCE_MS = 20_000;

/** Waits until it is so; fails with what was waited for. */
export async function until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  while (!(await isSo())) {
    if (performance.now() > deadline) throw new Error(`Not in ${PATIENCE_MS} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** What the device says of one keeper. */
export const stateAt = (device: KeeperDevice, url: string) =>
  device.share.keepers.get().find((keeper) => keeper.url === url);
