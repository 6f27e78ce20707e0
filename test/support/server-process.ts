/** The built server, as people run it, on a port of its own. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

/** How long the server may take until it answers. */
const READY_MS = 15_000;

export interface ServerProcess {
  /** `http://localhost:<port>/`: a secure context, so that keys and the service worker exist. */
  readonly url: string;
  /** What it printed, for a failing test. */
  readonly output: () => string;
  /** Starts it (again) on the same port; settles when it answers. */
  start(): Promise<void>;
  /** Ends it, as a power cut would. */
  stop(): Promise<void>;
  /** True once it was ended; what devices could not load since then is no fault of theirs. */
  wasStopped(): boolean;
}

async function freePort(): Promise<number> {
  const probe = createServer();
  probe.listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}

export interface ServerOptions {
  /** The folder in which it keeps assemblies; without it, it keeps none. */
  readonly keepIn?: string;
  readonly args?: readonly string[];
}

/** Chooses a port; starts nothing. */
export async function serverProcess(options: ServerOptions = {}): Promise<ServerProcess> {
  const port = await freePort();
  const url = `http://localhost:${port}/`;
  let child: ChildProcess | null = null;
  let printed = '';
  let stopped = false;

  async function start(): Promise<void> {
    if (child !== null) throw new Error('The server is running.');
    const keep = options.keepIn === undefined ? { KEEP: '0' } : { KEEP: '1', DATA: options.keepIn };
    const args = [join(ROOT, 'dist-server/main.js'), ...(options.args ?? [])];
    const started = spawn(process.execPath, args, {
      cwd: ROOT,
      env: { ...process.env, NODE_ENV: 'production', PORT: String(port), ...keep },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child = started;
    for (const stream of [started.stdout, started.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        printed += chunk.toString();
      });
    }
    const deadline = performance.now() + READY_MS;
    while (!(await answers(url))) {
      if (started.exitCode !== null) throw new Error(`The server ended by itself:\n${printed}`);
      if (performance.now() > deadline) throw new Error(`The server does not answer at ${url}:\n${printed}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  async function stop(): Promise<void> {
    if (child === null) return;
    const ending = child;
    child = null;
    stopped = true;
    if (ending.exitCode !== null || ending.signalCode !== null) return;
    const exit = once(ending, 'exit');
    ending.kill('SIGKILL');
    await exit;
  }

  return { url, output: () => printed, start, stop, wasStopped: () => stopped };
}
