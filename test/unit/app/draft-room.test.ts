import { describe, expect, it } from 'vitest';
import { DraftRoom } from '../../../src/app/drafts/draft-room.ts';

/** Two devices and the messages between them, delivered when the test says so. */
function pair() {
  const letters: { to: 'a' | 'b'; bytes: Uint8Array }[] = [];
  const a: DraftRoom = new DraftRoom((bytes) => letters.push({ to: 'b', bytes }));
  const b: DraftRoom = new DraftRoom((bytes) => letters.push({ to: 'a', bytes }));
  const deliver = () => {
    for (let letter = letters.shift(); letter; letter = letters.shift()) {
      const [room, other] = letter.to === 'a' ? [a, 'b' as const] : [b, 'a' as const];
      const answer = room.hear(letter.bytes);
      if (answer) letters.push({ to: other, bytes: answer });
    }
  };
  return { a, b, letters, deliver };
}

describe('a draft written together', () => {
  it('reaches the same text after both wrote apart', () => {
    const { a, b, letters, deliver } = pair();
    a.text.insert(0, 'We open a breakfast club. ');
    b.text.insert(0, 'In term time. ');
    letters.length = 0;
    a.greet();
    b.greet();
    deliver();
    expect(a.text.toString()).toBe(b.text.toString());
    expect(a.text.toString()).toContain('breakfast');
    expect(a.text.toString()).toContain('term time');
  });

  it('keeps earlier versions once each, and shares them', () => {
    const { a, b, deliver } = pair();
    a.text.insert(0, 'one');
    a.keepVersion('Ana', 1000);
    a.keepVersion('Ana', 2000);
    a.text.insert(3, ' two');
    a.keepVersion('Ana', 3000);
    deliver();
    expect(b.versions.get().map((version) => version.text)).toEqual(['one', 'one two']);
  });

  it('shows a caret while its owner is there, and takes it away', () => {
    const { a, b, deliver } = pair();
    a.awareness.setLocalState({ user: { name: 'Ana', hue: 10 } });
    deliver();
    expect(b.awareness.getStates().get(a.doc.clientID)).toEqual({ user: { name: 'Ana', hue: 10 } });
    a.leave();
    deliver();
    expect(b.awareness.getStates().has(a.doc.clientID)).toBe(false);
  });

  it('is not harmed by bytes that mean nothing, or by too many', () => {
    const { a } = pair();
    a.text.insert(0, 'safe');
    for (const bytes of [[], [0], [0, 2, 255], [1, 255, 255, 255], [9, 9]]) {
      expect(a.hear(Uint8Array.from(bytes))).toBeNull();
    }
    expect(a.hear(new Uint8Array(3 << 20))).toBeNull();
    expect(a.text.toString()).toBe('safe');
  });
});
