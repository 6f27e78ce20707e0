/** A meeting point on a port of its own, and those who come to it by WebSocket. */
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import { startMeetingPoint } from '../../../src/server/meeting-point.ts';

export interface Site {
  readonly http: string;
  readonly ws: string;
  readonly port: number;
  visitor(headers?: Record<string, string>): Promise<Visitor>;
  health(): Promise<{ ok: boolean; connections: number; topics: number }>;
  close(): Promise<void>;
}

/** The app's place is taken by three files. */
export async function openSite(): Promise<Site> {
  const folder = await mkdtemp(join(tmpdir(), 'moot-site-'));
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>Moot</title>');
  await writeFile(join(folder, 'sw.js'), '');
  await writeFile(join(folder, 'assets', 'main-abc123.js'), 'export {};');
  const server = await startMeetingPoint({ host: '127.0.0.1', port: 0 }, folder);
  const visitors: Visitor[] = [];
  const http = `http://127.0.0.1:${server.port}`;
  return {
    http,
    ws: `ws://127.0.0.1:${server.port}/introductions`,
    port: server.port,
    async visitor(headers = {}) {
      const visitor = new Visitor(`ws://127.0.0.1:${server.port}/introductions`, headers);
      visitors.push(visitor);
      await visitor.opened;
      return visitor;
    },
    health: async () => (await fetch(`${http}/health`)).json() as never,
    async close() {
      for (const { socket } of visitors) socket.terminate();
      await server.close();
      await rm(folder, { recursive: true });
    },
  };
}

export class Visitor {
  readonly socket: WebSocket;
  readonly opened: Promise<unknown>;
  readonly heard: unknown[] = [];
  closeCode: number | null = null;

  constructor(url: string, headers: Record<string, string>) {
    this.socket = new WebSocket(url, { headers });
    this.opened = once(this.socket, 'open');
    this.socket.on('message', (data) => this.heard.push(JSON.parse(String(data))));
    this.socket.on('error', () => undefined);
    this.socket.on('close', (code) => {
      this.closeCode = code;
    });
  }

  say(message: unknown): void {
    this.socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  }

  subscribe(...topics: string[]): void {
    this.say({ type: 'subscribe', topics });
  }

  publish(topic: string, data: unknown, envelope: { from?: string; to?: string } = {}): void {
    this.say({ type: 'publish', topic, ...envelope, data });
  }

  /** Settles when the server has dealt with everything said before. */
  async settled(): Promise<void> {
    const before = this.heard.length;
    this.say({ type: 'ping' });
    await this.until(() => this.heard.slice(before).some((m) => (m as { type: string }).type === 'pong'));
  }

  async until(isSo: () => boolean): Promise<void> {
    const deadline = performance.now() + 10_000;
    while (!isSo()) {
      if (performance.now() > deadline) throw new Error('Never came about');
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
  }

  get data(): unknown[] {
    return this.heard.flatMap((m) =>
      (m as { type: string }).type === 'publish' ? [(m as { data: unknown }).data] : [],
    );
  }
}
