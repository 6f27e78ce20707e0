/**
 * The keeper: an ordinary neighbour over WebSocket that keeps assemblies for those who ask it to. It
 * needs no trust: everything that it is told goes through the gate, and so does what it tells.
 */
import { WebSocketServer } from 'ws';
import { remember } from '../../lib/bounded.ts';
import { packUpdate, unpackUpdate } from '../../ledger/pack.ts';
import { Budget } from '../../sync/budget.ts';
import { every } from '../../sync/clock.ts';
import { MAX_SEALED_BYTES } from '../../sync/keeper/sealing.ts';
import { openSocketChannel } from '../../sync/keeper/socket-channel.ts';
import { Link } from '../../sync/link.ts';
import { addressOf, maskedAddress, networkOf } from '../address.ts';
import { KEEPER_COSTS } from './limits.ts';
import { Visit } from './visit.ts';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import type { Verifier } from '../../ledger/api.ts';
import type { CloseReason } from '../../sync/api.ts';
import type { Clock } from '../../sync/clock.ts';
import type { loadDeviceKey } from './device-key.ts';
import type { KeptAssemblies } from './kept-assemblies.ts';
import type { KeeperLimits } from './limits.ts';

/** WebSocket close codes: 1013 try again later. */
const TRY_LATER = 1013;
const MOST_ADDRESSES = 10_000;

export interface KeeperOptions {
  readonly kept: KeptAssemblies;
  readonly device: ReturnType<typeof loadDeviceKey>;
  readonly verifier: Verifier;
  readonly limits: KeeperLimits;
  readonly clock: Clock;
  readonly onFailure: (error: unknown) => void;
  /** For a test: how links ended. */
  readonly onClosed?: (reason: CloseReason, byThem: boolean) => void;
}

export interface Keeper {
  /** Takes over an HTTP request for an upgrade. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  readonly links: number;
  close(): void;
}

const randomBytes = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));

export function createKeeper(options: KeeperOptions): Keeper {
  const { kept, device, verifier, limits, clock, onFailure } = options;
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_SEALED_BYTES,
    perMessageDeflate: false,
  });
  const name = randomBytes(16);
  const sockets = new Set<WebSocket>();
  const links = new Set<Link>();
  const perAddress = new Map<string, number>();
  const begun = new Map<string, Budget>();

  /** Linking costs work: so often from one network. */
  function mayBegin(network: string): boolean {
    const budget = begun.get(network) ?? new Budget(KEEPER_COSTS.begun, clock);
    remember(begun, network, budget, MOST_ADDRESSES);
    return budget.spend();
  }

  function welcome(socket: WebSocket, address: string): void {
    socket.on('error', () => socket.terminate());
    const network = networkOf(address);
    const here = perAddress.get(network) ?? 0;
    if (sockets.size >= limits.links || here >= limits.linksFromOne || !mayBegin(network)) {
      socket.close(TRY_LATER, 'full');
      // Who is turned away may well not answer a close.
      return void setTimeout(() => socket.terminate(), 1000).unref();
    }
    sockets.add(socket);
    perAddress.set(network, here + 1);
    socket.on('close', () => {
      sockets.delete(socket);
      const left = (perAddress.get(network) ?? 1) - 1;
      if (left > 0) perAddress.set(network, left);
      else perAddress.delete(network);
    });
    openSocketChannel(socket, false, clock)
      .then((channel) => channel && converse(channel, maskedAddress(address, device.secret)))
      .catch(onFailure);
  }

  function converse(channel: ConstructorParameters<typeof Link>[0], from: string): void {
    const link = new Link(channel, {
      device,
      verifier,
      clock,
      randomBytes,
      name,
      introducedAs: null,
    });
    let visit: Visit | null = null;
    links.add(link);
    link.onOpen = (peer) => {
      visit = new Visit({
        link,
        peer,
        kept,
        clock,
        packer: { pack: packUpdate, unpack: unpackUpdate },
        initiator: channel.initiator,
        random: () => Math.random(),
        from,
        onFailure,
      });
    };
    const stopLooking = every(clock, KEEPER_COSTS.nothingForMs, () => {
      if (visit?.isEmpty) link.close('nothingInCommon');
    });
    link.onClose = (reason, byThem) => {
      stopLooking();
      links.delete(link);
      visit?.close();
      options.onClosed?.(reason, byThem);
    };
  }

  return {
    upgrade(request, socket, head) {
      socket.on('error', () => socket.destroy());
      server.handleUpgrade(request, socket, head, (open) => welcome(open, addressOf(request)));
    },
    get links() {
      return [...links].filter(({ open }) => open).length;
    },
    close() {
      for (const link of links) link.close('goodbye');
      for (const socket of sockets) socket.terminate();
      server.close();
    },
  };
}
