import { expect as see } from 'playwright/test';
import type { Locator, Page } from 'playwright-core';
import { describe, test } from 'vitest';
import { useApp } from '../support/app.ts';
import { beginDraft, draftEditor, seeDraft } from '../support/draft-steps.ts';
import type { Device } from '../support/device.ts';
import { smallDisk } from '../support/small-disk.ts';
import { comeIn, goTo, join, openAssembly, openProposal, putIdea, say } from '../support/steps.ts';

const app = useApp({ installs: false });

/** Words in the talk; what is read out beside them names its author. */
const said = (page: Page, words: string): Locator => page.getByRole('main').getByText(words, { exact: true });
const composer = (page: Page): Locator => page.getByRole('textbox', { name: 'Say something' });

/** Ana in an assembly of her own, looking at its talk. */
async function anaTalking(name: string): Promise<{ ana: Device; link: string }> {
  const ana = await app.device('Ana');
  await comeIn(ana.page, 'Ana');
  const link = await openAssembly(ana.page, name);
  await goTo(ana.page, 'talk');
  return { ana, link };
}

describe('an invitation', () => {
  test('that is damaged, cut, newer than this app or none at all says so in a sentence', async () => {
    const { ana, link } = await anaTalking('Roundhay');
    const [address = '', code = ''] = link.split('#/join/');
    const bytes = Buffer.from(code, 'base64url');
    const changed = Buffer.from(bytes);
    changed[20] = (changed[20] ?? 0) ^ 1;
    const newer = Buffer.from(bytes);
    newer[0] = 3;
    const links: readonly (readonly [string, string])[] = [
      [changed.toString('base64url'), 'A part of this invitation is missing.'],
      [code.slice(0, -8), 'A part of this invitation is missing.'],
      [newer.toString('base64url'), 'This invitation was made by a newer Moot.'],
      ['hello', 'That isn’t an invitation to an assembly.'],
      ['', 'That isn’t an invitation to an assembly.'],
    ];
    for (const [broken, sentence] of links) {
      await ana.page.goto(`${address}#/join/${broken}`);
      await see(ana.page.getByText(sentence)).toBeVisible();
      await see(ana.page.getByRole('button', { name: 'Come in' })).toBeHidden();
    }
    await ana.page.goto(link);
    await see(ana.page.getByText('You’re in already')).toBeVisible();
  });
});

describe('a full disk', () => {
  test('is said, and what was being written stays, until there is room for it', async () => {
    const { device, fill, free } = await smallDisk(app, 'Ana');
    const { page } = device;
    const noRoom = page.getByText('This device has no room left, so that wasn’t saved.').first();
    await comeIn(page, 'Ana');
    await openAssembly(page, 'Harehills');
    await goTo(page, 'talk');
    await say(page, 'while there was room');
    await see(said(page, 'while there was room')).toBeVisible();

    await fill();
    await say(page, 'the last straw');
    await see(noRoom).toBeVisible();
    await see(composer(page)).toHaveValue('the last straw');
    await see(said(page, 'the last straw')).toBeHidden();

    await goTo(page, 'put');
    await page.getByLabel('Title').fill('A larger cupboard');
    await page.getByLabel('What we’d do').fill('We throw old things away.');
    const put = page.getByRole('button', { name: 'Put it to the assembly' });
    await put.click();
    // That there is no room is said since the talk; that this was tried, only the button tells.
    await see(put).toBeEnabled();
    await see(noRoom).toBeVisible();
    await see(page.getByLabel('Title')).toHaveValue('A larger cupboard');
    await see(page.getByLabel('What we’d do')).toHaveValue('We throw old things away.');

    await free();
    await put.click();
    await see(page.getByRole('heading', { level: 1, name: 'A larger cupboard' })).toBeVisible();
    await goTo(page, 'talk');
    await see(composer(page)).toHaveValue('the last straw');
    await page.getByRole('button', { name: 'Say it' }).click();
    await see(said(page, 'the last straw')).toBeVisible();
    await see(page.getByRole('alert').filter({ hasText: 'no room left' })).toHaveCount(0);

    await page.reload();
    await see(said(page, 'while there was room')).toHaveCount(1);
    await see(said(page, 'the last straw')).toHaveCount(1);
    await goTo(page, 'proposals');
    await see(page.getByRole('main').getByRole('link', { name: 'A larger cupboard' })).toHaveCount(1);
  });

  test('keeps nothing half-written', async () => {
    const { device, fill, free } = await smallDisk(app, 'Ana');
    const { page } = device;
    await comeIn(page, 'Ana');
    await openAssembly(page, 'Gipton');
    await goTo(page, 'talk');
    await say(page, 'there was room for this');
    await see(said(page, 'there was room for this')).toBeVisible();
    await fill();
    await say(page, 'there was none for this');
    await see(page.getByText('This device has no room left, so that wasn’t saved.').first()).toBeVisible();
    await page.reload();
    await see(said(page, 'there was room for this')).toBeVisible();
    await see(said(page, 'there was none for this')).toHaveCount(0);
    await free();
    await say(page, 'there is room again');
    await see(said(page, 'there is room again')).toBeVisible();
  });
});

