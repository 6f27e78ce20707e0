import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareRecordIds } from '../../../src/ui/features/talk/record-order.ts';
import { createTalkOrder, type Said, type TalkOrder } from '../../../src/ui/features/talk/talk-order.ts';

const said = (
  id: string,
  time: number,
  replyTo: string | null = null,
  topic: string | null = null,
): Said => ({
  id,
  time,
  replyTo,
  topic,
});

/** Everything that an order shows, as plain data. */
function shown(order: TalkOrder, places: readonly string[]) {
  return places.map((place) => ({
    place,
    all: [...order.all(place)],
    threads: order.threads(place).map((root) => [root, ...order.replies(root)]),
  }));
}

/** The same by the definition: walk to the root, group, sort. Slow and obvious. */
function byDefinition(messages: readonly Said[], places: readonly string[]) {
  const byId = new Map(messages.map((m) => [m.id, m]));
  const before = (a: Said, b: Said) => a.time - b.time || compareRecordIds(a.id, b.id);
  const rootOf = (message: Said): string => {
    const walked = [message.id];
    let at = message;
    while (at.replyTo !== null && at.replyTo !== at.id) {
      const seen = walked.indexOf(at.replyTo);
      if (seen >= 0) return walked.slice(seen).sort(compareRecordIds)[0] as string;
      walked.push(at.replyTo);
      const next = byId.get(at.replyTo);
      if (!next) return at.replyTo;
      at = next;
    }
    return at.id;
  };
  const placeOf = (m: Said) => m.topic ?? 'chat';
  const threads = new Map<string, Said[]>();
  for (const message of [...messages].sort(before)) {
    threads.set(rootOf(message), [...(threads.get(rootOf(message)) ?? []), message]);
  }
  const standing = [...threads].map(([root, members]) => {
    const first = byId.get(root) ?? members[0];
    if (!first) throw new Error('a thread without a message');
    return { ...first, id: root, place: placeOf(first), members };
  });
  return places.map((place) => ({
    place,
    all: messages
      .filter((m) => placeOf(m) === place)
      .sort(before)
      .map((m) => m.id),
    threads: standing
      .filter((thread) => thread.place === place)
      .sort(before)
      .map((thread) => [thread.id, ...thread.members.filter((m) => m.id !== thread.id).map((m) => m.id)]),
  }));
}

const places = ['chat', 't.0.0', 't.1.0'];

/** Any set of messages: equal times, answers to what is not there, to oneself, in circles, across places. */
const messageSets = fc
  .uniqueArray(
    fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.nat(40), fc.nat(2)).map((p) => p.join('.')),
    {
      minLength: 1,
      maxLength: 120,
    },
  )
  .chain((ids) =>
    fc.tuple(
      ...ids.map((id) =>
        fc.record({
          id: fc.constant(id),
          time: fc.nat(30),
          replyTo: fc.oneof(
            { weight: 2, arbitrary: fc.constant(null) },
            { weight: 3, arbitrary: fc.constantFrom(...ids, 'z.0.0', 'z.1.0') },
          ),
          topic: fc.constantFrom(null, null, 't.0.0', 't.1.0'),
        }),
      ),
    ),
  );

