import { describe, expect, it } from 'vitest';
import { readableName } from '../../../src/lib/readable-name.ts';

describe('a name as it is shown', () => {
  it('keeps names of every writing, and joined signs', () => {
    for (const name of ['Asha', 'مريم', '李小龙', 'Zoë O’Neill-Ünal', 'نسرین‌السادات', '👩‍👩‍👧‍👦']) {
      expect(readableName(name)).toBe(name);
    }
  });

  it('loses what hides in it, or would turn the words around it', () => {
    expect(readableName('A\u200Bna')).toBe('Ana');
    expect(readableName('\u202Eeneri\u202C')).toBe('eneri');
    expect(readableName('  Ana\n\tMaria \u2066x\u2069 ')).toBe('Ana Maria x');
  });

  it('is empty where there is nothing to see', () => {
    for (const name of ['', '  ', '\u200B', '\u200D\u200C', '\u3164']) {
      expect(readableName(name)).toBe('');
    }
  });
});
