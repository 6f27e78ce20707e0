import { afterEach, describe, expect, it } from 'vitest';
import { writable } from '../../../src/lib/readable.ts';
import { toHex } from '../../../src/lib/bytes.ts';
import type { ChannelSource } from '../../../src/sync/channel.ts';
import type { Introducer } from '../../../src/sync/introducer.ts';
import { memoryChannelPair } from '../../../src/sync/memory-channel.ts';
import { createNeighbours } from '../../../src/sync/neighbours.ts';
import { ASSEMBLY, keyFrom, packer, randomBytes, verifier } from './devices.ts';
import { TestClock } from './test-clock.ts';

const clock = new TestClock();
const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

/** A device that is introduced to others, and gets channels by another way too. */
function device() {
  /** For how long (ms) each name is kept away from, in the order of the telling. */
  const avoided: [string, number][] = [];
  const introducer: Introducer = {
    meetingPoints: writable([]),
    name: toHex(randomBytes(16)),
    onChannel: null,
    enter: () => () => undefined,
    setMeetingPoints: () => undefined,
    avoid: (name, ms) => void avoided.push([name, ms]),
    nudge: () => undefined,
    stop: () => Promise.resolve(),
  };
  const source: ChannelSource = {
    onChannel: null,
    nudge: () => undefined,
    stop: () => Promise.resolve(),
  };
  const neighbours = createNeighbours({
    device: keyFrom(),
    verifier,
    packer,
    introducer,
    sources: [source],
    clock,
    randomBytes,
  });
  const share = neighbours.join({ id: ASSEMBLY, ledgers: [] });
  stops.push(() => neighbours.stop());
  return { introducer, source, share, avoided };
}

const pair = () => memoryChannelPair({ clock, binding: randomBytes(32) });

describe('a device that is linked by another way', () => {
  it('may be introduced again as soon as that link is gone', async () => {
    const [ana, ben] = [device(), device()];
    const both = [ana, ben];
    const first = pair();
    ana.source.onChannel?.(first.initiator);
    ben.source.onChannel?.(first.answerer);
    await clock.until('they are linked', () =>
      both.every(({ share }) => share.connection.get().devices === 1),
    );
    const second = pair();
    ana.introducer.onChannel?.(second.initiator, ben.introducer.name);
    ben.introducer.onChannel?.(second.answerer, ana.introducer.name);
    await clock.until('one link is too many', () =>
      both.every(({ avoided }) => avoided.some(([, ms]) => ms > 0)),
    );
    first.drop();
    await clock.until('the other one is lost', () =>
      both.every(({ share }) => share.connection.get().devices === 0),
    );
    expect(ana.avoided.at(-1)).toEqual([ben.introducer.name, 0]);
    expect(ben.avoided.at(-1)).toEqual([ana.introducer.name, 0]);
  });
});
