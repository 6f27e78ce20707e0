import { userEvent } from 'vitest/browser';
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
  type TalkWorld,
} from '../../support/talk-fixture.tsx';

const ROSA = personId(1);
const IDRIS = personId(2);
const people = [person(ROSA, 'Rosa Quill'), person(IDRIS, 'Idris Bello', { standing: 'newcomer' })];

let shown: Shown | undefined;
afterEach(() => shown?.close());
const show = (world: TalkWorld, path?: string) =>
  (shown = showTalk(world, { talk: TalkPage, thread: ThreadPage }, path));

const field = () => document.querySelector('textarea') as HTMLTextAreaElement;
const text = () => document.body.textContent ?? '';
const article = (words: string) =>
  [...document.querySelectorAll<HTMLElement>('[data-message]')].find((one) =>
    one.textContent?.includes(words),
  ) as HTMLElement;
const button = (name: string | RegExp, within: ParentNode = document) =>
  [...within.querySelectorAll('button')].find((one) => {
    const label = (one.getAttribute('aria-label') ?? one.textContent ?? '').trim();
    return typeof name === 'string' ? label === name : name.test(label);
  }) as HTMLButtonElement;
/** Presses a button as soon as it is there. */
async function press(name: string | RegExp, within: () => ParentNode = () => document): Promise<void> {
  await expect.poll(() => button(name, within())).toBeTruthy();
  button(name, within()).click();
}
const openDialog = () => document.querySelector('dialog[open]') as ParentNode;
const saidWords = (world: TalkWorld) =>
  world.asked.flatMap((one) => (one.act === 'say' ? [one.input.words] : []));

