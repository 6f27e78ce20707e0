/** Linking on the screen: what each state and each fault of it says, with nothing behind it. */
import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Moot, PairingFault, PairingSession, PairingState } from '../../../src/app/api.ts';
import type { DeviceLinkSession, DeviceLinkState } from '../../../src/app/devices-api.ts';
import { parcelCodes } from '../../../src/app/parcel.ts';
import { fault, ok } from '../../../src/lib/result.ts';
import { writable, type Writable } from '../../../src/lib/readable.ts';
import { encodeCode, PURPOSE } from '../../../src/sync/code-text.ts';
import { renderApp } from '../../../src/ui/app.tsx';
import { faultSentence } from '../../../src/ui/words/faults.ts';
import { mootAtHand, type MootAtHand } from '../kit/moot-at-hand.ts';
import { standStill } from '../../support/stand-still.ts';

interface Talk extends PairingSession {
  readonly state: Writable<PairingState>;
  cancelled: boolean;
}

const OFFER = encodeCode(PURPOSE.offer, new Uint8Array(70).fill(7));
const ANSWER = encodeCode(PURPOSE.answer, new Uint8Array(70).fill(9));

let root: HTMLElement;
let away: (() => void) | undefined;
let sessions: Talk[];
let answersWith: PairingFault | null;

beforeEach(() => {
  root = document.createElement('div');
  document.body.append(root);
  sessions = [];
  answersWith = null;
});
afterEach(() => {
  vi.restoreAllMocks();
  away?.();
  root.remove();
  location.hash = '';
});

function session(code: string): Talk {
  const made: Talk = {
    code,
    state: writable<PairingState>({ type: 'waiting' }),
    readCode: () => Promise.resolve(answersWith ? fault({ type: 'pairing', why: answersWith }) : ok(null)),
    cancelled: false,
    cancel() {
      made.cancelled = true;
    },
  };
  sessions.push(made);
  return made;
}

/** Of a device of one's own, which waits to be read. */
const linking = (): DeviceLinkSession => ({
  code: encodeCode(PURPOSE.deviceOffer, new Uint8Array(70).fill(5)),
  state: writable<DeviceLinkState>({ type: 'waiting' }),
  readCode: () => Promise.resolve(ok(null)),
  confirm: () => undefined,
  refuse: () => undefined,
});

function open(hash: string, part: Partial<Pick<Moot, 'pairing' | 'openFile' | 'devices'>> = {}): MootAtHand {
  const pairing: Moot['pairing'] = {
    offer: () => Promise.resolve(ok(session(OFFER))),
    answer: () => Promise.resolve(ok(session(ANSWER))),
  };
  const moot: MootAtHand = { ...mootAtHand(), pairing, ...part };
  location.hash = hash;
  away = renderApp(root, { real: moot, openExample: () => Promise.resolve(mootAtHand({}, 'example')) });
  return moot;
}

const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name });
const linked: PairingState = {
  type: 'linked',
  device: 'd2',
  person: null,
  name: 'Bo Lindqvist',
  words: ['kettle', 'heron', 'seven'],
  bringsInto: null,
};

