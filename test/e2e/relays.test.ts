/** Relays entered by hand: none is asked before, and each connection asks them from then on. */
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { networkInterfaces } from 'node:os';
import { expect as see } from 'playwright/test';
import { afterEach, describe, expect, test } from 'vitest';
import { useApp } from '../support/app.ts';
import { comeIn, join, openAssembly } from '../support/steps.ts';

const app = useApp({ installs: false });

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

/** RFC 5389: a binding request begins with 00 01 and has the magic cookie. */
const isBindingRequest = (bytes: Buffer): boolean =>
  bytes.length >= 20 && bytes.readUInt16BE(0) === 1 && bytes.readUInt32BE(4) === 0x2112a442;

/** An own address of this machine that a browser's sockets can reach: nothing leaves it. */
const ownAddress = (): string =>
  Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? '127.0.0.1';

describe('a relay entered under Me', () => {
  test('is asked by the connections of this device from then on, and by none before', async () => {
    const asked: string[] = [];
    const socket = createSocket('udp4');
    socket.on('message', (bytes) => void asked.push(isBindingRequest(bytes) ? 'binding' : 'other'));
    socket.bind(0, '0.0.0.0');
    stops.push(() => socket.close());
    await once(socket, 'listening');
    const address = `stun:${ownAddress()}:${socket.address().port}`;

    const ana = await app.device('Ana');
    await comeIn(ana.page, 'Ana');
    const link = await openAssembly(ana.page, 'Kirkstall');
    const ben = await app.device('Ben');
    await join(ben.page, link, 'Ben');
    expect(asked).toEqual([]);

    await ana.page.evaluate(() => (location.hash = '#/me'));
    const field = ana.page.getByLabel('A relay’s address');
    await field.fill('example.org');
    await ana.page.getByRole('button', { name: 'Use it' }).click();
    await see(ana.page.getByText('A relay’s address looks like')).toBeVisible();
    await field.fill('turn:relay.example.org');
    await ana.page.getByRole('button', { name: 'Use it' }).click();
    await see(ana.page.getByText('lets nobody through without a name')).toBeVisible();
    // From here on it is no stranger to this device.
    ana.expectFault(/asked a stranger: stun:/);
    await field.fill(address);
    await ana.page.getByRole('button', { name: 'Use it' }).click();
    await see(ana.page.getByText('Says how others see this device')).toBeVisible();

    const cem = await app.device('Cem');
    await join(cem.page, link, 'Cem');
    await see(ana.page.getByRole('button', { name: 'with 2 devices' }).first()).toBeVisible({
      timeout: 20_000,
    });
    await see.poll(() => asked.includes('binding')).toBe(true);

    // It is there after a reload, and gone when it is taken out.
    await ana.page.reload();
    await ana.page.getByRole('button', { name: `No longer use ${address}` }).click();
    await see(ana.page.getByRole('list', { name: 'Relays' }).getByText('None.')).toBeVisible();
  });
});
