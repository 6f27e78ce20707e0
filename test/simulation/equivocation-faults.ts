/** What must hold when a room in which some said two things has met, each breach as a sentence. */
import { toHex } from '../../src/lib/bytes.ts';
import { digestOf } from '../../src/domain/digest.ts';
import type { Talk } from '../../src/domain/state.ts';
import { emptyTalk, reduceTalk } from '../../src/domain/talk/reduce.ts';
import { idToRef } from '../../src/domain/burst.ts';
import type { HonestDevice, Room } from './equivocation.ts';

export function equivocationFaults(room: Room): string[] {
  const { honest, met, blamed, voidFrom, forked } = room;
  const states = honest.map((device) => stateOf(device, room));
  return [
    ...(met ? [] : ['they never agreed on what is void']),
    ...blamed.map((reason) => `an honest neighbour was left: ${reason}`),
    ...[...voidFrom.keys()]
      .filter((feed) => !forked.has(feed))
      .map((feed) => `${feed} is void, and never forked`),
    ...(new Set(states.map((state) => digestOf(state, { words: false }))).size > 1 ? ['states differ'] : []),
    ...honest.flatMap((device, i) => faultsOn(device, states[i] ?? emptyTalk(), room)),
  ];
}

/** What the device's talk shows, of the feeds that belong to one device alone. */
function stateOf({ ledger }: HonestDevice, { shared }: Room): Talk {
  const cuts = ledger.proofs.map(({ feed, burst }) => ({ feed, from: burst }));
  const bursts = [...ledger.bursts()].filter(({ feed }) => feed !== shared);
  return reduceTalk(emptyTalk(), bursts, cuts).state;
}

function faultsOn(device: HonestDevice, state: Talk, room: Room): string[] {
  const { honest, forked, written, voidFrom, shared, branches } = room;
  const keys = new Map(honest.map(({ feed, key }) => [feed, toHex(key.publicKey)]));
  const shown = new Set([...state.messages.keys()].map((id) => place(id)));
  const held = [...device.ledger.bursts()];
  const ownerHere = new Map(held.map(({ feed, device: owner }) => [feed, owner]));
  const accused = device.ledger.proofs
    .filter(({ feed }) => !forked.has(feed) || ownerHere.get(feed) === keys.get(feed))
    .map(({ feed }) => `${feed} is accused, and is honest`);
  const lost = [...written]
    .filter((at) => feedOf(at) !== shared && !shown.has(at))
    .map((at) => `${at}, which an honest device wrote, is not shown`);
  const more = [...shown]
    .filter((at) => burstOf(at) >= (voidFrom.get(feedOf(at)) ?? Infinity))
    .map((at) => `${at} is shown, and void`);
  const less = [...voidFrom].flatMap(([feed, from]) =>
    Array.from({ length: from }, (_, burst) => `${feed}.${burst}`)
      .filter((at) => !shown.has(at))
      .map((at) => `${at} is void, and came before the fork`),
  );
  const whole = branches
    .filter(({ feed }) => !voidFrom.has(feed) && feed !== shared)
    .filter(({ feed }) => honest.some(({ ledger }) => ledger.count(feed) > device.ledger.count(feed)))
    .map(({ feed }) => `${feed} has not come whole, though nobody knows of a fork`);
  return [...accused, ...lost, ...more, ...less, ...whole].map((fault) => `device ${device.name}: ${fault}`);
}

const place = (id: string): string => {
  const { feed, burst } = idToRef(id) ?? { feed: 0, burst: 0 };
  return `${feed}.${burst}`;
};
const feedOf = (at: string): number => Number(at.split('.')[0]);
const burstOf = (at: string): number => Number(at.split('.')[1]);
