import { describe, expect, it } from 'vitest';
import { toBase64Url, toHex } from '../../../src/lib/bytes.ts';
import { useFrames } from './frames.ts';
import type { AssemblyShare } from '../../../src/sync/api.ts';
import type { FramedDevice } from './frame.ts';

const frames = useFrames();
const device = () => frames.device();

const until = (what: () => unknown): Promise<void> =>
  expect.poll(() => Boolean(what()), { timeout: 10_000, interval: 10 }).toBe(true);

describe('introductions by y-webrtc', () => {
  it('bring two together who come at the same moment, each time', async () => {
    const [ana, ben] = await Promise.all([device(), device()]);
    for (let assembly = 1; assembly <= 5; assembly++) {
      const shares = [ana, ben].map((one) => one.join(assembly));
      await until(() => shares.every(({ connection }) => connection.get().devices === 1));
      expect(shares.map(({ connection }) => connection.get().state)).toEqual(['connected', 'connected']);
      for (const share of shares) share.leave();
      await until(() => ana.neighbours.connection.get().devices === 1);
    }
    expect(ana.connections.length).toBe(1);
  });

  it('bring four together, on one connection for each pair although they share three assemblies', async () => {
    const devices = await Promise.all([device(), device(), device(), device()]);
    const shares = devices.flatMap((one) => [one.join(1), one.join(2), one.join(3)]);
    await until(() => shares.every(({ connection }) => connection.get().devices === 3));
    const open = devices.map(
      ({ connections }) =>
        connections.filter(({ connectionState }) => connectionState === 'connected').length,
    );
    expect(open).toEqual([3, 3, 3, 3]);
  });

  it('carry presence and large drafts over the real channel', async () => {
    const [ana, ben] = await Promise.all([device(), device()]);
    const [mine, theirs] = [ana.join(1), ben.join(1)];
    mine.setPresence({ name: 'Ana', typingIn: 'chat' });
    await until(() => theirs.presence.get()[0]?.typingIn === 'chat');
    const [from, to] = [mine.openDraft('one'), theirs.openDraft('one')];
    const got: Uint8Array[] = [];
    to.onBytes = (bytes) => got.push(bytes);
    await new Promise<void>((resolve) => {
      from.onMet = () => resolve();
    });
    const sent = new Uint8Array(1 << 20).map((_, i) => i % 251);
    from.send(sent);
    await until(() => got.length === 1);
    expect(toHex(got[0]?.slice(-100) ?? new Uint8Array())).toBe(toHex(sent.slice(-100)));
    expect(got[0]?.length).toBe(sent.length);
  });

  it('tell the meeting point neither the assembly nor any address or certificate', async () => {
    const [ana, ben] = await Promise.all([device(), device()]);
    const shares = [ana.join(7), ben.join(7)];
    await until(() => shares.every(({ connection }) => connection.get().devices === 1));
    const said = frames.point.said.join('\n');
    expect(frames.point.said.length).toBeGreaterThan(4);
    for (const secret of [
      'fingerprint',
      'candidate',
      'offer',
      'announce',
      toHex(new Uint8Array(32).fill(7)),
    ]) {
      expect(said).not.toContain(secret);
    }
    expect(said).not.toContain(toBase64Url(new Uint8Array(32).fill(7)));
  });

  it('are not harmed by a meeting point that sends what means nothing', async () => {
    const [ana, ben] = await Promise.all([device(), device()]);
    frames.point.noise = [
      'not json',
      '',
      'null',
      '[]',
      '7',
      '{"type":"publish"}',
      '{"type":"publish","topic":1,"data":2}',
    ];
    const shares = [ana.join(1), ben.join(1)];
    await until(() => shares.every(({ connection }) => connection.get().devices === 1));
    expect(shares.map(({ connection }) => connection.get().devices)).toEqual([1, 1]);
  });

  it('go on after the meeting point was away, while standing links stay', async () => {
    const [ana, ben] = await Promise.all([device(), device()]);
    const shares = [ana.join(1), ben.join(1)];
    await until(() => shares.every(({ connection }) => connection.get().devices === 1));
    frames.point.open = false;
    await until(() => ana.neighbours.connection.get().meetingPoints[0]?.reachable === false);
    expect(ana.neighbours.connection.get().devices).toBe(1);
    const cem = await device();
    const late = cem.join(1);
    frames.point.open = true;
    await until(() => late.connection.get().devices === 2);
    expect(ana.events.map(({ type }) => type)).toEqual(['opened', 'opened']);
  });

  it('don’t take a meeting point for reachable because its socket looks open', async () => {
    const ana = await device();
    ana.join(1);
    const state = () => ana.neighbours.connection.get().state;
    await until(() => state() === 'looking');
    frames.point.mute = true;
    ana.neighbours.nudge();
    await until(() => state() === 'alone');
    frames.point.mute = false;
    await until(() => state() === 'looking');
    const share = (await device()).join(1);
    await until(() => share.connection.get().devices === 1);
    expect(state()).toBe('connected');
  });

  it('leave nothing behind when stopped, and the others hear it at once', async () => {
    const [ana, ben] = await Promise.all([device(), device()]);
    const shares = [ana.join(1), ben.join(1)];
    await until(() => shares.every(({ connection }) => connection.get().devices === 1));
    await ana.neighbours.stop();
    await until(() => ben.neighbours.connection.get().devices === 0);
    expect(ben.events.at(-1)).toMatchObject({ type: 'closed', reason: 'goodbye', byThem: true });
    expect(ana.connections.map(({ connectionState }) => connectionState)).toEqual(['closed']);
    await until(() => frames.point.visitors === 1);
  });

  it('begin anew when a device is gone without a word and comes back', async () => {
    const [ana, ben] = await Promise.all([device(), device()]);
    const shares = [ana.join(1), ben.join(1)];
    await until(() => shares.every(({ connection }) => connection.get().devices === 1));
    for (const connection of ben.connections) connection.close();
    await until(() => ana.events.some(({ type }) => type === 'closed'));
    await until(() => ana.events.filter(({ type }) => type === 'opened').length > 1);
    await until(() => shares.every(({ connection }) => connection.get().devices === 1));
    expect(ana.connections.length).toBeGreaterThan(1);
  });
});

