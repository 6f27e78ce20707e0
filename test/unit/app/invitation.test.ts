import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toBase64Url } from '../../../src/lib/bytes.ts';
import { encodeInvitation, readInvitation } from '../../../src/app/invitation.ts';

const id = 'ab'.repeat(32);
const plain = {
  assembly: id,
  name: 'Leeds Central',
  meetingPoints: ['wss://moot.example/introductions'],
  keepers: [],
};

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
    expect(readInvitation(`Aw${encodeInvitation(plain).slice(2)}`)).toEqual({
      ok: false,
      fault: 'newerVersion',
    });
  });

  it('takes no meeting point that is not a WebSocket address', () => {
    const read = readInvitation(encodeInvitation({ ...plain, meetingPoints: ['javascript:alert(1)'] }));
    expect(read).toEqual({ ok: true, value: { ...plain, meetingPoints: [] } });
  });

  it('names keepers in two bytes where they stand beside a meeting point, and else in full', () => {
    const beside = { ...plain, keepers: ['wss://moot.example/keeper'] };
    const elsewhere = { ...plain, keepers: ['wss://moot.example/keeper', 'wss://other.example/a/keeper'] };
    for (const invitation of [beside, elsewhere]) {
      expect(readInvitation(encodeInvitation(invitation))).toEqual({ ok: true, value: invitation });
    }
    expect(encodeInvitation(beside).length - encodeInvitation(plain).length).toBeLessThanOrEqual(3);
  });

  it('without keepers is what older Moots read, and what they made is read', () => {
    const made =
      'Aaurq6urq6urq6urq6urq6urq6urq6urq6urq6urq6urDUxlZWRzIENlbnRyYWwBIHdzczovL21vb3QuZXhhbXBsZS9pbnRyb2R1Y3Rpb25z';
    expect(encodeInvitation(plain).startsWith(made)).toBe(true);
    expect(readInvitation(encodeInvitation(plain))).toEqual({ ok: true, value: plain });
  });

  it('never throws, whatever is read', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 120 }), fc.constantFrom(1, 2, 3), (bytes, version) => {
        readInvitation(toBase64Url(Uint8Array.of(version, ...bytes)));
      }),
    );
  });
});
