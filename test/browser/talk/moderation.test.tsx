import { userEvent } from 'vitest/browser';
import { afterEach, describe, expect, it } from 'vitest';
import TalkPage from '../../../src/ui/features/talk/talk-page.tsx';
import ThreadPage from '../../../src/ui/features/talk/thread-page.tsx';
import type { Hiding } from '../../../src/domain/hiding/state.ts';
import type { Message } from '../../../src/domain/state.ts';
import {
  EVENING,
  ME,
  message,
  person,
  personId,
  showTalk,
  talkWorld,
  type Shown,
  type TalkWorld,
  type WorldInput,
} from '../../support/talk-fixture.tsx';

const ROSA = personId(1);
const IDRIS = personId(2);
const people = [person(ROSA, 'Rosa Quill'), person(IDRIS, 'Idris Bello')];

let shown: Shown | undefined;
afterEach(() => shown?.close());
const show = (world: TalkWorld, path?: string) =>
  (shown = showTalk(world, { talk: TalkPage, thread: ThreadPage }, path));

const text = () => document.body.textContent ?? '';
const article = (words: string) =>
  [...document.querySelectorAll<HTMLElement>('[data-message]')].find((one) =>
    one.textContent?.includes(words),
  );
const button = (name: string | RegExp, within: ParentNode = document) =>
  [...within.querySelectorAll('button')].find((one) => {
    const label = (one.getAttribute('aria-label') ?? one.textContent ?? '').trim();
    return typeof name === 'string' ? label === name : name.test(label);
  });
async function press(name: string | RegExp, within: () => ParentNode | undefined = () => document) {
  await expect.poll(() => within() && button(name, within())).toBeTruthy();
  button(name, within())?.click();
}
const openDialog = () => document.querySelector<HTMLElement>('dialog[open]') ?? undefined;

function hidingOf(of: Message, by: readonly string[], over: Partial<Hiding> = {}): Hiding {
  const said = by.map((one, at) => ({
    id: `h.${at}.0`,
    person: one,
    word: 'hide' as const,
    why: 'noise' as const,
    words: null,
    time: EVENING,
    counts: true,
  }));
  return {
    key: of.id,
    target: { type: 'words', record: of.id },
    said,
    answers: [],
    hide: by.length,
    show: 0,
    needed: 2,
    hidden: by.length >= 2,
    ...over,
  };
}

/** So many people whom nobody has welcomed, each with one message between two of Rosa's. */
function crowd(count: number): WorldInput & { readonly first: Message; readonly last: Message } {
  const strangers = Array.from({ length: count }, (_, i) =>
    message({
      by: personId(1_000_001 + 10 * i),
      words: `Buy ${i}`,
      time: EVENING + 1000 + i,
      id: `${(5000 + i).toString(36)}.0.0`,
    }),
  );
  const first = message({ by: ROSA, words: 'Soup at seven', time: EVENING });
  const last = message({ by: ROSA, words: 'Bring bowls', time: EVENING + 100_000 + count });
  return { people, members: 3, messages: [first, ...strangers, last], first, last };
}

describe('hiding for everyone', () => {
  it('folds the words with who and why, and unfolds them', async () => {
    const said = message({ by: IDRIS, words: 'Cheap watches' });
    show(talkWorld({ people, members: 3, messages: [said], hidings: [hidingOf(said, [ROSA, ME])] }));
    await expect.poll(text).toContain('Hidden for everyone by 2 members: it’s advertising');
    expect(text()).not.toContain('Cheap watches');
    await press('Show it');
    await expect.poll(text).toContain('Cheap watches');
    const trail = article('Hidden for everyone')?.querySelector('a[href$="/hidden"]');
    expect(trail?.textContent).toContain('Who, and why');
    await press('Fold again');
    await expect.poll(text).not.toContain('Cheap watches');
  });

  it('says how far it is, asks why, and says it with the name of whoever asks', async () => {
    const said = message({ by: IDRIS, words: 'Cheap watches' });
    const world = talkWorld({ people, members: 3, messages: [said], hidings: [hidingOf(said, [ROSA])] });
    show(world);
    await expect.poll(text).toContain('1 member says it should be hidden; it takes 2.');
    expect(text()).toContain('Cheap watches');
    await press(/^What to do with the message of Idris/u);
    await press('Hide for everyone …', openDialog);
    await expect.poll(() => openDialog()?.textContent).toContain('Rosa Quill hides it');
    await userEvent.click(openDialog()?.querySelector('input[value="danger"]') as HTMLElement);
    await press('Hide it, with my name', openDialog);
    await expect
      .poll(() => world.asked)
      .toContainEqual({
        act: 'hide',
        target: { type: 'words', record: said.id },
        word: 'hide',
        why: 'danger',
      });
  });

  it('tells whoever said it, who still sees it and can answer', async () => {
    const mine = message({ by: ME, words: 'My loud opinion' });
    const world = talkWorld({
      people,
      members: 3,
      messages: [mine],
      hidings: [hidingOf(mine, [ROSA, IDRIS])],
    });
    show(world);
    await expect.poll(text).toContain('Hidden for everyone by 2 members');
    expect(text()).toContain('My loud opinion');
    await press('Answer them');
    await userEvent.fill(openDialog()?.querySelector('textarea') as HTMLElement, 'It was a joke.');
    await press('Answer', openDialog);
    await expect
      .poll(() => world.asked.at(-1))
      .toMatchObject({ act: 'answerHiding', words: 'It was a joke.' });
  });

  it('is not offered to who is no member', async () => {
    const said = message({ by: IDRIS, words: 'Cheap watches' });
    const me = person(ME, 'Eddi Novak', { standing: 'participant' });
    show(talkWorld({ people: [...people, me], members: 3, messages: [said] }));
    await press(/^What to do with the message of Idris/u);
    await expect.poll(() => openDialog()?.textContent).toContain('Mute Idris Bello');
    expect(openDialog()?.textContent).not.toContain('for everyone');
  });
});

