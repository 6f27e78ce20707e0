/** A rig’s network is nowhere but in its own namespaces: the machine’s other browsers go on loading. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addressOf, clearAway, layNetwork, type Network } from './network.ts';

const NETWORK = 'mootown';
let network: Network;

beforeAll(() => {
  network = layNetwork(2, NETWORK);
  process.once('exit', () => clearAway(NETWORK));
});
afterAll(() => clearAway(NETWORK));

const ip = (...args: string[]): string => spawnSync('ip', args, { encoding: 'utf8' }).stdout;
/** Whether the first device’s cable is carried through to the bridge. */
const isUp = (): boolean => ip('-n', `${NETWORK}1`, '-o', 'link', 'show', 'eth0').includes('LOWER_UP');

test('a network that stands and changes is not among the machine’s own', () => {
  expect(readdirSync('/sys/class/net').filter((name) => name.startsWith(NETWORK))).toEqual([]);
  expect(ip('-n', `${NETWORK}2`, '-o', 'addr')).toContain(`${addressOf(2)}/24`);
  expect(isUp()).toBe(true);
  network.plugged(1, false);
  expect(isUp()).toBe(false);
  network.plugged(1, true);
  expect(isUp()).toBe(true);
});

test('what a run left behind is cleared away, processes and all', async () => {
  const made = (): string[] =>
    ip('netns')
      .split('\n')
      .filter((name) => name.startsWith(NETWORK));
  expect(made()).toHaveLength(3);
  const left = spawn('ip', ['netns', 'exec', `${NETWORK}1`, 'cat'], { stdio: ['pipe', 'ignore', 'ignore'] });
  const gone = once(left, 'exit');
  await expect.poll(() => ip('netns', 'pids', `${NETWORK}1`)).toContain(String(left.pid));
  clearAway(NETWORK);
  await gone;
  expect(made()).toEqual([]);
  network = layNetwork(2, NETWORK);
  expect(isUp()).toBe(true);
});
