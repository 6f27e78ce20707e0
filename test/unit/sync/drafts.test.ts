import { afterEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { createWorld, randomBytes } from './devices.ts';
import type { DraftChannel } from '../../../src/sync/api.ts';
import type { Device, World } from './devices.ts';

let world: World;
afterEach(() => world.stop());

/** A Yjs text over a draft channel, as an editor's binding does it. */
function edit(device: Device, id: string): { text: Y.Text; channel: DraftChannel } {
  const doc = new Y.Doc();
  const channel = device.share.openDraft(id);
  channel.onMet = (neighbour) => channel.send(Y.encodeStateAsUpdate(doc), { only: neighbour });
  channel.onBytes = (bytes, from) => Y.applyUpdate(doc, bytes, from);
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    channel.send(update, typeof origin === 'string' ? { except: origin } : {});
  });
  return { text: doc.getText(), channel };
}

describe('drafts over links', () => {
  it('joins those who have the draft open, across one who is between, and nobody else', async () => {
    world = createWorld();
    const [ana, ben, cem] = [await world.device(), await world.device(), await world.device()];
    const [a, b, c] = [ana.introducer.name, ben.introducer.name, cem.introducer.name];
    world.network.partition([
      [a, b],
      [b, c],
    ]);
    const mine = edit(ana, 'one');
    mine.text.insert(0, 'hello');
    const between = edit(ben, 'one');
    const theirs = edit(cem, 'one');
    const other = edit(cem, 'two');
    await world.clock.until('read', () => theirs.text.toString() === 'hello');
    theirs.text.insert(5, ' there');
    await world.clock.until('written back', () => mine.text.toString() === 'hello there');
    expect(between.text.toString()).toBe('hello there');
    expect(other.text.toString()).toBe('');
  });

  it('tells when somebody closes the draft or is gone, and meets again', async () => {
    world = createWorld();
    const [ana, ben] = [await world.device(), await world.device()];
    const channel = ana.share.openDraft('one');
    const story: string[] = [];
    channel.onMet = () => story.push('met');
    channel.onLeft = () => story.push('left');
    const first = ben.share.openDraft('one');
    await world.clock.until('met', () => story.length === 1);
    first.close();
    await world.clock.until('left', () => story.length === 2);
    ben.share.openDraft('one');
    await world.clock.until('met again', () => story.length === 3);
    world.network.drop(ana.introducer.name, ben.introducer.name);
    await world.clock.until('introduced again', () => story.length === 5);
    expect(story).toEqual(['met', 'left', 'met', 'left', 'met']);
  });

  it('carries a megabyte, and says no to more', async () => {
    world = createWorld();
    const [ana, ben] = [await world.device(), await world.device()];
    const channel = ana.share.openDraft('one');
    let met = false;
    channel.onMet = () => {
      met = true;
    };
    const got: number[] = [];
    ben.share.openDraft('one').onBytes = (bytes) => got.push(bytes.length);
    await world.clock.until('met', () => met);
    expect(channel.send(randomBytes(1 << 20))).toBe(true);
    expect(channel.send(randomBytes((1 << 20) + 1))).toBe(false);
    await world.clock.until('arrived', () => got.length === 1);
    expect(got).toEqual([1 << 20]);
  });
});