describe('the order of what was said', () => {
  it('is the same whatever the order of arrival, in one go, one by one or in parts, with repeats', () => {
    fc.assert(
      fc.property(
        messageSets.chain((set) =>
          fc.tuple(
            fc.constant(set),
            fc.shuffledSubarray(set, { minLength: set.length }),
            fc.array(fc.nat(90), { maxLength: 8 }),
          ),
        ),
        ([set, shuffled, cuts]) => {
          const expected = byDefinition(set, places);
          const once = createTalkOrder();
          once.add(shuffled);
          expect(shown(once, places)).toEqual(expected);

          const parts = createTalkOrder();
          let from = 0;
          for (const cut of [...cuts, shuffled.length]) {
            parts.add(shuffled.slice(Math.max(0, from - 2), from + cut));
            shown(parts, places);
            from += cut;
          }
          parts.add(shuffled);
          expect(shown(parts, places)).toEqual(expected);

          const single = createTalkOrder();
          for (const message of shuffled) single.add([message]);
          expect(shown(single, places)).toEqual(expected);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('names every list that a call changed', () => {
    fc.assert(
      fc.property(messageSets, (set) => {
        const order = createTalkOrder();
        for (const message of set) {
          const before = shown(order, places);
          const change = order.add([message]);
          for (const [i, now] of shown(order, places).entries()) {
            if (!change.places.has(now.place))
              expect({ ...now, threads: [] }).toEqual({ ...before[i], threads: [] });
            const was = new Map(before[i]?.threads.map((thread) => [thread[0], thread]));
            for (const thread of now.threads) {
              if (!change.threads.has(thread[0] as string)) expect(thread).toEqual(was.get(thread[0]));
            }
            if (!change.places.has(now.place)) expect(now.threads.map((t) => t[0])).toEqual([...was.keys()]);
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it('keeps answers under their root, and a thread whose root is not here where its first answer stands', () => {
    const order = createTalkOrder();
    order.add([said('a.1.0', 10), said('b.5.0', 30, 'x.9.0'), said('a.2.0', 40), said('b.6.0', 50, 'a.1.0')]);
    expect(order.threads('chat')).toEqual(['a.1.0', 'x.9.0', 'a.2.0']);
    expect(order.replies('a.1.0')).toEqual(['b.6.0']);
    order.add([said('x.9.0', 5)]);
    expect(order.threads('chat')).toEqual(['x.9.0', 'a.1.0', 'a.2.0']);
    expect(order.replies('x.9.0')).toEqual(['b.5.0']);
    expect(order.rootOf('b.5.0')).toBe('x.9.0');
  });

  it('joins a thread to another when the message between them comes', () => {
    const order = createTalkOrder();
    order.add([said('a.1.0', 10), said('c.1.0', 30, 'b.1.0'), said('c.2.0', 31, 'c.1.0')]);
    expect(order.threads('chat')).toEqual(['a.1.0', 'b.1.0']);
    const change = order.add([said('b.1.0', 20, 'a.1.0')]);
    expect(order.threads('chat')).toEqual(['a.1.0']);
    expect(order.replies('a.1.0')).toEqual(['b.1.0', 'c.1.0', 'c.2.0']);
    expect([...change.threads].sort()).toEqual(['a.1.0', 'b.1.0']);
  });

  it('puts records of one feed at one time in the order in which they were written', () => {
    const order = createTalkOrder();
    order.add([said('a.10.0', 1), said('a.9.1', 1), said('a.9.0', 1)]);
    expect(order.threads('chat')).toEqual(['a.9.0', 'a.9.1', 'a.10.0']);
  });

  it('hands out the same list until it changes', () => {
    const order = createTalkOrder();
    order.add([said('a.1.0', 1), said('b.1.0', 2, null, 't.0.0')]);
    const chat = order.threads('chat');
    order.add([said('b.2.0', 3, null, 't.0.0')]);
    expect(order.threads('chat')).toBe(chat);
  });

  it('takes 100,000 messages at once, and later ones between them', () => {
    const many = Array.from({ length: 100_000 }, (_, i) => {
      const root = i - (i % 3);
      return said(`f${i % 50}.${i}.0`, (i * 7919) % 100_003, i === root ? null : `f${root % 50}.${root}.0`);
    });
    const order = createTalkOrder();
    order.add(many);
    for (let i = 0; i < 50; i++) order.add([said(`g.${i}.0`, 50_000 + i)]);
    expect(order.all('chat')).toHaveLength(100_050);
  });

  it('stays cheap when a long chain of answers comes last one first', () => {
    const chain = Array.from({ length: 5_000 }, (_, i) =>
      said(`a.${i}.0`, i, i === 0 ? null : `a.${i - 1}.0`),
    );
    const order = createTalkOrder();
    for (const message of chain.toReversed()) order.add([message]);
    expect(order.threads('chat')).toEqual(['a.0.0']);
    expect(order.replies('a.0.0')).toHaveLength(4_999);
  });
});
