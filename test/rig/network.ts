/**
 * A network of its own for each test: one bridge, and a namespace for each device, as an access point
 * without internet has them. Needs root and iproute2. What an earlier run left behind is cleared away
 * first; what this one made, at its end in any case.
 *
 * The bridge and the cables' ends at it are in a namespace too, the hall. In the machine's own, every
 * browser on it would notice that a network comes or goes, and drop what it is loading.
 */
import { spawnSync } from 'node:child_process';

/** In front of the names of everything that is made: at most nine letters, so that cables have names too. */
const NAME = 'mootrig';
const SUBNET = '10.77.0';
const MOST_DEVICES = 12;

function ip(...args: string[]): void {
  const done = spawnSync('ip', args, { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`ip ${args.join(' ')}: ${done.stderr}`);
}

const hallOf = (prefix: string): string => `${prefix}hall`;

/** Takes away whatever is there, processes inside included. Says nothing about what isn't there. */
export function clearAway(prefix = NAME): void {
  for (let i = 1; i <= MOST_DEVICES; i++) {
    const name = `${prefix}${i}`;
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
  // With the namespace goes what was made in it.
  spawnSync('ip', ['netns', 'del', hallOf(prefix)]);
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
  /**
   * The way between two devices alone, as by an access point that keeps its clients apart: what they send
   * each other goes nowhere, and nobody is told. All that are cut off somewhere are so from each other.
   */
  cut(one: number, other: number, on: boolean): void;
}

/** The address of the device with that number, from 1. */
export const addressOf = (device: number): string => `${SUBNET}.${device}`;

/** Networks of different names are there side by side and know nothing of each other. */
export function layNetwork(devices: number, prefix = NAME): Network {
  clearAway(prefix);
  const hall = hallOf(prefix);
  const bridge = `${prefix}br`;
  ip('netns', 'add', hall);
  ip('-n', hall, 'link', 'add', bridge, 'type', 'bridge', 'mcast_snooping', '0');
  ip('-n', hall, 'link', 'set', bridge, 'up');
  const numbers = Array.from({ length: devices }, (_, i) => i + 1);
  for (const i of numbers) {
    const [name, cable] = [`${prefix}${i}`, `${prefix}v${i}`];
    ip('netns', 'add', name);
    ip('-n', hall, 'link', 'add', cable, 'type', 'veth', 'peer', 'name', 'eth0', 'netns', name);
    ip('-n', hall, 'link', 'set', cable, 'master', bridge, 'up');
    ip('-n', name, 'link', 'set', 'lo', 'up');
    ip('-n', name, 'addr', 'add', `${addressOf(i)}/24`, 'dev', 'eth0');
    ip('-n', name, 'link', 'set', 'eth0', 'up');
  }
  /** How the bridge treats what comes from one device's cable. */
  const atBridge = (device: number, what: 'mcast_flood' | 'isolated', on: boolean): void =>
    ip('-n', hall, 'link', 'set', `${prefix}v${device}`, 'type', 'bridge_slave', what, on ? 'on' : 'off');
  return {
    namespaces: numbers.map((i) => `${prefix}${i}`),
    defaultRoute(on) {
      for (const i of numbers) {
        const route = ['default', 'via', `${SUBNET}.254`];
        if (on) ip('-n', `${prefix}${i}`, 'route', 'replace', ...route);
        else spawnSync('ip', ['-n', `${prefix}${i}`, 'route', 'del', ...route]);
      }
    },
    multicast(on) {
      for (const i of numbers) atBridge(i, 'mcast_flood', on);
    },
    plugged(device, on) {
      ip('-n', hall, 'link', 'set', `${prefix}v${device}`, on ? 'up' : 'down');
    },
    cut(one, other, on) {
      for (const i of [one, other]) atBridge(i, 'isolated', on);
    },
  };
}
