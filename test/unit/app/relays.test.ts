import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRelay } from '../../../src/app/relays.ts';

const read = (address: string, name = 'ana', password = 'secret') => readRelay(address, name, password);

describe('a relay that somebody types', () => {
  it('is taken in the forms that browsers know', () => {
    for (const url of [
      'turn:relay.example.org',
      'turn:relay.example.org:3478',
      'turns:relay.example.org:443?transport=tcp',
      'turn:192.0.2.1:3478?transport=udp',
      'turn:[2001:db8::1]:3478',
    ]) {
      expect(read(url)).toEqual({ ok: true, value: { url, username: 'ana', password: 'secret' } });
    }
    expect(read('stun:example.org:19302')).toEqual({
      ok: true,
      value: { url: 'stun:example.org:19302', username: '', password: '' },
    });
    expect(read(' TURN://Relay.example.org ')).toMatchObject({ value: { url: 'turn:Relay.example.org' } });
  });

  it('is refused for what is no address, and for a relay without a password', () => {
    for (const wrong of [
      '',
      'relay.example.org',
      'https://relay.example.org',
      'turn:',
      'turn:relay example',
      'turn:relay.example.org:99999',
      'turn:relay.example.org/path',
      'stun:example.org?transport=udp',
      'turn:relay.example.org?transport=ws',
      'turn:user@relay.example.org',
    ]) {
      expect(read(wrong)).toEqual({ ok: false, fault: 'notAnAddress' });
    }
    expect(read('turn:relay.example.org', '', 'secret')).toEqual({ ok: false, fault: 'needsPassword' });
    expect(read('turn:relay.example.org', 'ana', '')).toEqual({ ok: false, fault: 'needsPassword' });
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string(), (text) => void read(text)));
  });
});
