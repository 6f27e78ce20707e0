/** The meeting point: the app's files, the introductions and perhaps a keeper, on one port. */
import { createServer } from 'node:http';
import { answerPlainly, appFiles, setSecurityHeaders } from './app-files.ts';
import { createIntroductions } from './introductions.ts';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { KEEPER_STYLE, keeperPage } from './keeper/page.ts';
import type { KeeperService } from './keeper/service.ts';
import type { Settings } from './settings.ts';

export const INTRODUCTIONS_PATH = '/introductions';
export const KEEPER_PATH = '/keeper';

export interface MeetingPointServer {
  /** The port that it listens on. */
  readonly port: number;
  close(): Promise<void>;
}

/** An end that has opened a socket says within this time what it wants. */
const HEADERS_WITHIN_MS = 10_000;

/**
 * Starts to listen. Rejects with Node's error (`EADDRINUSE`, `EACCES`) when it can't. `keeper`: null where
 * nothing is kept; it is closed with the rest.
 */
export async function startMeetingPoint(
  settings: Pick<Settings, 'host' | 'port'>,
  folder: string,
  keeper: KeeperService | null = null,
): Promise<MeetingPointServer> {
  const introductions = createIntroductions(() => keeper?.facts.begun === true);
  const files = appFiles(folder);
  const started = Date.now();

  function answer(request: IncomingMessage, response: ServerResponse): void {
    const path = pathOf(request);
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return answerPlainly(response, 405, 'Only GET');
    if (path === '/health') return answerHealth(response);
    if (path === INTRODUCTIONS_PATH)
      return answerPlainly(response, 426, 'Introductions are made over WebSocket');
    if (path === KEEPER_PATH)
      return answerText(response, 'text/html', keeperPage(folder, keeper?.facts ?? null, started));
    if (path === `${KEEPER_PATH}.css`) return answerText(response, 'text/css', KEEPER_STYLE);
    files(request, response);
  }

  function answerText(response: ServerResponse, type: string, text: string): void {
    setSecurityHeaders(response);
    response.writeHead(200, { 'Content-Type': `${type}; charset=utf-8`, 'Cache-Control': 'no-store' });
    response.end(text);
  }

  function answerHealth(response: ServerResponse): void {
    setSecurityHeaders(response);
    response.writeHead(200, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' });
    const upSeconds = Math.floor((Date.now() - started) / 1000);
    const facts = { ok: true, upSeconds, ...introductions.counts, keeper: keeper?.facts ?? null };
    response.end(JSON.stringify(facts));
  }

  const server = createServer(
    { headersTimeout: HEADERS_WITHIN_MS, requestTimeout: HEADERS_WITHIN_MS },
    answer,
  );
  server.on('upgrade', (request, socket, head) => {
    if (pathOf(request) === INTRODUCTIONS_PATH) introductions.upgrade(request, socket, head);
    else if (keeper && pathOf(request) === KEEPER_PATH) keeper.upgrade(request, socket, head);
    else socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
  });
  server.on('clientError', (_, socket) => {
    if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
  });

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(settings.port, settings.host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      introductions.close();
      await keeper?.close();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

/** Without query; `/` for what is no path. */
function pathOf(request: IncomingMessage): string {
  const [path = '/'] = (request.url ?? '/').split('?');
  return path.startsWith('/') ? path : '/';
}