describe('saying something', () => {
  it('sends with Enter, makes a new line with Shift and Enter, and keeps the focus', async () => {
    const world = talkWorld({ people });
    show(world);
    expect(text()).toContain('Nobody has said anything yet');
    await userEvent.click(field());
    await userEvent.keyboard('Hello{Shift>}{Enter}{/Shift}all{Enter}');
    await expect.poll(() => saidWords(world)).toEqual(['Hello\nall']);
    await expect.poll(() => article('Hello')?.textContent).toContain('You');
    expect(field().value).toBe('');
    expect(document.activeElement).toBe(field());
  });

  it('says nothing for empty words, and once for two quick presses', async () => {
    const world = talkWorld({ people });
    show(world);
    await userEvent.click(field());
    await userEvent.keyboard('  {Enter}');
    for (const unseen of ['\u200b', '\u2800\ufeff \u3164']) {
      await userEvent.fill(field(), unseen);
      await userEvent.keyboard('{Enter}');
      expect(button('Say it').getAttribute('aria-disabled')).toBe('true');
    }
    await userEvent.fill(field(), '');
    await userEvent.keyboard('Once');
    button('Say it').click();
    button('Say it').click();
    await expect.poll(() => saidWords(world)).toEqual(['Once']);
  });

  it('keeps the words when it fails, and says what happened', async () => {
    const world = talkWorld({ people });
    show(world);
    world.failNext({ type: 'storageFull' });
    await userEvent.click(field());
    await userEvent.keyboard('Precious words{Enter}');
    await expect.poll(text).toContain('This device has no room left');
    expect(field().value).toBe('Precious words');
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => article('Precious words')).toBeTruthy();
    await expect.poll(text).not.toContain('This device has no room left');
  });

  it('keeps unsaid words for each place, through a reload', async () => {
    const unsaid = new Map<string, string>();
    const topic = {
      id: 't.1.0',
      device: 'x',
      time: EVENING,
      question: 'Which halls are warm?',
      erased: false,
      erasedBy: [],
      proposal: null,
    };
    show(talkWorld({ people, unsaid, topics: [topic] }));
    await userEvent.fill(field(), 'half a thought');
    shown?.go('/talk/t.1.0');
    await expect.poll(() => document.querySelector('h1')?.textContent).toBe('Which halls are warm?');
    expect(field().value).toBe('');
    await userEvent.fill(field(), 'another one');
    shown?.close();
    show(talkWorld({ people, unsaid, topics: [topic] }));
    expect(field().value).toBe('half a thought');
    shown?.go('/talk/t.1.0');
    await expect.poll(() => field().value).toBe('another one');
  });

  it('says before sending that words are too long, counting bytes, and sends nothing', async () => {
    const world = talkWorld({ people });
    show(world);
    await userEvent.fill(field(), '€'.repeat(5462));
    await expect.poll(text).toContain('too long for one message');
    expect(field().getAttribute('aria-invalid')).toBe('true');
    button('Say it').click();
    await userEvent.fill(field(), '€'.repeat(5461));
    await expect.poll(text).not.toContain('too long for one message');
    expect(saidWords(world)).toEqual([]);
    button('Say it').click();
    await expect.poll(() => saidWords(world).length).toBe(1);
  });

  it('names people from a list, by keyboard', async () => {
    const world = talkWorld({ people });
    show(world);
    await userEvent.click(field());
    await userEvent.keyboard('Ask @');
    const list = () => document.querySelector('[role="listbox"]');
    await expect.poll(() => list()?.querySelectorAll('[role="option"]').length).toBe(2);
    expect(field().getAttribute('aria-controls')).toBe(list()?.id);
    const chosen = () =>
      document.getElementById(field().getAttribute('aria-activedescendant') ?? '')?.textContent;
    expect(chosen()).toContain('Idris Bello');
    await userEvent.keyboard('{ArrowDown}');
    expect(chosen()).toContain('Rosa Quill');
    await userEvent.keyboard('{Enter}');
    expect(field().value).toBe('Ask @Rosa Quill ');
    expect(list()).toBeNull();
    await userEvent.keyboard('and @id{Tab}{Backspace}?{Enter}');
    await expect.poll(() => saidWords(world)).toEqual(['Ask @Rosa Quill and @Idris Bello?']);
    expect(world.asked.find((one) => one.act === 'say')).toMatchObject({
      input: { mentions: [ROSA, IDRIS] },
    });
    await expect.poll(() => article('Ask')?.querySelectorAll('a').length).toBe(2);
    await userEvent.keyboard('@r{Escape}');
    expect(list()).toBeNull();
    expect(field().value).toBe('@r');
  });

  it('tells others where one types, until it is said', async () => {
    const world = talkWorld({ people });
    show(world);
    await userEvent.click(field());
    await userEvent.keyboard('Hi{Enter}');
    await expect
      .poll(() => world.asked.flatMap((one) => (one.act === 'typing' ? [one.where] : [])))
      .toEqual(['chat', null]);
  });

  it('shows who is typing here, and who is here now', async () => {
    const world = talkWorld({ people, messages: [message({ by: ROSA })] });
    show(world);
    world.presence.set([
      { device: 'a', person: IDRIS, name: 'Idris Bello', typingIn: 'chat' },
      { device: 'b', person: ROSA, name: 'Rosa Quill', typingIn: 't.9.0' },
      { device: 'c', person: ME, name: 'Eddi Novak', typingIn: 'chat' },
    ]);
    await expect.poll(text).toContain('Idris is typing');
    expect(text()).toContain('here now: ');
    world.presence.set([]);
    await expect.poll(text).not.toContain('is typing');
  });
});