describe('a crash', () => {
  /** Ends the page's process without a word, and opens the app again in its place. */
  async function crash(device: Device, page: Page): Promise<Page> {
    const session = await device.context.newCDPSession(page);
    const gone = page.waitForEvent('crash');
    session.send('Page.crash').catch(() => undefined);
    await gone;
    const hash = new URL(page.url()).hash;
    await page.close();
    return device.tab(hash);
  }

  test('between writing and sending loses nothing: it is there, and goes out', async () => {
    const { ana, link } = await anaTalking('Seacroft');
    const ben = await app.device('Ben');
    await join(ben.page, link, 'Ben');
    await goTo(ben.page, 'talk');
    // Links are cut, the meeting point isn't: the app itself can still be loaded.
    await ana.page.evaluate(() => window.mootTest.cutLinks(true));
    await say(ana.page, 'said just before the crash');
    await see(said(ana.page, 'said just before the crash')).toBeVisible();
    const again = await crash(ana, ana.page);
    await see(said(again, 'said just before the crash')).toBeVisible();
    await see(again.getByRole('main').getByText('Not sent yet')).toBeVisible();
    await again.evaluate(() => window.mootTest.cutLinks(false));
    await again.reload();
    await see(said(ben.page, 'said just before the crash')).toBeVisible({ timeout: 20_000 });
    await see(again.getByRole('main').getByText('Not sent yet')).toHaveCount(0);
  });

  test('in the middle of saying leaves the words in the talk or in the field', async () => {
    const { ana } = await anaTalking('Whinmoor');
    await composer(ana.page).fill('half way');
    await see.poll(() => keptWords(ana.page)).toContain('half way');
    await ana.page.getByRole('button', { name: 'Say it' }).evaluate((button: HTMLElement) => button.click());
    const again = await crash(ana, ana.page);
    await see(composer(again)).toBeVisible();
    await see
      .poll(async () => {
        const inField = (await composer(again).inputValue()) === 'half way' ? 1 : 0;
        return (await said(again, 'half way').count()) + inField;
      })
      .toBeGreaterThanOrEqual(1);
  });
});

/** Everything in one store of one of the page's databases, as text. */
function kept(page: Page, database: string, store: string): Promise<string> {
  return page.evaluate(
    ([name, from]) =>
      new Promise<string>((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.addEventListener('error', () => reject(opening.error ?? new Error('not opened')));
        opening.addEventListener('success', () => {
          const reading = opening.result.transaction(from).objectStore(from).getAll();
          reading.addEventListener('success', () => {
            opening.result.close();
            const text = (value: unknown) =>
              value instanceof Uint8Array ? String.fromCharCode(...value) : JSON.stringify(value);
            resolve(reading.result.map(text).join('\n'));
          });
        });
      }),
    [database, store] as const,
  );
}

/** The small facts that the app keeps on the device. */
const keptWords = (page: Page): Promise<string> => kept(page, 'moot', 'facts');

async function keptDrafts(page: Page): Promise<string> {
  const names = await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name ?? ''));
  const drafts = names.filter((name) => name.startsWith('moot/draft/'));
  return (await Promise.all(drafts.map((name) => kept(page, name, 'updates')))).join('\n');
}

describe('what was typed', () => {
  test('is there after a reload: in the talk, an idea, a position, a draft, a new assembly', async () => {
    const { ana } = await anaTalking('Alwoodley');
    const { page } = ana;
    await composer(page).fill('not said yet');
    await putIdea(page, 'Longer benches', 'Three seats each.');
    await page
      .getByRole('group', { name: 'Where do you stand?' })
      .getByRole('button', { name: 'I object' })
      .click();
    await page.getByRole('dialog').getByRole('textbox').fill('They block the');
    await see.poll(() => keptWords(page)).toContain('They block the');
    await page.reload();
    await page
      .getByRole('group', { name: 'Where do you stand?' })
      .getByRole('button', { name: 'I object' })
      .click();
    await see(page.getByRole('dialog').getByRole('textbox')).toHaveValue('They block the');
    await page.keyboard.press('Escape');

    await beginDraft(page, 'A shared tent');
    await draftEditor(page).focus();
    await page.keyboard.insertText('Whoever camps may');
    await see.poll(() => keptDrafts(page)).toContain('Whoever camps may');
    await page.reload();
    await seeDraft(page, 'Whoever camps may');

    await goTo(page, 'put');
    await page.getByLabel('Title').fill('Half an idea');
    await page.getByLabel('What it is about').fill('Everyone who');
    await page.getByLabel('What we’d do').fill('We begin with');
    await see.poll(() => keptWords(page)).toContain('We begin with');
    await page.reload();
    await see(page.getByLabel('Title')).toHaveValue('Half an idea');
    await see(page.getByLabel('What it is about')).toHaveValue('Everyone who');
    await see(page.getByLabel('What we’d do')).toHaveValue('We begin with');

    await goTo(page, 'talk');
    await see(composer(page)).toHaveValue('not said yet');

    await page.evaluate(() => (location.hash = '#/found'));
    await page.getByLabel('Name of the assembly').fill('Shadwell and');
    await page.reload();
    await see(page.getByLabel('Name of the assembly')).toHaveValue('Shadwell and');
  });
});