describe('introductions of many', () => {
  const CROWD = 12;
  const linksOf = (share: AssemblyShare): number => share.connection.get().devices;
  const here = (share: AssemblyShare, name: string): void => share.setPresence({ name, typingIn: null });
  const areAllHere = (shares: readonly AssemblyShare[]): boolean =>
    shares.every(({ presence }) => presence.get().length === shares.length - 1);

  it('make one mesh of twelve who come at once, with few connections', async () => {
    const devices = await Promise.all(Array.from({ length: CROWD }, device));
    const shares = devices.map((one) => one.join(1));
    shares.forEach((share, i) => here(share, `Person ${i}`));
    await until(() => areAllHere(shares) && shares.every((share) => linksOf(share) >= 4));
    // Of all with all it would be 11 for each, and those for nothing besides.
    const made = devices.reduce((sum, { connections }) => sum + connections.length, 0);
    expect(made / CROWD).toBeLessThanOrEqual(10);

    const late = await device();
    shares.push(late.join(1));
    shares.forEach((share, i) => here(share, `Person ${i}`));
    await until(() => areAllHere(shares) && shares.every((share) => linksOf(share) >= 4));
    expect(late.connections.length).toBeLessThanOrEqual(8);
  }, 60_000);

  it('make one room of two that had enough links each and knew nothing of each other', async () => {
    const gather = async (names: string): Promise<AssemblyShare[]> => {
      const devices = await Promise.all(Array.from({ length: 6 }, device));
      const shares = devices.map((one) => one.join(1));
      shares.forEach((share, i) => here(share, `${names} ${i}`));
      await until(() => areAllHere(shares) && shares.every((share) => linksOf(share) >= 4));
      asleep.push(...devices);
      return shares;
    };
    const asleep: FramedDevice[] = [];
    const shares = await gather('Hall');
    frames.point.isApart = true;
    shares.push(...(await gather('Yard')));
    expect(shares.every(({ presence }) => presence.get().length === 5)).toBe(true);
    frames.point.isApart = false;
    asleep[0]?.neighbours.nudge();
    await until(() => areAllHere(shares));
    expect(shares.map(({ presence }) => presence.get().length)).toEqual(shares.map(() => 11));
  }, 60_000);
});
