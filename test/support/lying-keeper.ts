/** A keeper that lies as well as it can: it is proven, keeps what it is told, and tells something else. */
import { once } from 'node:events';
import { WebSocketServer } from 'ws';
import { Conversation } from '../../src/sync/conversation.ts';
import { haveTag } from '../../src/sync/handshake.ts';
import { systemClock } from '../../src/sync/clock.ts';
import { encodeKeeping, nothingBeside } from '../../src/sync/keeper/keeper-messages.ts';
import { openSocketChannel } from '../../src/sync/keeper/socket-channel.ts';
import { Link } from '../../src/sync/link.ts';
import { KIND } from '../../src/sync/messages.ts';
import { Share } from '../../src/sync/share.ts';
import { keyFrom, packer, randomBytes, verifier } from '../unit/sync/devices.ts';
import type { AddressInfo } from 'node:net';
import type { LedgerPort } from '../../src/ledger/api.ts';
import type { CloseReason } from '../../src/sync/api.ts';
import { ALONE } from '../../src/sync/alone.ts';
import { NOBODY_TOLD } from '../../src/server/keeper/open-assembly.ts';

export interface LyingKeeper {
  readonly url: string;
  readonly closed: CloseReason[];
  stop(): Promise<void>;
}

/** `lie`: makes of each update that is due what is sent in its place. */
export async function lyingKeeper(
  assembly: Uint8Array,
  ledgers: readonly LedgerPort[],
  lie: (update: Uint8Array) => readonly Uint8Array[],
): Promise<LyingKeeper> {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  await once(server, 'listening');
  const closed: CloseReason[] = [];
  const device = keyFrom();
  const nothing = (): void => undefined;
  const share = new Share(
    { id: assembly, ledgers: ledgers.map((ledger) => lyingPort(ledger, lie)) },
    {
      device,
      verifier,
      clock: systemClock,
      connection: ALONE,
    },
    NOBODY_TOLD,
  );
  server.on('connection', (socket) => {
    void openSocketChannel(socket, false, systemClock).then((channel) => {
      if (!channel) return;
      const link = new Link(channel, {
        device,
        verifier,
        clock: systemClock,
        randomBytes,
        name: randomBytes(16),
        introducedAs: null,
      });
      link.onClose = (reason) => closed.push(reason);
      link.onOpen = (peer) => {
        const conversation = new Conversation(link, peer, {
          clock: systemClock,
          packer,
          initiator: false,
          random: Math.random,
          name: 'mark',
          onCompanionsChanged: nothing,
          onSide: nothingBeside,
          onTheyHold: nothing,
          onOther(kind) {
            if (kind !== KIND.keep && kind !== KIND.visit) return true;
            const tag = haveTag('assembly', assembly, peer.session);
            link.outbox.post(encodeKeeping(tag, 'keeps', true));
            // It names the assembly too, to be taken for somebody's device.
            conversation.addShares([share]);
            return true;
          },
        });
      };
    });
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `ws://127.0.0.1:${port}/keeper`,
    closed,
    async stop() {
      share.leave();
      for (const client of server.clients) client.terminate();
      server.close();
      await once(server, 'close');
    },
  };
}

function lyingPort(ledger: LedgerPort, lie: (update: Uint8Array) => readonly Uint8Array[]): LedgerPort {
  return {
    id: ledger.id,
    stateVector: () => ledger.stateVector(),
    async *updatesSince(vector) {
      for await (const update of ledger.updatesSince(vector)) yield* lie(update);
    },
    receive: (update) => ledger.receive(update),
    append: (...args) => ledger.append(...args),
    erase: (...args) => ledger.erase(...args),
    digestAt: (vector) => ledger.digestAt(vector),
    headAt: (feed, n) => ledger.headAt(feed, n),
    elementUpdate: () => Promise.resolve(null),
    offerProof: (proof) => ledger.offerProof(proof),
    proofs: [],
    lackingWords: () => [],
    bursts: (only) => ledger.bursts(only),
    count: (feed) => ledger.count(feed),
    hasOlder: false,
    loadOlder: () => Promise.resolve(),
    takeNews: () => Promise.resolve(),
    subscribe: (watch) => ledger.subscribe(watch),
    close: () => undefined,
  };
}