describe('a browser that Moot can not run in', () => {
  const breaks: readonly (readonly [what: string, script: () => void, title: string])[] = [
    [
      'has no IndexedDB',
      () => Object.defineProperty(globalThis, 'indexedDB', { value: undefined }),
      'This browser can’t keep anything',
    ],
    [
      'forbids IndexedDB',
      () => {
        IDBFactory.prototype.open = () => {
          throw new DOMException('The operation is insecure.', 'SecurityError');
        };
      },
      'This browser keeps nothing for Moot',
    ],
    [
      'has no Ed25519',
      () => {
        const refuse = () => Promise.reject(new DOMException('Unrecognized name.', 'NotSupportedError'));
        Object.assign(SubtleCrypto.prototype, { generateKey: refuse, importKey: refuse });
      },
      'This browser is too old for Moot',
    ],
    [
      'holds what a newer version wrote',
      () => {
        const open = IDBFactory.prototype.open;
        IDBFactory.prototype.open = function (name, version) {
          if (version !== undefined)
            throw new DOMException('The requested version is lower.', 'VersionError');
          return open.call(this, name, version);
        };
      },
      'What is here was written by a newer Moot',
    ],
    [
      'has no room at all',
      () => {
        IDBFactory.prototype.open = () => {
          throw new DOMException('Full.', 'QuotaExceededError');
        };
      },
      'This device has no room left',
    ],
    [
      'fails in a way that nobody thought of',
      () => {
        globalThis.BroadcastChannel = new Proxy(BroadcastChannel, {
          construct() {
            throw new TypeError('No such thing');
          },
        });
      },
      'Moot couldn’t start',
    ],
  ];

  test(`says why: ${breaks.map(([what]) => what).join(', ')}`, async () => {
    const { context } = await app.device('Ana');
    for (const [, script, title] of breaks) {
      const page = await context.newPage();
      await page.addInitScript(script);
      await page.goto(app.url);
      await see(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
      await see(page.getByRole('button', { name: 'Load the page again' })).toBeVisible();
      await page.close();
    }
  });
});

describe('a meeting point that sends garbage', () => {
  test('harms nothing: two people meet through it all the same', async () => {
    const devices = await Promise.all([app.device('Ana'), app.device('Ben')]);
    const garbage = [
      'not json',
      '',
      'null',
      '[]',
      '"publish"',
      '{"type":"publish"}',
      '{"type":"publish","topic":7,"data":null}',
      '{"type":"publish","topic":"moot","data":{"type":"signal","from":{},"to":[],"signal":{"sdp":1}}}',
      `{"type":"pong","data":"${'x'.repeat(100_000)}"}`,
      Buffer.from([0, 255, 1, 254]),
    ];
    for (const { context, page } of devices) {
      await context.routeWebSocket(/introductions/, (socket) => {
        const server = socket.connectToServer();
        for (const each of garbage) socket.send(each);
        server.onMessage((message) => {
          for (const each of garbage) socket.send(each);
          socket.send(message);
          if (typeof message === 'string') socket.send(`${message.slice(0, -9)}"}`);
        });
      });
      await page.reload();
    }
    const [ana, ben] = devices;
    await comeIn(ana.page, 'Ana');
    const link = await openAssembly(ana.page, 'Killingbeck');
    await join(ben.page, link, 'Ben');
    await goTo(ben.page, 'talk');
    await say(ben.page, 'here all the same');
    await goTo(ana.page, 'talk');
    await see(said(ana.page, 'here all the same')).toBeVisible();
  });
});

describe('words of others', () => {
  test('that come while the disk is full come again when there is room', async () => {
    const { device, fill, free } = await smallDisk(app, 'Ana');
    await comeIn(device.page, 'Ana');
    const link = await openAssembly(device.page, 'Cross Gates');
    const ben = await app.device('Ben');
    await join(ben.page, link, 'Ben');
    await goTo(ben.page, 'proposals');
    await goTo(device.page, 'talk');
    await fill();
    await putIdea(ben.page, 'No room', 'While the disk was full.');
    await goTo(ben.page, 'talk');
    await say(ben.page, 'can you hear me');
    await see(device.page.getByText('This device has no room left').first()).toBeVisible();
    await free();
    await see(said(device.page, 'can you hear me')).toBeVisible({ timeout: 30_000 });
    await openProposal(device.page, 'No room');
  });
});
