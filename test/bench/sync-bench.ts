/**
 * How long it takes until a newcomer has all of an assembly's ledger, against a bare data channel that
 * carries as many bytes: every signature checked, everything on the newcomer's disk. In Chromium, over
 * WebRTC on this machine; all ends share its processors.
 */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium, type Browser, type Page } from 'playwright-core';
import sirv from 'sirv';
import { browserArgs, ensureBrowser } from '../../scripts/browser.mjs';
import type { Bench } from './page/sync.ts';
import { median } from './timing.ts';

declare const bench: Bench;

export interface SyncMeasured {
  readonly bytes: number;
  readonly records: number;
  /** Milliseconds. */
  readonly bare: number;
  readonly linked: number;
  /** The median of the ratios of each turn. */
  readonly ratio: number;
}

export interface CrowdMeasured {
  readonly devices: number;
  /** Milliseconds until the newcomer has all that each of the others has. */
  readonly linked: number;
  readonly recordsPerSecond: number;
}

/** Bytes of canonical updates for each record of the standard workload, about. */
const BYTES_A_RECORD = 245;
const TURNS = 3;

export class SyncBench {
  readonly #server: Server;
  readonly #browser: Browser;
  readonly #url: string;

  private constructor(server: Server, browser: Browser) {
    this.#server = server;
    this.#browser = browser;
    this.#url = `http://localhost:${(server.address() as AddressInfo).port}/sync.html`;
  }

  /** `folder`: where the page was built. */
  static async start(folder: string): Promise<SyncBench> {
    const server = createServer(sirv(folder));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const browser = await chromium.launch({ executablePath: ensureBrowser(), args: browserArgs() });
    return new SyncBench(server, browser);
  }

  async stop(): Promise<void> {
    await this.#browser.close();
    this.#server.close();
  }

  /**
   * About so many bytes, to one newcomer after another. `perSecond`: how many bytes the giver's network
   * carries; null: as fast as this machine goes.
   */
  async overWebrtc(size: number, perSecond: number | null = null): Promise<SyncMeasured> {
    const giver = await this.#page();
    await giver.evaluate((rate) => bench.pace(rate), perSecond);
    const records = Math.round(size / BYTES_A_RECORD);
    const { assembly, bytes, bursts } = await giver.evaluate((count) => bench.fill(count), records);
    const turns: { bare: number; linked: number }[] = [];
    for (let turn = -1; turn < TURNS; turn++) {
      const bare = await this.#bare(giver, bytes);
      const linked = await this.#newcomer([giver], assembly, bursts);
      if (turn >= 0) turns.push({ bare, linked });
    }
    await close(giver);
    return summed(bytes, records, turns);
  }

  /**
   * As `overWebrtc`, from a keeper that runs beside, when nobody else is there. `keeper`: `ws://…/keeper`;
   * `way`: where the newcomer finds it, which may be over a slow way.
   */
  async overKeeper(
    size: number,
    keeper: string,
    way = keeper,
    perSecond: number | null = null,
  ): Promise<SyncMeasured> {
    const giver = await this.#page();
    await giver.evaluate((rate) => bench.pace(rate), perSecond);
    const records = Math.round(size / BYTES_A_RECORD);
    const { assembly, bytes, bursts } = await giver.evaluate((count) => bench.fill(count), records);
    await giver.evaluate((url) => bench.keepAt(url), keeper);
    const turns: { bare: number; linked: number }[] = [];
    for (let turn = -1; turn < TURNS; turn++) {
      const bare = await this.#bare(giver, bytes);
      const page = await this.#page();
      await page.evaluate(([of, count]) => bench.lack(of, count), [assembly, bursts] as const);
      await page.evaluate((url) => bench.visit(url), way);
      const arrived = await page.evaluate(() => bench.measured());
      const opened = await page.evaluate(() => bench.openedAt());
      await close(page);
      if (turn >= 0) turns.push({ bare, linked: arrived - opened });
    }
    await close(giver);
    return summed(bytes, records, turns);
  }

  /** A newcomer who comes to so many devices, of which all others have everything. */
  async inCrowd(size: number, crowds: readonly number[]): Promise<CrowdMeasured[]> {
    const records = Math.round(size / BYTES_A_RECORD);
    const first = await this.#page();
    const { assembly, bursts } = await first.evaluate((count) => bench.fill(count), records);
    const there = [first];
    const measured: CrowdMeasured[] = [];
    for (const devices of crowds) {
      while (there.length < devices - 1) {
        const page = await this.#page();
        await page.evaluate(([of, count]) => bench.lack(of, count), [assembly, bursts] as const);
        await link(first, page);
        await page.evaluate(() => bench.measured());
        there.push(page);
      }
      const linked = await this.#newcomer(there, assembly, bursts);
      measured.push({ devices, linked, recordsPerSecond: (records / linked) * 1000 });
    }
    for (const page of there) await close(page);
    return measured;
  }

  /** Records a second at the gate, in Chromium. */
  async gate(size: number): Promise<number> {
    const page = await this.#page();
    await page.evaluate((count) => bench.fill(count), Math.round(size / BYTES_A_RECORD));
    const turns: number[] = [];
    for (let turn = -1; turn < TURNS; turn++) {
      const found = await page.evaluate(() => bench.gate());
      if (turn >= 0) turns.push(found);
    }
    await close(page);
    return median(turns);
  }

  /** A page of its own context has a process of its own, as a device has. */
  async #page(): Promise<Page> {
    const page = await (await this.#browser.newContext()).newPage();
    page.setDefaultTimeout(180_000);
    await page.goto(this.#url);
    await page.waitForFunction(() => 'bench' in globalThis);
    return page;
  }

  async #bare(giver: Page, bytes: number): Promise<number> {
    const page = await this.#page();
    await page.evaluate((count) => bench.receiveBare(count), bytes);
    await giver.evaluate((count) => bench.sendBare(count), bytes);
    await link(giver, page);
    const opened = await giver.evaluate(() => bench.openedAt());
    const arrived = await page.evaluate(() => bench.measured());
    await close(page);
    return arrived - opened;
  }

  async #newcomer(givers: readonly Page[], assembly: string, bursts: number): Promise<number> {
    const page = await this.#page();
    await page.evaluate(([of, count]) => bench.lack(of, count), [assembly, bursts] as const);
    const [first, ...others] = givers;
    if (!first) throw new Error('Nobody has anything');
    await link(first, page);
    const opened = await first.evaluate(() => bench.openedAt());
    for (const giver of others) await link(giver, page);
    const arrived = await page.evaluate(() => bench.measured());
    await close(page);
    return arrived - opened;
  }
}

const summed = (
  bytes: number,
  records: number,
  turns: readonly { readonly bare: number; readonly linked: number }[],
): SyncMeasured => ({
  bytes,
  records,
  bare: median(turns.map((turn) => turn.bare)),
  linked: median(turns.map((turn) => turn.linked)),
  ratio: median(turns.map((turn) => turn.linked / turn.bare)),
});

async function link(one: Page, other: Page): Promise<void> {
  const offer = await one.evaluate(() => bench.offer());
  const answer = await other.evaluate((code) => bench.answer(code), offer);
  await one.evaluate((code) => bench.accept(code), answer);
}

async function close(page: Page): Promise<void> {
  await page.evaluate(() => bench.stop());
  await page.context().close();
}
