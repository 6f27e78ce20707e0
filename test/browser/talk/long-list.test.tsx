import { userEvent } from 'vitest/browser';
import { afterEach, describe, expect, it } from 'vitest';
import TalkPage from '../../../src/ui/features/talk/talk-page.tsx';
import ThreadPage from '../../../src/ui/features/talk/thread-page.tsx';
import type { Message } from '../../../src/domain/state.ts';
import {
  EVENING,
  message,
  personId,
  showTalk,
  talkWorld,
  type Shown,
  type TalkWorld,
} from '../../support/talk-fixture.tsx';

const LONG = 'A longer word or two about the hall, who opens up, and what there is for breakfast. '.repeat(3);
let shown: Shown | undefined;
afterEach(() => shown?.close());

const many = (count: number, from = EVENING - count * 60_000): Message[] =>
  Array.from({ length: count }, (_, i) =>
    message({
      words: `Message ${i}. ${i % 7 === 0 ? LONG : ''}`,
      time: from + i * 60_000,
      by: personId(1 + (i % 3)),
    }),
  );

const pages = { talk: TalkPage, thread: ThreadPage };
const scroller = () => document.querySelector<HTMLElement>('[role="feed"]') as HTMLElement;
const articles = () => [...document.querySelectorAll<HTMLElement>('[data-message]')];
const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
const toEnd = () => scroller().scrollHeight - scroller().clientHeight - scroller().scrollTop;

/** Until nothing moves for ten frames. */
async function still(): Promise<void> {
  for (let quiet = 0, last = NaN; quiet < 10;) {
    await frame();
    const now = scroller().scrollTop + scroller().scrollHeight * 1e6;
    quiet = now === last ? quiet + 1 : 0;
    last = now;
  }
}

/** The first message that is wholly in sight, and where it stands. */
function reading(): { id: string; top: number } {
  const edge = scroller().getBoundingClientRect();
  const found = articles().find((one) => {
    const box = one.getBoundingClientRect();
    return box.top >= edge.top && box.bottom <= edge.bottom;
  });
  if (!found) throw new Error('no message in sight');
  return { id: found.dataset['message'] as string, top: found.getBoundingClientRect().top - edge.top };
}

const topOf = (id: string): number =>
  (document.querySelector(`[data-message="${id}"]`)?.getBoundingClientRect().top ?? NaN) -
  scroller().getBoundingClientRect().top;

async function scrolledUp(world: TalkWorld, by: number): Promise<void> {
  shown = showTalk(world, pages);
  await expect.poll(toEnd).toBeLessThan(2);
  await still();
  scroller().scrollTop -= by;
  await still();
}

describe('a conversation of 10,000 messages', () => {
  it('opens at its end with a few rows in the page', async () => {
    const world = talkWorld({ messages: many(10_000) });
    shown = showTalk(world, pages);
    await expect.poll(() => articles().at(-1)?.textContent ?? '').toContain('Message 9999.');
    await still();
    expect(toEnd()).toBeLessThan(2);
    expect(articles().length).toBeLessThan(60);
  });

  it('holds its place when messages come below, above and among', async () => {
    const messages = many(10_000);
    const world = talkWorld({ messages });
    await scrolledUp(world, 4000);
    for (const [name, times] of [
      ['below', [EVENING + 1000]],
      ['above', [EVENING - 9_000 * 60_000 + 1]],
      ['many above', Array.from({ length: 40 }, (_, i) => EVENING - 8_000 * 60_000 + i)],
      ['on both sides', [EVENING + 2000, EVENING - 9_500 * 60_000 + 7, EVENING - 9_400 * 60_000 + 7]],
    ] as const) {
      const before = reading();
      world.arrive(
        ...times.map((time) => message({ time, words: `Came ${name}. ${LONG}`, by: personId(2) })),
      );
      await still();
      expect(Math.abs(topOf(before.id) - before.top), name).toBeLessThan(2);
    }
  });

  it('holds its place when an answer makes a row above taller', async () => {
    const messages = many(200);
    const world = talkWorld({ messages });
    await scrolledUp(world, 1500);
    const before = reading();
    const above = articles()[0]?.dataset['message'] as string;
    expect(above).not.toBe(before.id);
    world.arrive(message({ replyTo: above, words: LONG, time: EVENING + 1, by: personId(2) }));
    await still();
    expect(Math.abs(topOf(before.id) - before.top)).toBeLessThan(2);
  });

  it('holds its place when older words are fetched at the top', async () => {
    const messages = many(600);
    const world = talkWorld({ messages: messages.slice(400) });
    world.rest(messages.slice(300, 400), messages.slice(200, 300), messages.slice(0, 200));
    shown = showTalk(world, pages);
    await expect.poll(toEnd).toBeLessThan(2);
    await still();
    const seen: string[] = [];
    for (let i = 0; i < 400 && world.open.talk.get().messages.size < 600; i++) {
      const before = reading();
      seen.push(before.id);
      scroller().scrollTop -= 300;
      await frame();
      await frame();
      const now = topOf(before.id);
      // Either it moved down by what was scrolled, or it left the page; it never jumps elsewhere.
      if (!Number.isNaN(now)) expect(Math.abs(now - before.top - 300)).toBeLessThan(320);
    }
    expect(world.open.talk.get().messages.size).toBe(600);
    await still();
    const before = reading();
    world.arrive(message({ time: EVENING - 700 * 60_000, words: 'The very first', by: personId(2) }));
    await still();
    expect(Math.abs(topOf(before.id) - before.top)).toBeLessThan(2);
  });

  it('stays at the end while it is there, and says how many are new while it is not', async () => {
    const world = talkWorld({ messages: many(300), readUpTo: EVENING - 1 });
    shown = showTalk(world, pages);
    await userEvent.click(document.querySelector('h1') as Element);
    await expect.poll(toEnd).toBeLessThan(2);
    await still();
    for (let i = 0; i < 5; i++) {
      world.arrive(message({ words: `New ${i}. ${LONG}`, time: EVENING + i, by: personId(2) }));
      await still();
      expect(toEnd()).toBeLessThan(2);
      await expect.poll(() => world.unread.get().size).toBe(0);
    }
    scroller().scrollTop -= 2000;
    await still();
    const before = reading();
    world.arrive(
      message({ words: 'Later', time: EVENING + 100, by: personId(2) }),
      message({ words: 'Later still', time: EVENING + 101, by: personId(2) }),
    );
    await still();
    expect(Math.abs(topOf(before.id) - before.top)).toBeLessThan(2);
    const button = () =>
      [...document.querySelectorAll('button')].find((one) => one.textContent?.trim() === '2 new');
    await expect.poll(button).toBeTruthy();
    button()?.click();
    await expect.poll(() => articles().at(-1)?.textContent).toContain('Later still');
    await expect.poll(toEnd).toBeLessThan(2);
    await expect.poll(button).toBeUndefined();
  });

  it('scrolls without gaps, through 300 as through 10,000', async () => {
    for (const count of [300, 10_000]) {
      shown?.close();
      shown = showTalk(talkWorld({ messages: many(count) }), pages);
      await expect.poll(toEnd).toBeLessThan(2);
      await still();
      for (let i = 0; i < 60; i++) {
        scroller().scrollTop -= 240;
        await frame();
      }
      await still();
      const edge = scroller().getBoundingClientRect();
      const inSight = articles().filter((one) => {
        const box = one.getBoundingClientRect();
        return box.bottom > edge.top && box.top < edge.bottom;
      });
      expect(inSight.length).toBeGreaterThan(2);
    }
  });
});
