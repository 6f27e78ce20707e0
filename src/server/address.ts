import { createHmac } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Behind a proxy on this machine, the address that the proxy saw; it appends it as the last. */
export function addressOf(request: IncomingMessage): string {
  const direct = request.socket.remoteAddress ?? '';
  const forwarded = request.headers['x-forwarded-for'];
  if (!/^(::1|(::ffff:)?127\.)/.test(direct) || forwarded === undefined) return direct;
  return String(forwarded).split(',').at(-1)?.trim() || direct;
}

/** Whoever has one address of IPv6 has 2^64 of them. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:([\d.]+)$/i.exec(address)?.[1];
  if (mapped !== undefined || !address.includes(':')) return mapped ?? address;
  const [before = '', after] = address.split('%')[0]?.split('::') ?? [];
  const head = before === '' ? [] : before.split(':');
  const tail = after === undefined || after === '' ? [] : after.split(':');
  const middle = after === undefined ? 0 : Math.max(0, 8 - head.length - tail.length);
  const groups = [...head, ...Array.from({ length: middle }, () => '0'), ...tail];
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}

/** Stands for an address on disk, so that one can be counted without being written down. */
export const maskedAddress = (address: string, secret: Uint8Array): string =>
  createHmac('sha256', secret).update(networkOf(address)).digest('hex').slice(0, 24);
