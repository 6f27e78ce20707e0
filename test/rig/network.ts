/**
 * A network of its own for each test: one bridge, and a namespace for each device, as an access point
 * without internet has them. Needs root and iproute2. What an earlier run left behind is cleared away
 * first; what this one made, at its end in any case.
 */
import { spawnSync } from 'node:child_process';

const PREFIX = 'mootrig';
const BRIDGE = `${PREFIX}br`;
const SUBNET = '10.77.0';
const MOST_DEVICES = 8;

function ip(...args: string[]): void {
  const done = spawnSync('ip', args, { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`ip ${args.join(' ')}: ${done.stderr}`);
}

/** Takes away whatever is there, processes inside included. Says nothing about what isn't there. */
export function clearAway(): void {
  for (let i = 1; i <= MOST_DEVICES; i++) {
    const name = `${PREFIX}${i}`;
    const { stdout } = spawnSync('ip', ['netns', 'pids', name], { encoding: 'utf8' });
    for (const pid of (stdout ?? '')
      .split('\n')
      .map(Number)
      .filter((each) => each > 0)) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // It was about to go by itself.
      }
    }
    spawnSync('ip', ['netns', 'del', name]);
  }
  spawnSync('ip', ['link', 'del', BRIDGE]);
}

export interface Network {
  /** The namespace of the device with that number, from 1. */
  readonly namespaces: readonly string[];
  /** As DHCP gives a way out, though there is no internet behind it. */
  defaultRoute(on: boolean): void;
  /** Off: the access point passes no multicast on, so that names of devices can't be found. */
  multicast(on: boolean): void;
  /** The cable, or the Wi-Fi, of one device. */
  plugged(device: number, on: boolean): void;
  /** The way between two devices alone. */
  cut(one: number, other: number, on: boolean): void;
}

export function layNetwork(devices: number): Network {
  clearAway();
  ip('link', 'add', BRIDGE, 'type', 'bridge', 'mcast_snooping', '0');
  ip('link', 'set', BRIDGE, 'up');
  const numbers = Array.from({ length: devices }, (_, i) => i + 1);
  for (const i of numbers) {
    const [name, cable] = [`${PREFIX}${i}`, `${PREFIX}v${i}`];
    ip('netns', 'add', name);
    ip('link', 'add', cable, 'type', 'veth', 'peer', 'name', 'eth0', 'netns', name);
    ip('link', 'set', cable, 'master', BRIDGE, 'up');
    ip('-n', name, 'link', 'set', 'lo', 'up');
    ip('-n', name, 'addr', 'add', `${SUBNET}.${i}/24`, 'dev', 'eth0');
    ip('-n', name, 'link', 'set', 'eth0', 'up');
  }
  return {
    namespaces: numbers.map((i) => `${PREFIX}${i}`),
    defaultRoute(on) {
      for (const i of numbers) {
        const route = ['default', 'via', `${SUBNET}.254`];
        if (on) ip('-n', `${PREFIX}${i}`, 'route', 'replace', ...route);
        else spawnSync('ip', ['-n', `${PREFIX}${i}`, 'route', 'del', ...route]);
      }
    },
    multicast(on) {
      for (const i of numbers) {
        ip('link', 'set', `${PREFIX}v${i}`, 'type', 'bridge_slave', 'mcast_flood', on ? 'on' : 'off');
      }
    },
    plugged(device, on) {
      ip('link', 'set', `${PREFIX}v${device}`, on ? 'up' : 'down');
    },
    cut(one, other, on) {
      for (const [from, to] of [
        [one, other],
        [other, one],
      ]) {
        ip('-n', `${PREFIX}${from}`, 'route', on ? 'add' : 'del', 'blackhole', `${SUBNET}.${to}/32`);
      }
    },
  };
}
