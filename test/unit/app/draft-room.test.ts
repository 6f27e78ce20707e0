import { createEncoder, toUint8Array, writeVarString, writeVarUint, writeVarUint8Array } from 'lib0/encoding';
import { writeUpdate } from 'y-protocols/sync';
import { Doc, encodeStateAsUpdate, encodeStateVector } from 'yjs';
import { describe, expect, it } from 'vitest';
import { DraftRoom, type To } from '../../../src/app/drafts/draft-room.ts';

/** Devices a – b – c in a row: what a writes reaches c only through b. */
function row() {
  const rooms = new Map<string, DraftRoom>();
  const letters: { from: string; to: string; bytes: Uint8Array }[] = [];
  const linked: Record<string, string[]> = { a: ['b'], b: ['a', 'c'], c: ['b'] };
  for (const name of Object.keys(linked)) {
    const send = (bytes: Uint8Array, to?: To) => {
      for (const other of linked[name] ?? []) {
        if (to?.only !== undefined ? to.only === other : to?.except !== other) {
          letters.push({ from: name, to: other, bytes });
        }
      }
    };
    rooms.set(name, new DraftRoom(send));
  }
  const room = (name: string) => rooms.get(name) as DraftRoom;
  const deliver = () => {
    let count = 0;
    for (let letter = letters.shift(); letter; letter = letters.shift()) {
      if (++count > 500) throw new Error('the letters never end');
      room(letter.to).hear(letter.bytes, letter.from);
    }
  };
  const meet = () => {
    for (const [name, others] of Object.entries(linked)) for (const other of others) room(name).greet(other);
    deliver();
  };
  return { a: room('a'), b: room('b'), c: room('c'), letters, deliver, meet };
}

describe('a draft written together', () => {
  it('reaches the same text on all devices after they wrote apart', () => {
    const { a, b, c, letters, meet } = row();
    a.text.insert(0, 'We open a breakfast club. ');
    c.text.insert(0, 'In term time. ');
    letters.length = 0;
    meet();
    expect(c.text.toString()).toBe(a.text.toString());
    expect(b.text.toString()).toBe(a.text.toString());
    expect(a.text.toString()).toContain('breakfast');
    expect(a.text.toString()).toContain('term time');
  });

  it('is carried on by a device in between, and does not circle', () => {
    const { a, c, meet, deliver } = row();
    meet();
    a.text.insert(0, 'live');
    deliver();
    expect(c.text.toString()).toBe('live');
  });

  it('keeps earlier versions once each, and shares them', () => {
    const { a, b, deliver } = row();
    a.text.insert(0, 'one');
    a.keepVersion('Ana', 1000);
    a.keepVersion('Ana', 2000);
    a.text.insert(3, ' two');
    a.keepVersion('Ana', 3000);
    deliver();
    expect(b.versions.get().map((version) => version.text)).toEqual(['one', 'one two']);
  });

  it('shows a caret while its owner is there, and takes it away', () => {
    const { a, c, deliver } = row();
    a.awareness.setLocalState({ user: { name: 'Ana', hue: 10 } });
    deliver();
    expect(c.awareness.getStates().get(a.doc.clientID)).toEqual({ user: { name: 'Ana', hue: 10 } });
    a.leave();
    deliver();
    expect(c.awareness.getStates().has(a.doc.clientID)).toBe(false);
  });

  it('is not harmed by bytes that mean nothing, or by too many', () => {
    const { a, letters } = row();
    a.text.insert(0, 'safe');
    letters.length = 0;
    for (const bytes of [[], [0], [0, 2, 255], [1, 255, 255, 255], [9, 9]])
      a.hear(Uint8Array.from(bytes), 'b');
    a.hear(new Uint8Array(3 << 20), 'b');
    expect(a.text.toString()).toBe('safe');
    expect(letters).toEqual([]);
  });

  it('keeps little of what it can make nothing of yet, however much of it comes', () => {
    const { a } = row();
    for (let i = 0; i < 60; i++) {
      const hostile = new Doc();
      hostile.getText('text').insert(0, 'first');
      const before = encodeStateVector(hostile);
      hostile.getText('text').insert(5, 'x'.repeat(20_000));
      const letter = createEncoder();
      writeVarUint(letter, 0);
      writeUpdate(letter, encodeStateAsUpdate(hostile, before));
      a.hear(toUint8Array(letter), 'b');
      expect(a.doc.store.pendingStructs?.update.length ?? 0).toBeLessThan(100_000);
    }
    a.text.insert(0, 'safe');
    expect(a.text.toString()).toBe('safe');
  });

  it('shows the carets of those who write, though somebody invents a crowd of them', () => {
    const { a, b, deliver } = row();
    const carets = (from: number, count: number): Uint8Array => {
      const states = createEncoder();
      writeVarUint(states, count);
      for (let i = 0; i < count; i++) {
        writeVarUint(states, from + i);
        writeVarUint(states, 1);
        writeVarString(states, '{"user":{"name":"x","hue":1}}');
      }
      const letter = createEncoder();
      writeVarUint(letter, 1);
      writeVarUint8Array(letter, toUint8Array(states));
      return toUint8Array(letter);
    };
    b.hear(carets(1, 20_000), 'c');
    for (let i = 0; i < 100; i++) b.hear(carets(100_000 + i * 60, 60), 'c');
    expect(b.awareness.getStates().size).toBeLessThanOrEqual(128);
    expect(b.awareness.meta.size).toBeLessThanOrEqual(512);
    a.awareness.setLocalState({ user: { name: 'Ana', hue: 10 } });
    deliver();
    expect(b.awareness.getStates().get(a.doc.clientID)).toEqual({ user: { name: 'Ana', hue: 10 } });
  });

  it('takes letters only: nothing that an editor would stumble over', () => {
    const { a } = row();
    for (const spoil of [
      (doc: Doc) => doc.getText('text').insertEmbed(0, { image: 'x' }),
      (doc: Doc) => doc.getText('text').insert(0, 'bold', { bold: true }),
      (doc: Doc) => doc.getArray('versions').push([new Doc()]),
    ]) {
      const hostile = new Doc();
      spoil(hostile);
      const letter = createEncoder();
      writeVarUint(letter, 0);
      writeUpdate(letter, encodeStateAsUpdate(hostile));
      a.hear(toUint8Array(letter), 'b');
    }
    expect(a.text.toDelta()).toEqual([]);
    expect(a.versions.get()).toEqual([]);
  });
});