describe('answering, changing, erasing', () => {
  it('answers a message under it, and remembers what is answered through a reload', async () => {
    const unsaid = new Map<string, string>();
    const root = message({ words: 'Who opens up?', by: ROSA });
    const world = talkWorld({ people, messages: [root], unsaid });
    show(world);
    await press(/^What to do with the message/);
    await press('Answer');
    await expect.poll(text).toContain('Answering Rosa Quill');
    await expect.poll(() => document.activeElement).toBe(field());
    await userEvent.keyboard('I do');
    shown?.close();
    show(talkWorld({ people, messages: [root], unsaid }));
    expect(text()).toContain('Answering Rosa Quill');
    expect(field().value).toBe('I do');
    shown?.close();
    show(world);
    await userEvent.click(field());
    await userEvent.keyboard('{Enter}');
    await expect
      .poll(() => world.asked.find((one) => one.act === 'say'))
      .toMatchObject({
        input: { words: 'I do', replyTo: root.id },
      });
    expect(text()).not.toContain('Answering Rosa Quill');
    expect(unsaid.get('answering:chat')).toBe('');
  });

  it('shows two answers and leads to the rest', async () => {
    const root = message({ words: 'Root', by: ROSA });
    const answers = [1, 2, 3, 4].map((n) => message({ words: `Answer ${n}`, by: IDRIS, replyTo: root.id }));
    show(talkWorld({ people, messages: [root, ...answers] }));
    await expect.poll(() => article('Answer 2')).toBeTruthy();
    expect(article('Answer 3')).toBeUndefined();
    const more = [...document.querySelectorAll('a')].find(
      (one) => one.textContent === '2 more in this thread',
    );
    more?.click();
    await expect.poll(() => shown?.path()).toContain(`/thread/${root.id}`);
    await expect.poll(() => article('Answer 4')).toBeTruthy();
    await userEvent.click(field());
    await userEvent.keyboard('Mine{Enter}');
    await expect.poll(() => article('Mine')).toBeTruthy();
  });

  it('changes words, marks them as edited and keeps the earlier ones to be seen', async () => {
    const mine = message({ words: 'Teh hall', by: ME });
    const world = talkWorld({ people, messages: [mine] });
    show(world);
    await userEvent.fill(field(), 'something else');
    await press('What to do with your message');
    await press('Change the words');
    await expect.poll(() => field().value).toBe('Teh hall');
    await userEvent.fill(field(), 'The hall');
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => world.asked.at(-1)).toMatchObject({ act: 'typing' });
    expect(world.asked).toContainEqual({ act: 'edit', message: mine.id, words: 'The hall' });
    await expect.poll(() => article('The hall')?.textContent).toContain('edited');
    // What was being said before comes back.
    expect(field().value).toBe('something else');
    await press('edited');
    await expect.poll(() => document.querySelector('dialog[open]')?.textContent).toContain('Teh hall');
  });

  it('counts no edit and no erasure by anyone else', async () => {
    const device = message({ by: IDRIS }).device;
    const edit = { id: 'x.1.0', device, words: 'I am a fool', time: EVENING + 5 };
    show(
      talkWorld({
        people,
        messages: [message({ words: 'Sense', by: ROSA, edits: [edit], erasedBy: [device] })],
      }),
    );
    await expect.poll(() => article('Sense')).toBeTruthy();
    expect(text()).not.toContain('I am a fool');
    expect(text()).not.toContain('edited');
  });

  it('erases for good after saying what that does and what it cannot do', async () => {
    const mine = message({ words: 'My address', by: ME });
    const world = talkWorld({ people, messages: [mine] });
    show(world);
    await press('What to do with your message');
    await press('Erase for good');
    await expect
      .poll(() => document.querySelector('dialog[open]')?.textContent)
      .toContain('Erased here and on every device that hears of it. Someone who kept a copy still has it.');
    await press('Erase for good', openDialog);
    await expect.poll(() => world.asked).toContainEqual({ act: 'erase', record: mine.id });
    await expect.poll(text).toContain('Erased by its author');
    expect(text()).not.toContain('My address');
    await expect.poll(() => document.querySelector('dialog[open]')).toBeNull();
  });

  it('offers to change and to erase one’s own words only', async () => {
    show(talkWorld({ people, messages: [message({ words: 'Theirs', by: ROSA })] }));
    await press(/^What to do with/);
    await expect.poll(() => button('Answer')).toBeTruthy();
    expect(button('Change the words')).toBeUndefined();
    expect(button('Erase for good')).toBeUndefined();
  });

  it('takes a reaction and takes it back, counting people and not devices', async () => {
    const root = message({ words: 'Good news', by: ROSA });
    const world = talkWorld({
      people,
      messages: [{ ...root, reactions: { yes: [root.device, root.device] } }],
    });
    show(world);
    await expect.poll(() => button(/^Good/)?.textContent).toBe('Good 1');
    button(/^Good/).click();
    await expect.poll(() => button(/^Good/)?.textContent).toBe('Good 2');
    expect(button(/^Good/).getAttribute('aria-pressed')).toBe('true');
    button(/^Good/).click();
    await expect.poll(() => button(/^Good/)?.textContent).toBe('Good 1');
  });
});

