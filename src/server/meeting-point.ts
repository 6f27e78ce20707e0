/** The meeting point: the app's files and the introductions, on one port. */
import { createServer } from 'node:http';
import { answerPlainly, appFiles, setSecurityHeaders } from './app-files.ts';
import { createIntroductions } from './introductions.ts';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Settings } from './settings.ts';

export const INTRODUCTIONS_PATH = '/introductions';

export interface MeetingPointServer {
  /** The port that it listens on. */
  readonly port: number;
  close(): Promise<void>;
}

/** Starts to listen. Rejects with Node's error (`EADDRINUSE`, `EACCES`) when it can't. */
export async function startMeetingPoint(settings: Settings, folder: string): Promise<MeetingPointServer> {
  const introductions = createIntroductions();
  const files = appFiles(folder);
  const started = Date.now();

  function answer(request: IncomingMessage, response: ServerResponse): void {
    const path = pathOf(request);
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return answerPlainly(response, 405, 'Only GET');
    if (path === '/health') return answerHealth(response);
    if (path === INTRODUCTIONS_PATH)
      return answerPlainly(response, 426, 'Introductions are made over WebSocket');
    files(request, response);
  }

  function answerHealth(response: ServerResponse): void {
    setSecurityHeaders(response);
    response.writeHead(200, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' });
    const upSeconds = Math.floor((Date.now() - started) / 1000);
    response.end(JSON.stringify({ ok: true, upSeconds, ...introductions.counts }));
  }

  const server = createServer(answer);
  server.on('upgrade', (request, socket, head) => {
    if (pathOf(request) === INTRODUCTIONS_PATH) introductions.upgrade(request, socket, head);
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
    close: () =>
      new Promise((resolve) => {
        introductions.close();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Without query; `/` for what is no path. */
function pathOf(request: IncomingMessage): string {
  const [path = '/'] = (request.url ?? '/').split('?');
  return path.startsWith('/') ? path : '/';
}
