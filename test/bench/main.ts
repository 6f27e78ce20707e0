/**
 * `npm run bench`: what the ledger costs, as ratios against plain unsigned Yjs within one run, what a count
 * costs against one pass over the scores, what a crowd of strangers costs governance, and how long a newcomer
 * waits for all of it over a link.
 */
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserMeasured, measureBrowser } from './browser-bench.ts';
import { countLines, measureCount, OPTIONS, PAPERS } from './count-bench.ts';
import { type Measured, measure } from './ledger-bench.ts';
import { kb, type Line, ms, table, type Value, value } from './report.ts';
import { rawUpdate } from './plain-yjs.ts';
import { slowWay } from './slow-way.ts';
import { measureStrangers, STRANGERS, strangersLines } from './strangers-bench.ts';
import { SyncBench, type SyncMeasured } from './sync-bench.ts';
import { serverProcess } from '../support/server-process.ts';
import { SEED, workload } from './workload.ts';

const sizes = (process.argv[2] ?? '1000,10000,100000').split(',').map(Number);
const HEADLINE = 10_000;
/** What a newcomer gets in a crowd, and of how many devices. */
const CROWD_BYTES = 1e6;
/** A hall's Wi-Fi among many: 16 Mbit/s. */
const RADIO = 2e6;
/** What passes the gate alone: enough that it is warm. */
const GATE_BYTES = 5e6;
const CROWDS = [2, 4, 8, 12];

const say = (text: string): void => void process.stdout.write(`${text}\n`);

const found: Measured[] = [];
for (const size of sizes) {
  say(
    `measuring ${size.toLocaleString('en')} records (${rawUpdate(workload(size)).length.toLocaleString('en')} bytes as plain Yjs) …`,
  );
  found.push(await measure(size));
}

/** A target is for the headline size unless it says otherwise. */
function line(what: string, target: string, of: (measured: Measured) => Value, everywhere = false): Line {
  const values = found.map((measured) => {
    const { text, met } = of(measured);
    return value(text, everywhere || measured.records === HEADLINE ? met : null);
  });
  return { what, target, values };
}

const smaller = found.find(({ records }) => records === HEADLINE);
const ratio = (number: number): string => number.toFixed(2);

say('');
say(
  `200 people, seed ${SEED}: 70 % messages, 5 % proposals, 25 % positions. Node ${process.version}. ✓ ✗: target met or not.`,
);
say(
  'Opening counts what turns stored bytes into the same digest of who said and decided what, on both sides; ' +
    'reading from the disk and the rules of assemblies count on neither. Code that has run before; median of turns.',
);
say('');
say(
  table(sizes, [
    line('verified open of all history / plain unsigned Yjs', '<= 0.35', ({ coldOpen }) =>
      value(ratio(coldOpen.ratio), coldOpen.ratio <= 0.35),
    ),
    line('  hash check, inflate, decode, digest', '', ({ coldOpen }) => value(ms(coldOpen.ours))),
    line('  applyUpdate, decode, digest', '', ({ coldOpen }) => value(ms(coldOpen.theirs))),
    line('lazy open, newest segment', '', ({ lazyOpen }) => value(ms(lazyOpen))),
    {
      what: '  / lazy open at 10,000',
      target: '<= 2 at 100,000',
      values: found.map(({ lazyOpen, records }) => {
        if (!smaller || records <= HEADLINE) return null;
        const growth = lazyOpen / smaller.lazyOpen;
        return value(ratio(growth), growth <= 2);
      }),
    },
    line('stored bytes a record', '<= 115', ({ storedPerRecord }) =>
      value(storedPerRecord.toFixed(1), storedPerRecord <= 115),
    ),
    line('  plain Yjs', '', ({ plainPerRecord }) => value(plainPerRecord.toFixed(1))),
    line('full sync', '<= 1.2 MB', ({ fullSync }) => value(kb(fullSync), fullSync <= 1.2e6)),
    line('  plain Yjs', '', ({ plainFullSync }) => value(kb(plainFullSync))),
    line('sync of a 1 % difference', '<= 16 kB', ({ smallSync }) => value(kb(smallSync), smallSync <= 16e3)),
    line('  plain Yjs', '', ({ plainSmallSync }) => value(kb(plainSmallSync))),
    line(
      'append / bare WebCrypto signature (p50)',
      '<= 2',
      ({ append }) => value(ratio(append.ratio), append.ratio <= 2),
      true,
    ),
    line('  append', '', ({ append }) => value(ms(append.ours))),
    line('gate, every signature: records a second', '', ({ gateRecords }) =>
      value(Math.round(gateRecords).toLocaleString('en')),
    ),
    line('  bursts a second', '', ({ gateBursts }) => value(Math.round(gateBursts).toLocaleString('en'))),
  ]),
);

say('');
say(`counting papers over ${OPTIONS} options, random scores …`);
say('');
say(table([PAPERS], countLines(await measureCount())));

say('');
say(`${STRANGERS.toLocaleString('en')} strangers in the talk of an assembly …`);
say('');
say(table([STRANGERS], strangersLines(await measureStrangers())));

