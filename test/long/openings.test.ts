/** Two browsers, each started afresh, open the app at the same moment, a hundred times. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { twoWhoMet, type Openings } from '../support/openings.ts';
import { serverProcess, type ServerProcess } from '../support/server-process.ts';

const TIMES = Number(process.env['OPENINGS'] ?? 100);
const WITHIN_MS = 10_000;

let server: ServerProcess;
let openings: Openings;
beforeAll(async () => {
  server = await serverProcess();
  await server.start();
  openings = await twoWhoMet(server);
}, 120_000);
afterAll(async () => {
  await openings.remove();
  await server.stop();
});

test(
  `${TIMES} openings of two fresh browsers: all synced within ${WITHIN_MS / 1000} s`,
  async () => {
    const took: number[] = [];
    for (let time = 1; time <= TIMES; time++) {
      const devices = await openings.start();
      const ms = await openings.timeToMeet(devices);
      took.push(ms);
      if (ms > WITHIN_MS) process.stdout.write(`opening ${time}: ${Math.round(ms)} ms\n`);
      expect(await openings.end(devices)).toEqual([]);
    }
    const sorted = took.toSorted((a, b) => a - b);
    const at = (share: number) => Math.round(sorted[Math.floor(share * (sorted.length - 1))] ?? 0);
    process.stdout.write(
      `${TIMES} openings of two fresh browsers, ms until synced: median ${at(0.5)}, 95 of 100 within ${at(0.95)}, longest ${at(1)}\n`,
    );
    expect(took.filter((ms) => ms > WITHIN_MS)).toEqual([]);
  },
  TIMES * 30_000,
);
