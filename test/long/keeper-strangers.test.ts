/**
 * What ten thousand people whom nobody knows cost a keeper, which has no roll and keeps what anybody
 * signed: bytes on its disk, and how long a newcomer waits for what a member said.
 *
 *   STRANGERS=2000 npm run test:long -- keeper-strangers
 */
import { toHex } from '../../src/lib/bytes.ts';
import { afterAll, expect, it } from 'vitest';
import { feedId } from '../../src/ledger/ids.ts';
import { keeperDevice, openKeeperSite, stateAt } from '../support/keepers.ts';
import { emptyCrowd, strangersSayHello, strangersSpeak } from '../support/strangers.ts';
import { randomBytes, write } from '../unit/sync/devices.ts';
import type { KeeperDevice, KeeperSite } from '../support/keepers.ts';

const STRANGERS = Number(process.env['STRANGERS'] ?? 10_000);
/** A hello with its certificate, or a few words. */
const MOST_BYTES_EACH = 1000;

const stops: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const stop of stops.reverse()) await stop();
});

async function seconds(isSo: () => boolean): Promise<number> {
  const began = performance.now();
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 20));
  return (performance.now() - began) / 1000;
}

async function device(assembly: Uint8Array): Promise<KeeperDevice> {
  const made = await keeperDevice(assembly);
  stops.push(() => made.stop());
  return made;
}

/** A device that has the words of all strangers, and brings them to the keeper. */
async function flood(keeper: KeeperSite, assembly: Uint8Array): Promise<KeeperDevice> {
  const crowd = await emptyCrowd(toHex(assembly));
  await strangersSayHello(crowd, STRANGERS, [], 1_750_000_000_000);
  await strangersSpeak(crowd, STRANGERS, 1, 1_750_000_000_000);
  const hostile = await device(assembly);
  for (const [from, to] of [
    [crowd.governance, hostile.governance],
    [crowd.talk, hostile.talk],
  ] as const) {
    for await (const update of from.updatesSince(to.stateVector())) await to.receive(update);
  }
  hostile.at(keeper.url);
  return hostile;
}

it(`${STRANGERS} strangers at a keeper`, async () => {
  const keeper = await openKeeperSite();
  stops.push(() => keeper.stop());
  const assembly = randomBytes(32);
  const hostile = await flood(keeper, assembly);
  const took = await seconds(() => stateAt(hostile, keeper.url)?.behind === 0);
  const { bytes } = await keeper.facts();
  const member = await device(assembly);
  await write(member.talk, member.key);
  member.at(keeper.url);
  const feed = feedId(member.talk.id, member.key.publicKey);
  const taken = await seconds(() => member.share.heldElsewhere(member.talk.id, feed) === 1);
  const newcomer = await device(assembly);
  newcomer.at(keeper.url, 'visit');
  const heard = await seconds(() => newcomer.talk.count(feed) === 1);
  process.stdout.write(
    `${STRANGERS} strangers, each a hello and a word: taken by a keeper in ${took.toFixed(0)} s, ` +
      `${Math.round(bytes / (2 * STRANGERS))} bytes each on its disk; a member's word then taken in ` +
      `${taken.toFixed(1)} s, and heard by a newcomer after ${heard.toFixed(1)} s\n`,
  );
  expect(bytes).toBeLessThan(2 * STRANGERS * MOST_BYTES_EACH);
  expect(keeper.failures).toEqual([]);
});

it('they take the room of one assembly at the keeper, and of no other', async () => {
  const keeper = await openKeeperSite({ limits: { bytesOfOne: STRANGERS * 100 } });
  stops.push(() => keeper.stop());
  const hostile = await flood(keeper, randomBytes(32));
  await seconds(() => stateAt(hostile, keeper.url)?.state === 'full');
  expect((await keeper.facts()).bytes).toBeLessThanOrEqual(STRANGERS * 100);
  const other = await device(randomBytes(32));
  await write(other.talk, other.key);
  other.at(keeper.url);
  await seconds(() => stateAt(other, keeper.url)?.behind === 0);
  expect(stateAt(other, keeper.url)?.state).toBe('keeps');
  expect(keeper.failures).toEqual([]);
});
