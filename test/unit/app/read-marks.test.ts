import { describe, expect, it } from 'vitest';
import { ReadMarks } from '../../../src/app/assembly/read-marks.ts';
import { memoryFacts } from '../../../src/app/memory-store.ts';
import type { RecordId } from '../../../src/domain/burst.ts';
import type { Message, Talk } from '../../../src/domain/state.ts';

const fails = (error: unknown): void => {
  throw error;
};

/** A talk in which only who wrote when matters here. */
function talkOf(said: Readonly<Record<RecordId, { time: number; device?: string; erased?: boolean }>>): Talk {
  const messages = new Map(
    Object.entries(said).map(([id, { time, device = 'theirs', erased = false }]) => [
      id,
      { id, time, device, erased } as Message,
    ]),
  );
  return { messages } as unknown as Talk;
}

async function desk(talk: Talk, facts = memoryFacts(), now = 100) {
  let current = talk;
  const marks = await ReadMarks.load(
    facts,
    'a',
    () => 'mine',
    () => current,
    now,
    fails,
  );
  return {
    marks,
    facts,
    arrive(next: Talk) {
      const before = new Set(current.messages.keys());
      current = next;
      marks.take([...next.messages.keys()].filter((id) => !before.has(id)));
    },
    reload: () => desk(current, facts, now),
  };
}

const unread = ({ marks }: { marks: ReadMarks }) => [...marks.unread.get()].sort();

describe('what is unread', () => {
  it('is nothing of what was said before one came, and all of what others say after', async () => {
    const here = await desk(talkOf({ 'a.0.0': { time: 10 } }));
    expect(unread(here)).toEqual([]);
    here.arrive(
      talkOf({ 'a.0.0': { time: 10 }, 'b.0.0': { time: 200 }, 'c.0.0': { time: 300, device: 'mine' } }),
    );
    expect(unread(here)).toEqual(['b.0.0']);
  });

  it('is what arrives late, whatever its date', async () => {
    const here = await desk(talkOf({ 'a.0.0': { time: 200 } }));
    here.marks.markSeen(['a.0.0']);
    here.arrive(talkOf({ 'a.0.0': { time: 200 }, 'b.0.0': { time: 5 } }));
    expect(unread(here)).toEqual(['b.0.0']);
  });

  it('stays exact over a reload where some was seen and some was not', async () => {
    const all = { 'a.0.0': { time: 200 }, 'b.0.0': { time: 150 }, 'b.1.0': { time: 300 } };
    const here = await desk(talkOf(all));
    here.marks.markSeen(['a.0.0', 'b.1.0']);
    expect(unread(here)).toEqual(['b.0.0']);
    expect(unread(await here.reload())).toEqual(['b.0.0']);
    const again = await here.reload();
    again.marks.markSeen(['b.0.0']);
    expect(unread(await again.reload())).toEqual([]);
  });

  it('is not what its author took back', async () => {
    const here = await desk(talkOf({ 'a.0.0': { time: 200 } }));
    expect(unread(here)).toEqual(['a.0.0']);
    here.marks.markSeen([]);
    const taken = await desk(talkOf({ 'a.0.0': { time: 200, erased: true } }), here.facts);
    expect(unread(taken)).toEqual([]);
  });
});
