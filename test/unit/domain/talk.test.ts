import { describe, expect, test } from 'vitest';
import type { VerifiedBurst } from '../../../src/domain/burst.ts';
import { canonicalOf } from '../../../src/domain/digest.ts';
import { Kind } from '../../../src/domain/kinds.ts';
import type { Message, Talk } from '../../../src/domain/state.ts';
import { erasedIn, messageView, topicView } from '../../../src/domain/talk/message-view.ts';
import { emptyTalk, reduceTalk } from '../../../src/domain/talk/reduce.ts';
import { encodeHelloSaid } from '../../../src/domain/person/headers.ts';
import { Talker } from '../../support/talkers.ts';
import { hexOf, refOf } from '../../support/world.ts';

function room() {
  const bursts: VerifiedBurst[] = [];
  const [ana, laptop, ben] = ['Ana', 'Ana laptop', 'Ben'].map((name) => new Talker(name, bursts)) as [
    Talker,
    Talker,
    Talker,
  ];
  const people = new Map([
    [ana.device, 'ana'],
    [laptop.device, 'ana'],
    [ben.device, 'ben'],
  ]);
  const personOf = (device: string): string | null => people.get(device) ?? null;
  const talk = (): Talk => reduceTalk(emptyTalk(), bursts).state;
  const message = (id: string): Message => {
    const found = talk().messages.get(id);
    if (found === undefined) throw new Error(`${id} is not there`);
    return found;
  };
  return { bursts, ana, laptop, ben, personOf, talk, message };
}

describe('[TALK-1] saying', () => {
  test('in the chat or a topic, in reply, marked, with mentions', () => {
    const { ana, ben, message, talk } = room();
    const topic = ana.asks('What do we bake?', '1.2.0');
    const idea = ben.says('Rye.', { topic: refOf(topic), mark: 'idea', mentions: [hexOf('Ana')] });
    const reply = ana.says('Yes!', { topic: refOf(topic), replyTo: refOf(idea) });
    expect(talk().topics.get(topic)).toMatchObject({
      question: 'What do we bake?',
      proposal: '1.2.0',
      erased: false,
    });
    expect(message(idea)).toMatchObject({
      device: ben.device,
      words: 'Rye.',
      topic,
      mark: 'idea',
      mentions: [hexOf('Ana')],
      replyTo: null,
      erased: false,
      edits: [],
      reactions: {},
    });
    expect(message(reply)).toMatchObject({ replyTo: idea, mark: null });
  });

  test('what it refers to need not be here', () => {
    const { ana, message } = room();
    const reply = ana.says('To what I saw elsewhere', { replyTo: { feed: 9, burst: 9, index: 9 } });
    expect(message(reply).replyTo).toBe('9.9.9');
  });
});

describe('[TALK-2] editing', () => {
  test("by any device of the author; others' edits do not count", () => {
    const { ana, laptop, ben, message, personOf } = room();
    const said = ana.says('Ryee.');
    ana.edits(said, 'Rye');
    laptop.edits(said, 'Rye.');
    ben.edits(said, 'Wheat.');
    expect(message(said).words).toBe('Ryee.');
    const view = messageView(message(said), personOf);
    expect(view.words).toBe('Rye.');
    expect(view.versions.map(({ words }) => words)).toEqual(['Ryee.', 'Rye', 'Rye.']);
    expect(messageView(message(said), () => null).words).toBe('Rye');
  });

  test("a device's own edits count in the order in which it made them, whatever its clock says", () => {
    const { bursts, ana, message, personOf } = room();
    const said = ana.says('One');
    ana.edits(said, 'Two');
    ana.edits(said, 'Three');
    const last = bursts.at(-1) as VerifiedBurst;
    bursts[bursts.length - 1] = { ...last, records: last.records.map((record) => ({ ...record, time: 5 })) };
    expect(messageView(message(said), personOf).words).toBe('Three');
  });
});

describe('[TALK-3] erasing', () => {
  test('takes the message and its own edits', () => {
    const { ana, ben, message, personOf, talk } = room();
    const said = ana.says('Secret');
    const edited = ana.edits(said, 'More secret');
    const quoted = ben.edits(said, 'Not mine');
    ana.erases(said);
    expect(message(said)).toMatchObject({ words: null, erased: true, erasedBy: [ana.device] });
    expect(messageView(message(said), personOf)).toMatchObject({ words: null, erased: true });
    expect([...talk().erased.keys()].sort()).toEqual([said, edited].sort());
    expect(talk().erased.has(quoted)).toBe(false);
  });

  test('from another own device, as soon as it is known whose that is', () => {
    const { ana, laptop, personOf, message, talk } = room();
    const said = ana.says('Secret');
    const edited = laptop.edits(said, 'Still secret');
    laptop.erases(said);
    expect(message(said)).toMatchObject({ erased: false, erasedBy: [laptop.device] });
    expect(talk().erased.size).toBe(0);
    expect(messageView(message(said), () => null).erased).toBe(false);
    expect(messageView(message(said), personOf)).toMatchObject({ words: null, erased: true });
    expect([...erasedIn(talk(), talk().messages.keys(), personOf)].sort()).toEqual([said, edited].sort());
  });

  test('by anyone else has no effect', () => {
    const { ana, ben, personOf, message, talk } = room();
    const said = ana.says('Stays');
    const topic = ana.asks('Stays too?');
    ben.erases(said);
    ben.erases(topic);
    expect(messageView(message(said), personOf)).toMatchObject({ words: 'Stays', erased: false });
    expect(erasedIn(talk(), [said, topic], personOf)).toEqual([]);
    const opened = talk().topics.get(topic);
    expect(opened && topicView(opened, personOf)).toEqual({ question: 'Stays too?', erased: false });
  });

  test('a question goes as words do', () => {
    const { ana, laptop, personOf, talk } = room();
    const one = ana.asks('One?');
    const two = ana.asks('Two?');
    ana.erases(one);
    laptop.erases(two);
    expect(talk().topics.get(one)).toMatchObject({ question: null, erased: true });
    const second = talk().topics.get(two);
    expect(second && topicView(second, personOf)).toEqual({ question: null, erased: true });
    expect(erasedIn(talk(), [one, two], personOf)).toEqual([one, two]);
  });
});

