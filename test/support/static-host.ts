/** Any static host: serves the built app under a path, and knows nothing else. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import sirv from 'sirv';

/** The built app. */
export const DIST = join(import.meta.dirname, '../../dist');

export interface StaticHost {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves a folder under a path such as `/clubs/moot/`; everything else is not found. */
export async function staticHost(path: string, folder = DIST): Promise<StaticHost> {
  // `dev`: files may change while they are served.
  const files = sirv(folder, { dev: true });
  const server: Server = createServer((request, response) => {
    const isBelow = request.url?.startsWith(path) ?? false;
    if (isBelow) request.url = `/${(request.url ?? '').slice(path.length)}`;
    const missing = (): void => void response.writeHead(404).end();
    if (isBelow) files(request, response, missing);
    else missing();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}${path}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
