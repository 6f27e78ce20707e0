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

export function fingerprintOf({ core }: SimDevice): string {
  const states = [core.governance, core.talk].map((state) => digestOf(state, { words: false }));
  return [...core.ledgers.flatMap(feedsOf), ...states].join('\n');
}

/** Yjs's own bytes for the whole ledgers, and the states with every word: equal wherever no feed forked. */
export const wholeOf = ({ core }: SimDevice): string =>
  [
    ...core.ledgers.map((ledger) => base64(Y.encodeStateAsUpdate(ledger.doc))),
    digestOf(core.governance),
    digestOf(core.talk),
  ].join('\n');

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

function feedsOf(ledger: Ledger): string[] {
  const forks = new Map(ledger.proofs.map(({ feed, burst }) => [feed, burst]));
  return [...decodeStateVector(ledger.stateVector()).keys()]
    .sort((a, b) => a - b)
    .map((feed) => {
      const fork = forks.get(feed);
      const held = ledger.doc.getArray<Uint8Array>(feed.toString(36)).toArray().slice(0, fork);
      const same =
        fork === undefined ? held : held.map((bytes, burst) => coreOf(readElement(bytes, feed, burst)));
      return `${feed}${fork === undefined ? '' : ` until ${fork}`}: ${same.map(base64).join(' ')}`;
    });
}