describe('muting and blocking, on this device', () => {
  it('muted: folded, not new, not read out; undone with a tap', async () => {
    const said = message({ by: IDRIS, words: 'On and on' });
    const world = talkWorld({ people, messages: [said], readUpTo: 0 });
    show(world);
    await press(/^What to do with the message of Idris/u);
    await press('Mute Idris Bello', openDialog);
    await expect.poll(() => article('You muted Idris Bello.')).toBeTruthy();
    expect(text()).not.toContain('On and on');
    world.arrive(message({ by: IDRIS, words: 'And on', time: Date.now() }));
    await expect.poll(() => document.querySelectorAll('[data-message]').length).toBe(2);
    expect(text()).not.toContain('And on');
    await press('Undo');
    await expect.poll(text).toContain('On and on');
  });

  it('blocked: not there, with one line that says so; what others answered keeps its place', async () => {
    const said = message({ by: IDRIS, words: 'Nasty' });
    const answered = message({ by: IDRIS, words: 'Nasty too' });
    const answer = message({ by: ROSA, words: 'Please stop', replyTo: answered.id });
    const again = message({ by: IDRIS, words: 'Never', replyTo: answered.id });
    const world = talkWorld({ people, messages: [said, answered, answer, again] });
    show(world);
    await expect.poll(text).toContain('Never');
    await world.open.ignore(IDRIS, 'blocked');
    await expect.poll(text).toContain('1 message by 1 person you blocked isn’t shown on this device.');
    expect(text()).not.toContain('Nasty');
    expect(text()).not.toContain('Never');
    expect(text()).toContain('Please stop');
    expect(text()).toContain('You blocked Idris Bello.');
    await world.open.ignore(IDRIS, null);
    await expect.poll(text).toContain('Nasty');
  });
});

describe('[TALK-7] people whom nobody has welcomed', () => {
  it('are shown like all others while they are few', async () => {
    show(talkWorld(crowd(3)));
    await expect.poll(text).toContain('Buy 2');
    expect(text()).not.toContain('nobody has welcomed yet');
  });

  it('are folded into one line when they are many, which opens', async () => {
    const input = crowd(300);
    const world = talkWorld({ ...input, readUpTo: EVENING - 1 });
    show(world);
    await expect.poll(text).toContain('300 messages by people nobody has welcomed yet');
    expect(article('Soup at seven')).toBeTruthy();
    expect(article('Bring bowls')).toBeTruthy();
    expect(text()).not.toContain('Buy 7');
    article('Bring bowls')?.focus();
    await userEvent.keyboard('{ArrowUp}');
    await expect.poll(() => document.activeElement).toBe(article('Soup at seven'));
    await press('Show them');
    await expect.poll(text).toContain('Buy 2');
  });

  it('stays quick with ten thousand of them: the page has a few rows, and what members say is in sight', async () => {
    const world = talkWorld({ ...crowd(10_000), readUpTo: EVENING - 1 });
    show(world);
    await expect
      .poll(text, { timeout: 10_000 })
      .toContain('10,000 messages by people nobody has welcomed yet');
    expect(document.querySelectorAll('[data-message]').length).toBe(2);
    world.arrive(message({ by: IDRIS, words: 'I bring bread', time: Date.now() }));
    await expect.poll(text, { timeout: 10_000 }).toContain('I bring bread');
    expect(text()).toContain('10,000 messages by people');
  });
});
