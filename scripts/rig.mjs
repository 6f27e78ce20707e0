/**
 * Whether this machine can lay networks of its own for the tests in `test/rig`: root, and iproute2 with
 * namespaces and bridges. Where it can't, those tests are skipped, and said to be.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const PROBE = 'mootrigprobe';

const works = (...args) => spawnSync('ip', args, { stdio: 'ignore' }).status === 0;

/** On Debian as root, installs iproute2 where there is none. */
function ensureIp() {
  if (works('-V')) return true;
  if (!existsSync('/etc/debian_version')) return false;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const options = { stdio: ['ignore', 'ignore', 'ignore'], env };
  spawnSync('apt-get', ['update', '-qq'], options);
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'iproute2'], options);
  return works('-V');
}

/** Null where the tests can run; otherwise why they can't, in a few words. */
export function whyNoRig() {
  if (process.platform !== 'linux') return 'networks of one\u2019s own are laid on Linux only';
  if (process.getuid?.() !== 0)
    return 'networks of one\u2019s own are laid by root only: run it as root, as in a container';
  if (!ensureIp()) return 'the program "ip" was not found: install iproute2';
  works('netns', 'del', PROBE);
  // All in there: in the machine's own namespace, other browsers would notice and drop what they load.
  const can = works('netns', 'add', PROBE) && works('-n', PROBE, 'link', 'add', PROBE, 'type', 'bridge');
  works('netns', 'del', PROBE);
  return can ? null : 'this container may lay no networks of its own: it lacks the capability NET_ADMIN';
}
