import axe from 'axe-core';
import { afterEach, describe, expect, it } from 'vitest';
import TalkPage from '../../../src/ui/features/talk/talk-page.tsx';
import ThreadPage from '../../../src/ui/features/talk/thread-page.tsx';
import {
  EVENING,
  ME,
  message,
  person,
  personId,
  showTalk,
  talkWorld,
  type Shown,
} from '../../support/talk-fixture.tsx';

const ROSA = personId(1);
const people = [
  person(ROSA, 'Rosa Quill'),
  person(personId(2), 'Wolfeschlegelsteinhausenbergerdorffwelchevoralternwarengewissen'),
];
const topic = {
  id: 't.1.0',
  device: message({ by: ROSA }).device,
  time: EVENING,
  question: 'Which halls are warm, and who has the key to each of them?',
  erased: false,
  erasedBy: [],
  proposal: null,
};
const root = message({ words: 'See https://a.example, @Rosa Quill', by: ROSA, mentions: [ROSA] });
const mine = message({ words: 'unbroken'.repeat(30), by: ME });
const messages = [
  root,
  message({ words: 'An answer', by: personId(2), replyTo: root.id, reactions: { yes: [root.device] } }),
  message({ words: 'One more', by: ROSA, replyTo: root.id }),
  message({ words: 'And one', by: ROSA, replyTo: root.id }),
  message({ words: null, by: ROSA }),
  mine,
  message({ words: 'A boiler', mark: 'idea', topic: topic.id, by: ROSA }),
  message({ words: 'Too dear', mark: 'concern', topic: topic.id, by: personId(2) }),
  message({ words: 'St Joseph’s', mark: 'summary', topic: topic.id, by: ROSA }),
];

let shown: Shown | undefined;
afterEach(() => {
  shown?.close();
  document.documentElement.removeAttribute('data-theme');
});

const talk = () => {
  const world = talkWorld({ people, messages, topics: [topic] });
  world.unsent.set(new Set([mine.id]));
  return world;
};
const rows = () => document.querySelectorAll('[data-message]').length;

/** Everything that axe finds, but what only a whole page of the app can have (a main landmark). */
async function findings(): Promise<readonly string[]> {
  const result = await axe.run(document.body, {
    rules: { region: { enabled: false }, 'landmark-one-main': { enabled: false } },
  });
  return result.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(' | ')}`);
}

describe('talk for everyone', () => {
  for (const theme of ['light', 'dark']) {
    for (const [width, height] of [
      [360, 780],
      [1180, 860],
    ] as const) {
      for (const path of ['/talk', '/talk/t.1.0', `/thread/${root.id}`]) {
        it(`has no fault that axe knows, and nothing is wider than the screen: ${path}, ${theme}, ${width} px`, async () => {
          document.documentElement.dataset['theme'] = theme;
          shown = showTalk(talk(), { talk: TalkPage, thread: ThreadPage }, path, width, height);
          await expect.poll(rows).toBeGreaterThan(2);
          expect(await findings()).toEqual([]);
          const feed = document.querySelector('[role="feed"]') as HTMLElement;
          expect(feed.scrollWidth).toBe(feed.clientWidth);
          expect(shown.root.scrollWidth).toBeLessThanOrEqual(width);
        });
      }
    }
  }

  it('has none in the acts of a message, by a held finger', async () => {
    shown = showTalk(talk(), { talk: TalkPage, thread: ThreadPage });
    await expect.poll(rows).toBeGreaterThan(2);
    const words = [...document.querySelectorAll('[data-message] header')].at(0) as HTMLElement;
    const touch = { bubbles: true, pointerType: 'touch', clientX: 100, clientY: 300 };
    words.dispatchEvent(new PointerEvent('pointerdown', touch));
    words.dispatchEvent(new PointerEvent('pointermove', { ...touch, clientY: 303 }));
    await expect.poll(() => document.querySelector('dialog[open]')?.textContent).toContain('Answer');
    expect(await findings()).toEqual([]);
    for (const button of document.querySelectorAll<HTMLElement>('dialog[open] button')) {
      expect(button.offsetHeight).toBeGreaterThanOrEqual(40);
    }
  });

  it('takes a finger that scrolls for scrolling', async () => {
    shown = showTalk(talk(), { talk: TalkPage, thread: ThreadPage });
    await expect.poll(rows).toBeGreaterThan(2);
    const words = document.querySelector('[data-message] header') as HTMLElement;
    const touch = { bubbles: true, pointerType: 'touch', clientX: 100, clientY: 300 };
    words.dispatchEvent(new PointerEvent('pointerdown', touch));
    words.dispatchEvent(new PointerEvent('pointermove', { ...touch, clientY: 340 }));
    const others = () =>
      [...document.querySelectorAll('[data-message]')].find((one) => one.textContent?.includes('unbroken'));
    await expect.poll(others).toBeTruthy();
    others()
      ?.querySelector('header')
      ?.dispatchEvent(new PointerEvent('pointerdown', { ...touch, clientY: 400 }));
    // The second finger is held and opens its own message; the first, which moved, opened none.
    await expect.poll(() => document.querySelector('dialog[open]')?.textContent).toContain('Your message');
  });
});