/** Serious findings of axe on what is shown, once it stands still: half faded in, nothing can be read. */
async function findings(): Promise<readonly string[]> {
  await standStill();
  const { violations } = await axe.run(document.body, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'],
  });
  return violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).join(', ')}`);
}

async function paste(code: string): Promise<void> {
  await page.getByLabelText('Or type or paste the code').fill(code);
  await page.getByRole('button', { name: 'Use this code' }).click();
}

async function showCode(): Promise<Talk> {
  await page.getByRole('button', { name: 'Show a code without the camera' }).click();
  await expect.element(heading('Let them scan this')).toHaveFocus();
  const [made] = sessions;
  if (!made) throw new Error('nothing was offered');
  return made;
}

/** The camera is asked for, and the person takes their time to answer. Returns their answer. */
function slowToAllowCamera(): () => void {
  let answer = (): void => undefined;
  vi.spyOn(navigator.mediaDevices, 'getUserMedia').mockImplementation(
    () =>
      new Promise<MediaStream>((allow) => {
        answer = () => allow(document.createElement('canvas').captureStream());
      }),
  );
  return () => answer();
}

const FAULTS = ['notACode', 'damaged', 'newerVersion', 'wrongKind', 'notReached'] as const;

describe('who shows the first code', () => {
  it.each(['#/pair', '#/me/devices/link'])(
    'at %s keeps the code that they chose, whatever the camera says later',
    async (address) => {
      const allow = slowToAllowCamera();
      const made: string[] = [];
      const offer = () => {
        const code = encodeCode(PURPOSE.offer, new Uint8Array(70).fill(made.length));
        made.push(code);
        return Promise.resolve(ok(session(code)));
      };
      const devices = { ...mootAtHand().devices, offer: () => offer().then(() => ok(linking())) };
      open(address, { pairing: { offer, answer: offer }, devices });
      await page.getByRole('button', { name: 'Use the camera and show a code' }).click();
      await page.getByRole('button', { name: 'Show a code without the camera' }).click();
      await expect.element(heading(/^Let /)).toHaveFocus();
      allow();
      // As long as it takes to make another code.
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      expect(made).toHaveLength(1);
      await expect.element(heading(/^Let /)).toBeVisible();
    },
  );

  it.each(FAULTS)('reads what went wrong where it was %s, and can go on', async (why) => {
    open('#/pair');
    const made = await showCode();
    await page.getByRole('button', { name: 'Now scan their code' }).click();
    answersWith = why;
    await paste(ANSWER);
    if (why === 'notReached') made.state.set({ type: 'failed', why });
    await expect.element(page.getByText(faultSentence({ type: 'pairing', why }))).toBeVisible();
    if (why !== 'notReached') return;
    await expect.element(heading('That didn’t work')).toHaveFocus();
    await page.getByRole('button', { name: 'Show a new code' }).click();
    await expect.poll(() => sessions.length).toBe(2);
    expect(made.cancelled).toBe(true);
  });

  it('sees the words to compare, and that nobody proved to speak through the other device', async () => {
    open('#/pair');
    const made = await showCode();
    made.state.set({ type: 'connecting' });
    await expect.element(page.getByText('The two devices are finding each other')).toBeVisible();
    made.state.set(linked);
    await expect.element(heading('You and Bo are linked')).toHaveFocus();
    await expect.element(page.getByText('kettle · heron · seven')).toBeVisible();
    await expect.element(page.getByText('didn’t prove who speaks through it')).toBeVisible();
  });

  it('who leaves takes the code back', async () => {
    open('#/pair');
    const made = await showCode();
    location.hash = '#/moots';
    await expect.element(heading('Moots')).toBeInTheDocument();
    expect(made.cancelled).toBe(true);
  });

  it('is told in a sentence where it can’t be done here', async () => {
    const pairing = {
      offer: () => Promise.resolve(fault({ type: 'otherTab' } as const)),
      answer: () => Promise.resolve(fault({ type: 'otherTab' } as const)),
    };
    open('#/pair', { pairing });
    await page.getByRole('button', { name: 'Show a code without the camera' }).click();
    await expect.element(page.getByRole('alert')).toHaveTextContent(faultSentence({ type: 'otherTab' }));
  });
});

describe('who reads a code', () => {
  it('of a pairing shows one back, goes on when it is read, and is told where it failed', async () => {
    open('#/scan');
    await paste(OFFER);
    await expect.element(heading('Now let them scan this')).toHaveFocus();
    sessions[0]?.state.set({ type: 'failed', why: 'notReached' });
    await expect.element(heading('That didn’t work')).toHaveFocus();
    await expect
      .element(page.getByRole('alert'))
      .toHaveTextContent(faultSentence({ type: 'pairing', why: 'notReached' }));
    await page.getByRole('button', { name: 'Scan their code again' }).click();
    await paste(OFFER);
    await expect.element(heading('Now let them scan this')).toHaveFocus();
    sessions[1]?.state.set(linked);
    await expect.element(heading('You and Bo are linked')).toHaveFocus();
  });

  it('that is a second one is told whose it is', async () => {
    open('#/scan');
    await paste(ANSWER);
    await expect.element(page.getByText('It belongs to the device that showed the first one.')).toBeVisible();
  });

  it('that holds an invitation goes to it, by the keyboard alone', async () => {
    open('#/scan');
    const link = 'https://moot.example/#/join/AAAA';
    await expect.element(heading('Scan a code')).toBeInTheDocument();
    page.getByLabelText('Or type or paste the code').element().focus();
    await userEvent.keyboard(parcelCodes({ type: 'invitation', link }, 400).text());
    await userEvent.tab();
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => location.hash).toBe('#/join/AAAA');
  });

  it('of what somebody lacked takes it in, and shows the number that tells them so', async () => {
    const codes = parcelCodes({ type: 'difference', bytes: new Uint8Array(300).fill(3) }, 400);
    open('#/scan');
    await paste(codes.text());
    await expect.element(heading('It’s all here')).toHaveFocus();
    await expect.element(page.getByText(codes.done, { exact: true })).toBeVisible();
  });

  it('with a gap in it is told to show what is here, and no number', async () => {
    const codes = parcelCodes({ type: 'difference', bytes: new Uint8Array(300).fill(3) }, 400);
    open('#/scan', {
      openFile: () => Promise.resolve(ok({ assembly: 'a1', entered: 0, refused: 0, gaps: 2 })),
    });
    await paste(codes.text());
    await expect.element(heading('A part is missing')).toHaveFocus();
    await expect
      .element(page.getByRole('link', { name: 'Show what you have' }))
      .toHaveAttribute('href', '#/a/a1/hand?show=have');
    expect(root.textContent).not.toContain(codes.done);
  });
});

describe('a device that lost the others', () => {
  it('says so over every page and in the sheet, and offers a code', async () => {
    const moot = open('#/moots');
    await expect.element(heading('Moots')).toBeInTheDocument();
    moot.connection.set({ ...moot.connection.get(), state: 'looking', lost: 2, heardFrom: 5 });
    const banner = page.getByText(
      '2 devices that were linked can’t be found again. Everything is saved here.',
    );
    await expect.element(banner).toBeVisible();
    expect(await findings()).toEqual([]);
    await page.getByRole('button', { name: 'Later' }).click();
    await expect.element(banner).not.toBeInTheDocument();
    await page
      .getByRole('button', { name: /can’t find 2 devices/ })
      .first()
      .click();
    const sheet = page.getByRole('dialog', { name: 'The others can’t be found' });
    await expect.element(sheet.getByText('5 other devices were heard')).toBeVisible();
    expect(await findings()).toEqual([]);
    await sheet.getByRole('link', { name: 'Show a code' }).click();
    await expect.element(heading('Link a device')).toBeVisible();
    await expect.element(sheet).not.toBeInTheDocument();
    // Somebody was there again, and went: that is news.
    location.hash = '#/moots';
    moot.connection.set({ ...moot.connection.get(), state: 'connected', devices: 1, lost: 0 });
    moot.connection.set({ ...moot.connection.get(), state: 'looking', devices: 0, lost: 1 });
    await expect.element(page.getByText('1 device that was linked can’t be found again.')).toBeVisible();
  });
});
