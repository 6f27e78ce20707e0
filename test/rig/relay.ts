/** A real relay (TURN) in a namespace of its own: coturn, where this machine has it. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';

export const RELAY_PORT = 3478;
export const RELAY_NAME = 'moot';
export const RELAY_PASSWORD = 'carried by a relay';

const PROGRAM = 'turnserver';
const READY_MS = 20_000;

export interface Relay {
  /** What it has printed. */
  readonly output: () => string;
  stop(): Promise<void>;
}

/** Null where there is one; otherwise why the tests with it are skipped. */
export const whyNoRelay = (): string | null =>
  spawnSync(PROGRAM, ['--version']).status === 0
    ? null
    : `no relay was found: install coturn, which has the program "${PROGRAM}"`;

/** `address`: its own, in that namespace. Settles when it listens. */
export async function startRelay(namespace: string, address: string): Promise<Relay> {
  const args = [
    '-n',
    '--no-cli',
    '--no-tls',
    '--no-dtls',
    '--lt-cred-mech',
    `--listening-ip=${address}`,
    `--listening-port=${RELAY_PORT}`,
    `--relay-ip=${address}`,
    '--realm=moot.example',
    `--user=${RELAY_NAME}:${RELAY_PASSWORD}`,
    '--log-file=stdout',
    '--pidfile=',
    '--verbose',
  ];
  const child = spawn('ip', ['netns', 'exec', namespace, PROGRAM, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  await new Promise<void>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        if (said.includes(`${address}:${RELAY_PORT}`)) resolve();
      });
    }
    child.once('exit', () => reject(new Error(`The relay ended:\n${said}`)));
    setTimeout(() => reject(new Error(`The relay doesn’t listen:\n${said}`)), READY_MS).unref();
  });
  return {
    output: () => said,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}
