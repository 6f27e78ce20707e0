import { describe, expect, it } from 'vitest';
import { useFrames } from './frames.ts';
import type { FramedDevice } from './frame.ts';

const frames = useFrames(false);

const until = (what: () => unknown, timeout = 10_000): Promise<void> =>
  expect.poll(() => Boolean(what()), { timeout, interval: 20 }).toBe(true);

async function pair(one: FramedDevice, other: FramedDevice): Promise<void> {
  const offer = await one.pairing.offer();
  const answer = offer.ok ? await other.pairing.answer(offer.value.code) : offer;
  if (!offer.ok || !answer.ok) throw new Error('No codes');
  const mine = await offer.value.accept(answer.value.code);
  if (!mine.ok) throw new Error(`Not paired: ${mine.fault}`);
  const theirs = await answer.value.paired;
  if (!theirs.ok) throw new Error(`Not paired: ${theirs.fault}`);
  expect(mine.value.words).toEqual(theirs.value.words);
}

async function room(count: number): Promise<FramedDevice[]> {
  const devices = await Promise.all(Array.from({ length: count }, () => frames.device()));
  for (const [i, each] of devices.entries()) each.join(1).setPresence({ name: `d${i}`, typingIn: null });
  // Each newcomer is brought in by the one before.
  for (const [i, each] of devices.slice(1).entries()) await pair(devices[i] ?? each, each);
  return devices;
}

const linked = ({ neighbours }: FramedDevice): number => neighbours.connection.get().devices;

describe('devices that were each paired once, without any meeting point', () => {
  it('link themselves to one mesh over the links that stand', async () => {
    const devices = await room(6);
    await until(() => devices.every((each) => linked(each) >= 4));
    const heard = (): number[] => devices.map(({ neighbours }) => neighbours.connection.get().heardFrom);
    await until(() => heard().every((count) => count >= 5));
    expect(heard()).toEqual([5, 5, 5, 5, 5, 5]);
  });

  it('find each other once more through a third, when a link is gone without a word', async () => {
    const [ana, ben, cem] = await room(3);
    if (!ana || !ben || !cem) throw new Error('Nobody there');
    await until(() => [ana, ben, cem].every((each) => linked(each) === 2));
    const made = ben.connections.length;
    ben.connections[0]?.close();
    await until(() => ben.connections.length > made);
    const lost = (): number[] => [ana, ben, cem].map(({ neighbours }) => neighbours.connection.get().lost);
    await until(() => [ana, ben, cem].every((each) => linked(each) === 2) && Math.max(...lost()) === 0);
    expect(lost()).toEqual([0, 0, 0]);
  });
});
