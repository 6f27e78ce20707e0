import { describe, expect, it } from 'vitest';
import { fingerprintIn } from '../../../src/sync/data-channel.ts';

const line = (byte: string, algorithm = 'sha-256'): string =>
  `a=fingerprint:${algorithm} ${new Array(32).fill(byte).join(':')}\r\n`;

describe('the certificate that a description names', () => {
  it('is read in either case, and may be named twice', () => {
    expect(fingerprintIn(`v=0\r\n${line('AB')}m=application\r\n${line('ab')}`)).toBe('ab'.repeat(32));
  });

  it('is refused when there are two: somebody in between could hold the other', () => {
    expect(fingerprintIn(`v=0\r\n${line('AB')}${line('CD')}`)).toBeNull();
    expect(fingerprintIn(`v=0\r\n${line('AB')}${line('AB', 'sha-1')}`)).toBeNull();
  });

  it('is refused when it is missing or by another hash', () => {
    expect(fingerprintIn('v=0\r\n')).toBeNull();
    expect(fingerprintIn(undefined)).toBeNull();
    expect(fingerprintIn(line('AB', 'sha-1'))).toBeNull();
  });
});
