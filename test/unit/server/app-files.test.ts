import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSettings } from '../../../src/server/settings.ts';
import { startMeetingPoint } from '../../../src/server/meeting-point.ts';
import { openSite } from './visitors.ts';
import type { Site } from './visitors.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

describe("the app's files", () => {
  it('come with a strict policy: no script from elsewhere, none inline, no frame around the app', async () => {
    for (const path of ['/', '/sw.js', '/assets/main-abc123.js', '/nothing', '/health', '/introductions']) {
      const { headers } = await fetch(site.http + path);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("script-src 'self';");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).toContain("require-trusted-types-for 'script'");
      expect(policy).not.toContain('unsafe');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
      expect(headers.get('cross-origin-embedder-policy')).toBe('require-corp');
      expect(headers.get('permissions-policy')).toMatch(/^camera=\(self\), .*microphone=\(\)/);
      expect(headers.get('referrer-policy')).toBe('no-referrer');
    }
  });

  it('are kept for good where their name has a hash, and asked for anew otherwise', async () => {
    const cached = async (path: string) => (await fetch(site.http + path)).headers.get('cache-control');
    expect(await cached('/assets/main-abc123.js')).toBe('public, max-age=31536000, immutable');
    expect(await cached('/')).toBe('no-cache');
    expect(await cached('/sw.js')).toBe('no-cache');
  });

  it('are all that is served', async () => {
    const status = async (path: string, method = 'GET') => (await fetch(site.http + path, { method })).status;
    expect(await status('/')).toBe(200);
    expect(await status('/nothing')).toBe(404);
    expect(await status('/..%2f..%2fpackage.json')).toBe(404);
    expect(await status('/%')).toBe(404);
    expect(await status('/', 'POST')).toBe(405);
    expect(await status('/introductions')).toBe(426);
  });
});

describe('settings', () => {
  it('come from arguments, then the environment, then defaults', () => {
    expect(readSettings([], {})).toEqual({ port: 4747, host: '127.0.0.1', keep: null });
    expect(readSettings([], { PORT: '80', HOST: '::' })).toEqual({ port: 80, host: '::', keep: null });
    expect(readSettings(['--port', '81', '--host=::1'], { PORT: '80' })).toMatchObject({
      port: 81,
      host: '::1',
    });
  });

  it('that make no sense are answered with a sentence', () => {
    for (const port of ['', 'x', '65536', '-1', '1.5']) {
      expect(readSettings(['--port', port], {})).toContain('is not a port');
    }
  });

  it('for a port in use are told apart', async () => {
    await expect(startMeetingPoint({ host: '127.0.0.1', port: site.port }, '.')).rejects.toMatchObject({
      code: 'EADDRINUSE',
    });
  });
});