/** Where `scripts/bench.mjs` put the page's script; without it the app was not built. */
const fill = process.env['BENCH_FILL'];
if (fill) {
  say('');
  say(`measuring the app in the browser with ${HEADLINE.toLocaleString('en')} records …`);
  const measured = await measureBrowser(HEADLINE, readFileSync(fill, 'utf8'));
  say('');
  say(table([HEADLINE], browserLines(measured)));
}

/** Where `scripts/bench.mjs` put the page of one device. */
const folder = process.env['BENCH_SYNC'];
if (folder) {
  say('');
  say('measuring links between pages of Chromium on this machine …');
  say('');
  const syncBench = await SyncBench.start(folder);
  for (const text of await syncLines(syncBench)) say(text);
  await syncBench.stop();
}

async function syncLines(measuring: SyncBench): Promise<string[]> {
  const amounts = [1e6, 5e6, 20e6];
  const over: SyncMeasured[] = [];
  for (const size of amounts) over.push(await measuring.overWebrtc(size));
  const radio: SyncMeasured[] = [];
  for (const size of amounts) radio.push(await measuring.overWebrtc(size, RADIO));
  const kept: SyncMeasured[] = [];
  const data = await mkdtemp(join(tmpdir(), 'moot-bench-'));
  const server = await serverProcess({ keepIn: data });
  await server.start();
  const keeper = `${server.url.replace('http', 'ws')}keeper`;
  for (const size of amounts) kept.push(await measuring.overKeeper(size, keeper));
  const slow = await slowWay(Number(new URL(server.url).port), RADIO);
  const far = `ws://localhost:${slow.port}/keeper`;
  const keptFar: SyncMeasured[] = [];
  for (const size of amounts) keptFar.push(await measuring.overKeeper(size, keeper, far, RADIO));
  await slow.stop();
  await server.stop();
  await rm(data, { recursive: true });
  const gate = await measuring.gate(GATE_BYTES);
  const crowd = await measuring.inCrowd(CROWD_BYTES, CROWDS);
  const ratios = (each: readonly SyncMeasured[]): Value[] =>
    each.map((one) => value(ratio(one.ratio), one.ratio <= 1.3));
  return [
    'The bare channel carries as many bytes as canonical updates have, checks nothing and keeps nothing. On this',
    `machine it is limited by the same processors that check signatures; ${kb(RADIO)} a second is a good Wi-Fi.`,
    '',
    table(
      over.map(({ bytes }) => bytes),
      [
        {
          what: `WebRTC at ${kb(RADIO)} a second / a bare data channel`,
          target: '<= 1.3',
          values: ratios(radio),
        },
        { what: '  ours', target: '', values: radio.map(({ linked }) => value(ms(linked))) },
        { what: '  as many bytes, bare', target: '', values: radio.map(({ bare }) => value(ms(bare))) },
        {
          what: `keeper at ${kb(RADIO)} a second / a bare data channel`,
          target: '<= 1.3',
          values: ratios(keptFar),
        },
        { what: '  ours', target: '', values: keptFar.map(({ linked }) => value(ms(linked))) },
        {
          what: 'WebRTC within this machine / a bare data channel',
          target: '<= 1.3',
          values: ratios(over),
        },
        { what: '  ours', target: '', values: over.map(({ linked }) => value(ms(linked))) },
        { what: '  as many bytes, bare', target: '', values: over.map(({ bare }) => value(ms(bare))) },
        {
          what: 'keeper within this machine / a bare data channel',
          target: '<= 1.3',
          values: ratios(kept),
        },
        { what: '  ours', target: '', values: kept.map(({ linked }) => value(ms(linked))) },
        {
          what: 'within this machine, no less: the gate alone / a bare data channel',
          target: '',
          values: over.map(({ bare, records }) => value(ratio(((records / gate) * 1000) / bare))),
        },
      ],
    ),
    '',
    table(
      crowd.map(({ devices }) => devices),
      [
        {
          what: `devices: ${kb(CROWD_BYTES)} to a newcomer`,
          target: '',
          values: crowd.map(({ linked }) => value(ms(linked))),
        },
        {
          what: '  records a second, checked and stored',
          target: '',
          values: crowd.map((each) => value(Math.round(each.recordsPerSecond).toLocaleString('en'))),
        },
      ],
    ),
    '',
    `gate in Chromium, every signature: ${Math.round(gate).toLocaleString('en')} records a second`,
  ];
}

function browserLines(measured: BrowserMeasured): Line[] {
  const { usable, governed, heapBytes, storedBytes, firstScreenBytes, records } = measured;
  const one = (what: string, target: string, text: string, met: boolean | null = null): Line => ({
    what,
    target,
    values: [value(text, met)],
  });
  return [
    one('from navigation to usable talk', '<= 1000 ms', ms(usable), usable <= 1000),
    one('from navigation to the proposals', '<= 1000 ms', ms(governed), governed <= 1000),
    one('first screen, script and style, gzip', '<= 250 kB', kb(firstScreenBytes), firstScreenBytes <= 250e3),
    one('memory with the assembly open', '', kb(heapBytes)),
    one('stored by the browser, a record', '', `${(storedBytes / records).toFixed(0)} B`),
  ];
}