describe('what is shown', () => {
  it('says that words are not sent yet, not here yet, or erased', async () => {
    const mine = message({ words: 'Mine', by: ME });
    const world = talkWorld({
      people,
      messages: [
        message({ words: null, by: ROSA }),
        message({ words: null, by: ROSA, erased: true, erasedBy: [message({ by: ROSA }).device] }),
        mine,
      ],
    });
    show(world);
    world.unsent.set(new Set([mine.id]));
    await expect
      .poll(text)
      .toContain('Not sent yet. It’s saved here and goes out as soon as another device is near.');
    expect(text()).toContain('The words haven’t arrived yet');
    expect(text()).toContain('Erased by its author');
    const next = message({ words: 'Mine too', by: ME, time: EVENING + 1e6 });
    world.arrive(next);
    world.unsent.set(new Set([mine.id, next.id]));
    // Said once for all of them.
    await expect.poll(() => article('Mine too')?.textContent).toContain('It’s saved here');
    expect(article('Mine').textContent).toMatch(/Not sent yet$/);
    world.unsent.set(new Set());
    await expect.poll(text).not.toContain('Not sent yet');
  });

  it('makes safe links of addresses and markup of nothing', async () => {
    show(
      talkWorld({
        people,
        messages: [
          message({ words: '<img src=x onerror=alert(1)> https://a.example/x javascript:alert(1) **bold**' }),
        ],
      }),
    );
    await expect.poll(text).toContain('<img src=x onerror=alert(1)>');
    expect(text()).toContain('javascript:alert(1) **bold**');
    const links = [...article('img').querySelectorAll('a')];
    expect(links.map((link) => [link.href, link.rel, link.target])).toEqual([
      ['https://a.example/x', 'noopener noreferrer nofollow', '_blank'],
    ]);
  });

  it('parts days, and what is new since one was here, and marks it read when it is seen', async () => {
    const day = 24 * 3_600_000;
    const messages = [
      message({ words: 'Last week', time: EVENING - 7 * day, by: ROSA }),
      message({ words: 'Read', time: EVENING - 2000, by: ROSA }),
      message({ words: 'My own', time: EVENING - 1000, by: ME }),
      message({ words: 'Unread', time: EVENING, by: IDRIS }),
    ];
    const world = talkWorld({ people, messages, readUpTo: EVENING - 1500 });
    show(world);
    await expect.poll(text).toContain('New since you were here');
    expect(document.querySelectorAll('[role="feed"] h2')).toHaveLength(2);
    const line = [...document.querySelectorAll('p')].find(
      (one) => one.textContent === 'New since you were here',
    ) as Element;
    expect(line.compareDocumentPosition(article('Unread')) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
    expect(line.compareDocumentPosition(article('My own')) & Node.DOCUMENT_POSITION_PRECEDING).toBeTruthy();
    await expect.poll(() => world.unread.get().size).toBe(0);
  });

  it('reads out what arrives, and not what was there', async () => {
    const world = talkWorld({ people, messages: [message({ words: 'Old words', by: ROSA })] });
    show(world);
    await expect.poll(() => article('Old words')).toBeTruthy();
    const live = () =>
      [...document.querySelectorAll('p[aria-live="polite"]')].map((one) => one.textContent).join('');
    expect(live()).toBe('');
    world.arrive(message({ words: 'New words', by: ROSA, time: EVENING + 90_000 }));
    await expect.poll(live).toContain('Rosa Quill: New words');
    await userEvent.click(field());
    await userEvent.keyboard('My words{Enter}');
    await expect.poll(() => article('My words')).toBeTruthy();
    expect(live()).not.toContain('My words');
  });

  it('welcomes whoever is alone here', () => {
    show(talkWorld({ people: [] }));
    expect(text()).toContain('You’re the first here');
  });
});

describe('by keyboard', () => {
  it('moves between messages and their answers, opens what can be done, and comes back', async () => {
    const root = message({ words: 'One', by: ROSA });
    const messages = [
      root,
      message({ words: 'Answer', by: IDRIS, replyTo: root.id }),
      message({ words: 'Two', by: ROSA }),
    ];
    show(talkWorld({ people, messages }));
    await expect.poll(() => article('Two')?.tabIndex).toBe(0);
    article('Two').focus();
    await userEvent.keyboard('{ArrowUp}');
    await expect.poll(() => document.activeElement).toBe(article('Answer'));
    await userEvent.keyboard('{ArrowUp}');
    await expect.poll(() => document.activeElement).toBe(article('One'));
    expect([...document.querySelectorAll('[data-message][tabindex="0"]')]).toEqual([article('One')]);
    await userEvent.keyboard('{End}');
    await expect.poll(() => document.activeElement).toBe(article('Two'));
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => document.querySelector('dialog[open]')).toBeTruthy();
    await userEvent.keyboard('{End}');
    expect(document.activeElement?.textContent).toContain('Block Rosa Quill');
    await userEvent.keyboard('{Escape}');
    await expect.poll(() => document.querySelector('dialog[open]')).toBeNull();
    expect(document.activeElement).toBe(article('Two'));
  });

  it('goes through 500 messages one by one from the end to the beginning', async () => {
    const messages = Array.from({ length: 500 }, (_, i) =>
      message({ words: `No ${i}.`, by: ROSA, time: EVENING + i }),
    );
    const world = talkWorld({ people, messages });
    show(world);
    await expect.poll(() => article('No 499.')?.tabIndex).toBe(0);
    article('No 499.').focus();
    for (let i = 498; i >= 460; i--) {
      await userEvent.keyboard('{ArrowUp}');
      await expect.poll(() => document.activeElement?.textContent).toContain(`No ${i}.`);
    }
    // A message that comes now moves rows in the page; the focus stays.
    world.arrive(message({ words: 'From long ago', by: ROSA, time: EVENING - 1e6 }));
    await expect.poll(() => document.activeElement?.textContent).toContain('No 460.');
    await userEvent.keyboard('{Home}');
    await expect.poll(() => document.activeElement?.textContent).toContain('From long ago');
    await userEvent.keyboard('{ArrowDown}');
    await expect.poll(() => document.activeElement?.textContent).toContain('No 0.');
    await userEvent.keyboard('{ArrowDown}');
    await expect.poll(() => document.activeElement?.textContent).toContain('No 1.');
  });
});

