/** A TCP connection that passes on so many bytes a second from the far end, and no faster: a slow network. */
import { connect, createServer, type AddressInfo, type Server } from 'node:net';

export interface SlowWay {
  readonly port: number;
  stop(): Promise<void>;
}

/** A router's queue: what is on the way at a time, in milliseconds. */
const QUEUE_MS = 20;

/** To `port` on this machine, from which `perSecond` bytes come. */
export async function slowWay(port: number, perSecond: number): Promise<SlowWay> {
  const server: Server = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    let free = performance.now();
    const end = (): void => {
      near.destroy();
      far.destroy();
    };
    for (const socket of [near, far]) socket.setNoDelay(true).on('error', end).on('close', end);
    near.on('data', (bytes) => far.write(bytes));
    far.on('data', (bytes) => {
      free = Math.max(free, performance.now()) + (bytes.length / perSecond) * 1000;
      setTimeout(() => near.write(bytes), Math.max(0, free - performance.now()));
      if (free - performance.now() < QUEUE_MS) return;
      far.pause();
      setTimeout(() => far.resume(), free - performance.now() - QUEUE_MS / 2);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
