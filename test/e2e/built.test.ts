import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { filesBelow, ROOT } from '../architecture/source.ts';
import { strangersIn } from '../architecture/strangers.ts';

const DIST = join(ROOT, 'dist');

/**
 * Hosts that packages name in their code and that the app never asks. That it doesn't is shown by
 * every whole-app test: a request, a WebSocket or an ICE server of a stranger fails it.
 */
const NAMED_BY_PACKAGES = new Set([
  // y-webrtc's signaling server and simple-peer's STUN servers: their defaults, which we replace.
  'y-webrtc-eu.fly.dev',
  'stun.l.google.com',
  'global.stun.twilio.com',
  // In messages to programmers.
  'bit.ly',
  'github.com',
  'rolldown.rs',
]);

const page = readFileSync(join(DIST, 'index.html'), 'utf8');

describe('the built app', () => {
  test('names no host but those that packages name in passing', () => {
    const hosts = strangersIn(DIST, /\.(js|css|html|svg|webmanifest)$/).map(
      (named) => named.split(': ')[1] ?? '',
    );
    expect(hosts.filter((host) => !NAMED_BY_PACKAGES.has(host))).toEqual([]);
  });

  test('runs no script but its own files', () => {
    const policy = /Content-Security-Policy"\s+content="([^"]*)"/.exec(page)?.[1] ?? '';
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self';");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).not.toContain('unsafe');
    expect(page).not.toMatch(/<style|\sstyle=/);
    const scripts = [...page.matchAll(/<script\b([^>]*)>([^<]*)/g)];
    expect(scripts).toHaveLength(1);
    for (const [, attributes, inside] of scripts) {
      expect(attributes).toMatch(/src="\.\/assets\//);
      expect(inside).toBe('');
    }
    expect(page).not.toMatch(/\son[a-z]+=/);
  });

  test('is kept whole for the time without a network', () => {
    const worker = readFileSync(join(DIST, 'sw.js'), 'utf8');
    const kept = new Set([...worker.matchAll(/url:"([^"]+)"/g)].map(([, url]) => url));
    const missing = filesBelow(DIST).filter((path) => path !== 'sw.js' && !kept.has(path));
    expect(kept.size).toBeGreaterThan(20);
    expect(missing).toEqual([]);
  });

  test('names what it loads relative to itself, so that any path will do', () => {
    const addresses = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address ?? '');
    expect(addresses.length).toBeGreaterThan(3);
    expect(addresses.filter((address) => !address.startsWith('./'))).toEqual([]);
  });
});
