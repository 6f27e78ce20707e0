import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decodeDescription,
  encodeDescription,
  readDescription,
  toSdp,
} from '../../../src/sync/description.ts';
import { CHROMIUM, FIREFOX } from './local-descriptions.ts';
import type { Candidate, Description } from '../../../src/sync/description.ts';

const chars = (least: number, most: number) =>
  fc.stringMatching(new RegExp(`^[A-Za-z0-9+/]{${least},${most}}$`));
const hex = (bytes: number) => fc.stringMatching(new RegExp(`^[0-9a-f]{${bytes * 2}}$`));
const via = fc.constantFrom('host' as const, 'srflx' as const, 'relay' as const);
const port = fc.integer({ min: 1, max: 65_535 });
const group = fc.integer({ min: 0, max: 65_535 }).map((value) => value.toString(16));
const candidate: fc.Arbitrary<Candidate> = fc.oneof(
  fc.record({ via, form: fc.constant('ipv4' as const), address: fc.ipV4(), port }),
  fc.record({
    via,
    form: fc.constant('ipv6' as const),
    address: fc.array(group, { minLength: 8, maxLength: 8 }).map((groups) => groups.join(':')),
    port,
  }),
  fc.record({
    via,
    form: fc.constant('mdns' as const),
    address: fc.uuid().map((uuid) => `${uuid}.local`),
    port,
  }),
);
const description: fc.Arbitrary<Description> = fc.record({
  kind: fc.constantFrom('offer' as const, 'answer' as const),
  ufrag: chars(4, 32),
  pwd: chars(22, 64),
  fingerprint: hex(32),
  candidates: fc
    .array(candidate, { maxLength: 8 })
    .filter((all) => all.filter((each) => each.via === 'relay').length <= 2),
});

describe('the small form of a session description', () => {
  it('gives back what was put into it, and the rebuilt text says the same', () => {
    fc.assert(
      fc.property(description, (given) => {
        expect(decodeDescription(encodeDescription(given))).toEqual(given);
        expect(readDescription(given.kind, toSdp(given))).toEqual(given);
      }),
    );
  });

  it('has one byte form: whatever is read at all is written the same again', () => {
    const bent = fc
      .tuple(description, fc.nat(), fc.integer({ min: 0, max: 255 }))
      .map(([given, at, byte]) => {
        const bytes = encodeDescription(given);
        bytes[at % bytes.length] = byte;
        return bytes;
      });
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 300 }), bent), (bytes) => {
        const read = decodeDescription(bytes);
        if (read) expect([...encodeDescription(read)]).toEqual([...bytes]);
      }),
      { numRuns: 2000 },
    );
  });

  it('refuses what is cut short or has something at its end', () => {
    fc.assert(
      fc.property(description, fc.nat(), (given, at) => {
        const bytes = encodeDescription(given);
        expect(decodeDescription(bytes.subarray(0, at % bytes.length))).toBeNull();
        expect(decodeDescription(Uint8Array.from([...bytes, 0]))).toBeNull();
      }),
    );
  });

  it('lets no line of its own into the rebuilt text', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), description, (noise, given) => {
        for (const read of [decodeDescription(noise), given]) {
          if (!read) continue;
          const known =
            /^([vostc]=|m=application 9 |a=(group|candidate|ice-ufrag|ice-pwd|fingerprint|setup|mid|sctp-port|max-message-size):|$)/;
          for (const line of toSdp(read).split('\r\n')) expect(line).toMatch(known);
        }
      }),
    );
  });

  it('takes what Chromium and Firefox say of themselves, in at most 114 bytes', () => {
    for (const [sdp, ufrag, addresses] of [
      [CHROMIUM, 'aJ5x', ['10.77.0.1', 'fd00:0:0:0:0:0:0:12']],
      [FIREFOX, '5f2c9a1b', ['2f9c1e40-5d3b-4a6e-9f0a-0123456789ab.local']],
    ] as const) {
      const read = readDescription('offer', sdp);
      expect(read?.ufrag).toBe(ufrag);
      expect(read?.candidates.map(({ address }) => address)).toEqual(addresses);
      expect(read && encodeDescription(read).length).toBeLessThanOrEqual(114);
    }
  });

  it('has room for a relay, however many addresses the device has of its own', () => {
    const line = (at: number, kind: string) =>
      `a=candidate:${at} 1 udp ${1000 - at} 10.0.0.${at} 4000 typ ${kind}\r\n`;
    const own = Array.from({ length: 12 }, (_, i) => line(i + 1, 'host')).join('');
    const read = readDescription('offer', `${CHROMIUM}${own}${line(99, 'relay')}`);
    expect(read?.candidates).toHaveLength(8);
    expect(read?.candidates.at(-1)).toMatchObject({ via: 'relay', address: '10.0.0.99' });
  });

  it('takes no description with two certificates', () => {
    const two = CHROMIUM.replace(/(a=fingerprint:sha-256 )(\S\S)(.*)/, '$1$2$3\r\n$100$3');
    expect(readDescription('offer', two)).toBeNull();
  });
});