describe('topics', () => {
  const topic = {
    id: 't.1.0',
    device: message({ by: ROSA }).device,
    time: EVENING,
    question: 'Which halls are warm?',
    erased: false,
    erasedBy: [],
    proposal: null,
  };

  it('starts one by its question', async () => {
    const world = talkWorld({ people });
    show(world);
    button('Start a topic').click();
    await expect.poll(() => document.querySelector('dialog[open] textarea')).toBeTruthy();
    await userEvent.fill(
      document.querySelector('dialog[open] textarea') as HTMLElement,
      'Who starts work at six?',
    );
    button('Start it').click();
    await expect.poll(() => document.querySelector('h1')?.textContent).toBe('Who starts work at six?');
    expect(text()).toContain('Nothing said to it yet');
  });

  it('marks what is said, shows one kind, and a summary on top with who supports it', async () => {
    const messages = [
      message({ words: 'A boiler', mark: 'idea', topic: topic.id, by: ROSA }),
      message({ words: 'Too dear', mark: 'concern', topic: topic.id, by: IDRIS }),
      message({ words: 'St Joseph’s is', mark: 'summary', topic: topic.id, by: ROSA }),
      message({ words: 'In the chat', by: ROSA }),
    ];
    const world = talkWorld({ people, messages, topics: [topic] });
    show(world, '/talk/t.1.0');
    await expect.poll(() => article('A boiler')?.textContent).toContain('Idea');
    expect(text()).not.toContain('In the chat');
    expect(text()).toContain('nobody supports it yet');
    document.querySelector('summary')?.click();
    button('I support this').click();
    await expect.poll(text).toContain('one person supports it');
    expect(text()).toContain('Supported by you');
    button('Concern 1').click();
    await expect.poll(() => article('A boiler')).toBeUndefined();
    await expect.poll(() => article('Too dear')).toBeTruthy();
    await press('All');
    await userEvent.click(field());
    await userEvent.click(
      [...document.querySelectorAll('label')].find((one) => one.textContent?.trim() === 'Fact') as Element,
    );
    await userEvent.click(field());
    await userEvent.keyboard('It has a boiler{Enter}');
    await expect
      .poll(() => world.asked.find((one) => one.act === 'say'))
      .toMatchObject({
        input: { mark: 'fact', topic: topic.id },
      });
  });

  it('offers no field while the topic isn’t here, and one as soon as it is', async () => {
    const world = talkWorld({ people });
    const words = message({ words: 'A boiler', topic: topic.id, by: ROSA });
    show(world, '/talk/t.1.0');
    await expect.poll(text).toContain('This topic isn’t here yet');
    expect(field()).toBeNull();
    world.arrive(words);
    await expect.poll(() => article('A boiler')).toBeTruthy();
    expect(field()).toBeNull();
    world.addTopic(topic);
    await expect.poll(field).not.toBeNull();
  });

  it('offers no field on the page of a message that isn’t here', async () => {
    const words = message({ words: 'Later', by: ROSA });
    const world = talkWorld({ people });
    show(world, `/thread/${words.id}`);
    await expect.poll(text).toContain('This message isn’t here yet');
    expect(field()).toBeNull();
    world.arrive(words);
    await expect.poll(field).not.toBeNull();
  });

  it('finds what was linked to in history that was not read yet', async () => {
    const words = message({ words: 'Long ago', by: ROSA });
    const world = talkWorld({ people, messages: [message({ words: 'Today', by: IDRIS })] });
    world.rest([message({ words: 'Last week', by: ROSA })], [words], [message({ words: 'Older', by: ROSA })]);
    show(world, `/thread/${words.id}`);
    await expect.poll(() => article('Long ago')).toBeTruthy();
  });

  it('is listed, however long ago it was begun, where someone speaks in it today', async () => {
    const world = talkWorld({
      people,
      messages: [message({ words: 'Still cold', topic: topic.id, by: ROSA })],
    });
    const older = { ...topic, id: 't.2.0', question: 'Who has the keys?' };
    world.rest([message({ words: 'Last week', by: ROSA })], [topic], [older]);
    show(world);
    const listed = () => [...document.querySelectorAll('aside a')].map((one) => one.textContent).join();
    await expect.poll(listed).toContain('Which halls are warm?');
  });

  it('lists older ones when asked to look for them, and goes there', async () => {
    const world = talkWorld({ people, topics: [topic] });
    const older = { ...topic, id: 't.2.0', time: EVENING - 1e6, question: 'Who has the keys?' };
    const plain = Array.from({ length: 40 }, () => message({ by: ROSA }));
    world.rest(plain.slice(0, 20), plain.slice(20), [older], [message({ by: ROSA })]);
    world.arrive(...Array.from({ length: 40 }, () => message({ by: ROSA })));
    show(world);
    await press('Topics');
    await expect.poll(() => openDialog()?.textContent).toContain('Which halls are warm?');
    await press('Look for older topics', openDialog);
    await expect.poll(() => document.activeElement?.textContent).toContain('Who has the keys?');
    expect(world.open.talk.hasOlder.get()).toBe(true);
  });

  it('lists topics with what was said and what is new', async () => {
    const messages = [
      message({ words: 'x', topic: topic.id, by: ROSA, mark: 'summary' }),
      message({ words: 'y', topic: topic.id, by: IDRIS }),
    ];
    show(talkWorld({ people, messages, topics: [topic], readUpTo: 1 }));
    const row = () =>
      [...document.querySelectorAll('aside a')].find((one) => one.textContent?.includes('Which halls'));
    await expect.poll(() => row()?.textContent).toContain('2 said · summary · 2 new');
  });
});
