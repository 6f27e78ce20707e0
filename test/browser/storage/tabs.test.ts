import { describe, expect, onTestFinished, test } from 'vitest';
import { joinTabs, type TabBand } from '../../../src/storage/tabs.ts';

interface News {
  readonly say: string;
}

/** Two bands of one world stand for two tabs: locks and channels don't know pages, only their names. */
function twoTabs(): [TabBand<News>, TabBand<News>] {
  const world = crypto.randomUUID();
  const tabs: [TabBand<News>, TabBand<News>] = [joinTabs<News>(world), joinTabs<News>(world)];
  onTestFinished(() => tabs.forEach((tab) => tab.close()));
  return tabs;
}

describe('tabs', () => {
  test('write one at a time for one name, in the order of asking', async () => {
    const [a, b] = twoTabs();
    const order: string[] = [];
    let open = (): void => undefined;
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    const first = a.exclusively('write', async () => {
      order.push('a begins');
      await gate;
      order.push('a ends');
      return 1;
    });
    const second = b.exclusively('write', async () => {
      order.push('b');
      return 2;
    });
    const other = await b.exclusively('another name', async () => 3);
    open();
    expect([await first, await second, other]).toEqual([1, 2, 3]);
    expect(order).toEqual(['a begins', 'a ends', 'b']);
  });

  test('let go when the writing fails', async () => {
    const [a, b] = twoTabs();
    await expect(a.exclusively('write', () => Promise.reject(new Error('disk')))).rejects.toThrow('disk');
    expect(await b.exclusively('write', async () => 'free')).toBe('free');
  });

  test('one keeps the links; when it closes, the next takes over', async () => {
    const [a, b] = twoTabs();
    const charge: string[] = [];
    await new Promise<void>((resolve) => {
      a.whenInCharge(() => {
        charge.push('a');
        resolve();
      });
    });
    const taken = new Promise<void>((resolve) => {
      b.whenInCharge(() => {
        charge.push('b');
        resolve();
      });
    });
    expect(charge).toEqual(['a']);
    a.close();
    await taken;
    expect(charge).toEqual(['a', 'b']);
  });

  test('one that stops waiting is passed over', async () => {
    const world = crypto.randomUUID();
    const [a, b, c] = [joinTabs<News>(world), joinTabs<News>(world), joinTabs<News>(world)];
    onTestFinished(() => [a, b, c].forEach((tab) => tab.close()));
    const inCharge = (tab: TabBand<News>): Promise<() => void> =>
      new Promise((resolve) => {
        const stop = tab.whenInCharge(() => resolve(() => stop()));
      });
    const stopA = await inCharge(a);
    let bBegan = false;
    const stopB = b.whenInCharge(() => {
      bBegan = true;
    });
    const cInCharge = inCharge(c);
    stopB();
    stopA();
    await cInCharge;
    expect(bBegan).toBe(false);
  });

  test('tell the others and never themselves', async () => {
    const [a, b] = twoTabs();
    const heard: string[] = [];
    a.hear(({ say }) => heard.push(`a heard ${say}`));
    const arrived = new Promise<void>((resolve) => {
      b.hear(({ say }) => {
        heard.push(`b heard ${say}`);
        resolve();
      });
    });
    a.tell({ say: 'hello' });
    await arrived;
    expect(heard).toEqual(['b heard hello']);
  });
});
