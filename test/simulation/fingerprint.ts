/**
 * Everything that two honest devices must agree in, as one text. Of a feed that went two ways they may
 * hold either way, and words of either: up to the fork they hold the same, and from there nothing counts.
 */
import * as Y from 'yjs';
import { recordId } from '../../src/domain/burst.ts';
import { digestOf } from '../../src/domain/digest.ts';
import { Kind } from '../../src/domain/kinds.ts';
import { decodeWordsErased } from '../../src/domain/words/headers.ts';
import { coreOf, readElement } from '../../src/ledger/element.ts';
import type { Ledger } from '../../src/ledger/ledger.ts';
import { decodeStateVector } from '../../src/sync/vectors.ts';
import type { SimDevice } from './sim-device.ts';

export const fingerprintOf = (device: SimDevice, lying: ReadonlySet<string>): string =>
  [vectorsOf(device), bytesOf(device, lying), statesOf(device)].join('\n');

/** Whether all devices have one fingerprint: what costs little is compared first. */
export const areSame = (devices: readonly SimDevice[], lying: ReadonlySet<string>): boolean =>
  [vectorsOf, statesOf, bytesOf].every((read) => {
    const [first, ...others] = devices.map((device) => read(device, lying));
    return others.every((other) => other === first);
  });

const vectorsOf = ({ core }: SimDevice): string =>
  core.ledgers
    .flatMap((ledger) => feedsOf(ledger).map(({ feed, fork, count }) => `${feed}: ${count} of ${fork}`))
    .join('\n');

const statesOf = ({ core }: SimDevice): string =>
  [core.governance, core.talk].map((state) => digestOf(state, { words: false })).join('\n');

/** Every element as it is held; without words where they may honestly differ. */
function bytesOf({ core }: SimDevice, lying: ReadonlySet<string>): string {
  const doubted = voidErasures(core);
  const anyForked = core.ledgers.some(({ proofs }) => proofs.length > 0);
  const lines = core.ledgers.flatMap((ledger) => {
    const writers = new Map([...ledger.bursts()].map(({ feed, device }) => [feed, device]));
    return feedsOf(ledger).map(({ feed, fork }) => {
      const isLiars = anyForked && lying.has(writers.get(feed) ?? '');
      const held = ledger.doc.getArray<Uint8Array>(feed.toString(36)).toArray().slice(0, fork);
      const compared = held.map((bytes, burst) =>
        isLiars || doubted.has(`${feed}.${burst}`) ? coreOf(readElement(bytes, feed, burst)) : bytes,
      );
      return `${feed}: ${compared.map(base64).join(' ')}`;
    });
  });
  return lines.join('\n');
}

/** Bursts of which somebody took words back, without effect in the end: `feed.burst`. */
function voidErasures({ governance, ledgers }: SimDevice['core']): ReadonlySet<string> {
  const targets = [...ledgers[0].bursts()].flatMap(({ feed, burst, records }) =>
    records.map((record, index) => {
      const isVoid = record.kind === Kind.wordsErased && governance.refused.has(recordId(feed, burst, index));
      return isVoid ? (decodeWordsErased(record.header)?.target ?? null) : null;
    }),
  );
  return new Set(
    targets.map((target) => target && `${target.feed}.${target.burst}`).filter((name) => name !== null),
  );
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
