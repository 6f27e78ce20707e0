/**
 * Everything that two honest devices must agree in, as one text. Of a feed that went two ways they may
 * hold either way, and words of either: up to the fork they hold the same, and from there nothing counts.
 */
import * as Y from 'yjs';
import { digestOf } from '../../src/domain/digest.ts';
import { coreOf, readElement } from '../../src/ledger/element.ts';
import type { Ledger } from '../../src/ledger/ledger.ts';
import { decodeStateVector } from '../../src/sync/vectors.ts';
import type { SimDevice } from './sim-device.ts';

export const fingerprintOf = (device: SimDevice): string =>
  [vectorsOf(device), bytesOf(device), statesOf(device)].join('\n');

/** Whether all devices have one fingerprint: what costs little is compared first. */
export const areSame = (devices: readonly SimDevice[]): boolean =>
  [vectorsOf, bytesOf, statesOf].every((read) => {
    const [first, ...others] = devices.map(read);
    return others.every((other) => other === first);
  });

const vectorsOf = ({ core }: SimDevice): string =>
  core.ledgers
    .flatMap((ledger) => feedsOf(ledger).map(({ feed, fork, count }) => `${feed}: ${count} of ${fork}`))
    .join('\n');

const statesOf = ({ core }: SimDevice): string =>
  [core.governance, core.talk].map((state) => digestOf(state, { words: false })).join('\n');

function bytesOf({ core }: SimDevice): string {
  const lines = core.ledgers.flatMap((ledger) =>
    feedsOf(ledger).map(({ feed, fork }) => {
      const held = ledger.doc.getArray<Uint8Array>(feed.toString(36)).toArray().slice(0, fork);
      const same =
        fork === Infinity ? held : held.map((bytes, burst) => coreOf(readElement(bytes, feed, burst)));
      return `${feed}: ${same.map(base64).join(' ')}`;
    }),
  );
  return lines.join('\n');
}

/** Each feed, the burst from which it is void, and how much of it is held before that. */
function feedsOf(ledger: Ledger) {
  const forks = new Map(ledger.proofs.map(({ feed, burst }) => [feed, burst]));
  return [...decodeStateVector(ledger.stateVector())]
    .map(([feed, held]) => {
      const fork = forks.get(feed) ?? Infinity;
      return { feed, fork, count: Math.min(held, fork) };
    })
    .sort((a, b) => a.feed - b.feed);
}

/** Yjs's own bytes for the whole ledgers, and the states with every word: equal wherever no feed forked. */
export const wholeOf = ({ core }: SimDevice): string =>
  [
    ...core.ledgers.map((ledger) => base64(Y.encodeStateAsUpdate(ledger.doc))),
    digestOf(core.governance),
    digestOf(core.talk),
  ].join('\n');

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
