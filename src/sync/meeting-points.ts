/** The addresses of meeting points, and what is known of each. */
import type { MeetingPoint } from './introducer.ts';

/** A connection to one. */
interface Conn {
  readonly url: string;
  readonly connected: boolean;
  /** It said that a keeper is beside it. */
  readonly keeps: boolean;
}

/** Addresses that a browser can open at all; from a page on https, only encrypted ones elsewhere. */
export function usable(urls: readonly string[]): string[] {
  const secure = globalThis.location?.protocol === 'https:';
  const good = urls.filter((text) => {
    const url = URL.canParse(text) ? new URL(text) : null;
    const local = url !== null && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
    return url?.protocol === 'wss:' || (url?.protocol === 'ws:' && (!secure || local));
  });
  return [...new Set(good)];
}

export function meetingPointsAt(urls: readonly string[], conns: readonly Conn[]): readonly MeetingPoint[] {
  const has = (url: string, what: 'connected' | 'keeps'): boolean =>
    conns.some((conn) => conn.url === url && conn[what]);
  const all = urls.map((url) =>
    Object.freeze({ url, reachable: has(url, 'connected'), keeps: has(url, 'keeps') }),
  );
  return Object.freeze(all);
}

export const areSame = (before: readonly MeetingPoint[], after: readonly MeetingPoint[]): boolean =>
  before.length === after.length &&
  after.every(
    ({ url, reachable, keeps }, i) =>
      before[i]?.url === url && before[i].reachable === reachable && before[i].keeps === keeps,
  );
