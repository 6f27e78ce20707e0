import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeInvitation, readInvitation } from '../../../src/app/invitation.ts';

const id = 'ab'.repeat(32);
const plain = { assembly: id, name: 'Leeds Central', meetingPoints: ['wss://moot.example/introductions'] };

describe('invitation', () => {
  it('reads what it wrote, from a whole address or from the code alone', () => {
    const code = encodeInvitation(plain);
    expect(readInvitation(code)).toEqual({ ok: true, value: plain });
    expect(readInvitation(` https://x.example/moot/#/join/${code}\n`)).toEqual({ ok: true, value: plain });
  });

  it('keeps any name, cut at a letter when it is too long', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (name) => {
        const read = readInvitation(encodeInvitation({ ...plain, name }));
        expect(read.ok && name.startsWith(read.value.name.replace(/\uFFFD$/, ''))).toBe(true);
      }),
    );
  });

  it('says that a link is damaged when any character of it is another or missing', () => {
    const code = encodeInvitation(plain);
    for (let i = 2; i < code.length - 1; i++) {
      const other = code[i] === 'A' ? 'B' : 'A';
      expect(readInvitation(code.slice(0, i) + other + code.slice(i + 1)).ok).toBe(false);
      expect(readInvitation(code.slice(0, i)).ok).toBe(false);
    }
  });

  it('tells what is no link at all, and what a later version made', () => {
    expect(readInvitation('hello there')).toEqual({ ok: false, fault: 'notALink' });
    expect(readInvitation('')).toEqual({ ok: false, fault: 'notALink' });
    expect(readInvitation(`Z${encodeInvitation(plain).slice(1)}`)).toEqual({ ok: false, fault: 'notALink' });
    expect(readInvitation(`Ag${encodeInvitation(plain).slice(2)}`)).toEqual({
      ok: false,
      fault: 'newerVersion',
    });
  });

  it('takes no meeting point that is not a WebSocket address', () => {
    const read = readInvitation(encodeInvitation({ ...plain, meetingPoints: ['javascript:alert(1)'] }));
    expect(read).toEqual({ ok: true, value: { ...plain, meetingPoints: [] } });
  });
});
