/** The built app in a browser of its own, in a namespace of its own, served there and nowhere else. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { browserArgs, ensureBrowser } from '../../scripts/browser.mjs';
import { readyOffline } from '../support/steps.ts';

const ROOT = join(import.meta.dirname, '../..');
export const PORT = 8080;
/** A secure context, as an installed app is. */
const ADDRESS = `http://localhost:${PORT}/`;

export interface RigDevice {
  readonly page: Page;
  readonly browser: Browser;
  /** How each of the app's connections with others was and is, the oldest first: `connecting connected`. */
  connections(): Promise<readonly string[]>;
  /** Of each connection that stands, how this end is reached and the other one: `relay host`. */
  ways(): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** `camera`: whether the browser lets the app use one; with it, addresses are shown to others. */
export async function rigDevice(namespace: string, folder: string, camera: boolean): Promise<RigDevice> {
  const server = await serve(namespace);
  const wrapper = join(folder, `browser-${namespace}`);
  // Playwright talks over a pipe, which goes through.
  writeFileSync(wrapper, `#!/bin/sh\nexec ip netns exec ${namespace} "${ensureBrowser()}" "$@"\n`, {
    mode: 0o755,
  });
  const browser = await chromium.launch({
    executablePath: wrapper,
    args: [
      ...browserArgs(),
      ...(camera ? ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'] : []),
    ],
  });
  const context = await browser.newContext({
    viewport: { width: 360, height: 780 },
    reducedMotion: 'reduce',
  });
  if (camera) await context.grantPermissions(['camera']);
  await context.addInitScript(() => {
    const made: string[] = [];
    const standing: RTCPeerConnection[] = [];
    Object.assign(globalThis, { made, standing });
    globalThis.RTCPeerConnection = new Proxy(RTCPeerConnection, {
      construct(target, args, self) {
        const connection = Reflect.construct(target, args, self) as RTCPeerConnection;
        const at = made.push('') - 1;
        standing.push(connection);
        // The page's own closing is no event.
        const close = connection.close.bind(connection);
        connection.close = () => {
          made[at] = `${made[at]} closed`;
          close();
        };
        connection.addEventListener('connectionstatechange', () => {
          made[at] = `${made[at]} ${connection.connectionState}`.trim();
        });
        return connection;
      },
    });
  });
  const page = await context.newPage();
  await page.goto(ADDRESS);
  await readyOffline(page);
  // From here on there is no host and no meeting point: the app is on the device.
  await end(server);
  return {
    page,
    browser,
    connections: () => page.evaluate(() => (globalThis as unknown as { made: string[] }).made),
    ways: () => page.evaluate(waysOfStanding),
    close: () => browser.close(),
  };
}

/** Runs inside the page. */
async function waysOfStanding(): Promise<string[]> {
  const { standing } = globalThis as unknown as { standing: RTCPeerConnection[] };
  const ways: string[] = [];
  for (const connection of standing) {
    if (connection.connectionState !== 'connected') continue;
    const stats = new Map<string, Record<string, unknown>>();
    for (const [id, entry] of (await connection.getStats()) as unknown as Map<string, object>)
      stats.set(id, entry as Record<string, unknown>);
    for (const { type, selectedCandidatePairId: pairId } of stats.values()) {
      const pair = type === 'transport' ? stats.get(String(pairId)) : undefined;
      if (!pair) continue;
      const kinds = [pair['localCandidateId'], pair['remoteCandidateId']].map(
        (id) => stats.get(String(id))?.['candidateType'],
      );
      ways.push(kinds.map(String).join(' '));
    }
  }
  return ways;
}

/** The built server in a namespace, until it is ended; by default it introduces, keeps nothing, and serves that namespace alone. */
export async function serve(
  namespace: string,
  args: readonly string[] = ['--no-keep'],
): Promise<ChildProcess> {
  const server = spawn(
    'ip',
    ['netns', 'exec', namespace, process.execPath, join(ROOT, 'dist-server/main.js'), ...args],
    {
      env: { ...process.env, NODE_ENV: 'production', PORT: String(PORT) },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let said = '';
  await new Promise<void>((resolve, reject) => {
    server.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes(String(PORT))) resolve();
    });
    server.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    server.once('exit', () => reject(new Error(`The host in ${namespace} ended:\n${said}`)));
  });
  return server;
}

export async function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return;
  const gone = once(server, 'exit');
  server.kill('SIGKILL');
  await gone;
}