test('[TALK-4] reactions are on or off by the newest word of each device', () => {
  const { ana, laptop, ben, message } = room();
  const said = ana.says('Rye');
  ben.reacts(said, 'heart');
  laptop.reacts(said, 'heart');
  ana.reacts(said, 'thanks');
  ana.reacts(said, 'thanks', false);
  expect(message(said).reactions).toEqual({ heart: [ben.device, laptop.device].sort() });
  ben.reacts(said, 'heart', false);
  expect(message(said).reactions).toEqual({ heart: [laptop.device] });
});

describe('[TALK-5] no past', () => {
  test('older words later, answers before what they answer, one by one, all backwards', () => {
    const { bursts, ana, laptop, ben, talk } = room();
    const said = ana.says('Rye');
    ben.reacts(said, 'heart');
    laptop.edits(said, 'Rye bread');
    const topic = ben.asks('When?');
    ben.erases(topic);
    ana.says('Monday', { topic: refOf(topic), mark: 'fact' });
    ana.erases(said);
    const expected = canonicalOf(talk());
    let state = emptyTalk();
    for (const burst of [...bursts].reverse()) state = reduceTalk(state, [burst, burst]).state;
    expect(canonicalOf(state)).toBe(expected);
  });

  test('words come and go', () => {
    const { bursts, ana, talk } = room();
    const said = ana.says('Rye');
    ana.edits(said, 'Rye bread');
    ana.asks('When?');
    const mute = bursts.map((burst) => ({
      ...burst,
      records: burst.records.map((record) => ({ ...record, body: null })),
    }));
    const empty = reduceTalk(emptyTalk(), mute);
    expect(empty.state.messages.get(said)?.words).toBeNull();
    const healed = reduceTalk(empty.state, bursts);
    expect(healed.change.messages).toEqual([said]);
    expect(canonicalOf(healed.state)).toBe(canonicalOf(talk()));
    expect(canonicalOf(reduceTalk(healed.state, mute).state)).toBe(canonicalOf(empty.state));
    expect(canonicalOf(empty.state)).not.toBe(canonicalOf(healed.state));
  });

  test('what is known already gives the same state', () => {
    const { bursts, ana, ben, talk } = room();
    ben.reacts(ana.says('Rye'), 'yes');
    const state = talk();
    expect(reduceTalk(state, bursts).state).toBe(state);
    expect(reduceTalk(state, []).change.messages).toEqual([]);
  });

  test('a later state leaves the earlier one as it was', () => {
    const { bursts, ana, ben } = room();
    const said = ana.says('Rye');
    const first = reduceTalk(emptyTalk(), bursts).state;
    const before = canonicalOf(first);
    ben.reacts(said, 'heart');
    ana.edits(said, 'Rye bread');
    const second = reduceTalk(first, bursts);
    expect(second.change.messages).toEqual([said]);
    expect(canonicalOf(first)).toBe(before);
    expect(canonicalOf(reduceTalk(first, bursts).state)).toBe(canonicalOf(second.state));
  });
});

test('[RED-1] [RED-10] malformed, out of place, unknown', () => {
  const { ana, talk } = room();
  const bad = ana.writes(Kind.messageSaid, Uint8Array.of(9));
  const misplaced = ana.writes(Kind.helloSaid, encodeHelloSaid(), 'Ana');
  ana.writes(59, Uint8Array.of(1));
  expect(talk().refused.get(bad)).toMatchObject({ reason: 'malformed', device: ana.device, person: null });
  expect(talk().refused.get(misplaced)?.reason).toBe('malformed');
  expect(talk().unknown).toBe(1);
  expect(talk().messages.size).toBe(0);
});

test('[RED-6] what a void feed said is taken out, and what stays is as if it had not been', () => {
  const { bursts, ana, laptop, ben, talk } = room();
  const said = ana.says('Rye');
  const own = ben.says('Wheat');
  const from = bursts.filter(({ feed }) => feed === ben.feed).length;
  ben.reacts(said, 'heart');
  ben.says('Void');
  ben.edits(own, 'Void');
  ben.writes(59, new Uint8Array());
  ben.writes(Kind.messageSaid, Uint8Array.of(9));
  laptop.edits(said, 'Rye bread');
  const cuts = [{ feed: ben.feed, from }];
  const late = reduceTalk(talk(), [], cuts);
  expect(late.change.all).toBe(true);
  expect(late.state.messages.size).toBe(2);
  expect(late.state.messages.get(said)?.reactions).toEqual({});
  const early = reduceTalk(emptyTalk(), bursts, cuts).state;
  const never = reduceTalk(
    emptyTalk(),
    bursts.filter(({ feed, burst }) => feed !== ben.feed || burst < from),
  ).state;
  expect(canonicalOf(late.state)).toBe(canonicalOf(early));
  expect(canonicalOf(never)).toBe(canonicalOf(early));
  expect(reduceTalk(late.state, bursts, cuts).state).toBe(late.state);
});
