import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Connection } from '../../../src/app/api.ts';
import { connectionLong, connectionShort, heardWords, lostWords } from '../../../src/ui/words/connection.ts';
import { bytes, inWords, names, plural } from '../../../src/ui/words/counts.ts';
import { faultSentence, type AnyFault } from '../../../src/ui/words/faults.ts';
import { REFUSALS, refusalSentence } from '../../../src/ui/words/refusals.ts';
import { ALONE } from '../../../src/sync/alone.ts';

const FAULTS = {
  refused: { type: 'refused', reason: 'objectionStands' },
  storageFull: { type: 'storageFull' },
  chainFull: { type: 'chainFull' },
  storageFailed: { type: 'storageFailed', detail: 'AbortError' },
  notHere: { type: 'notHere' },
  tooLong: { type: 'tooLong', limit: 12_000 },
  feedForked: { type: 'feedForked' },
  setBack: { type: 'setBack' },
  exampleOnly: { type: 'exampleOnly' },
  otherTab: { type: 'otherTab' },
  pairing: { type: 'pairing', why: 'notReached' },
  link: { type: 'link', why: 'damaged' },
  file: { type: 'file', why: 'damaged' },
  wordCount: { type: 'wordCount', count: 23 },
  unknownWord: { type: 'unknownWord', index: 3 },
  checksum: { type: 'checksum' },
  alreadyHere: { type: 'alreadyHere' },
} as const satisfies { readonly [T in AnyFault['type']]: Extract<AnyFault, { type: T }> };

/** Words that no screen says. */
const NEVER = /\b(?:peer|sync|node|key|crdt|conflict|error|invalid|failed|null|undefined|admin|user)\b/iu;

const spoken = (sentence: string) => {
  expect(sentence).toMatch(/^[A-Z].*[.!?]$/u);
  expect(sentence).not.toMatch(NEVER);
  expect(sentence.length).toBeLessThan(220);
};

describe('sentences', () => {
  it('has one for every reason with which the rules say no', () => {
    const source = readFileSync(new URL('../../../src/domain/refusal.ts', import.meta.url), 'utf8');
    const reasons = [...source.matchAll(/\| '(\w+)'/gu)].map(([, reason]) => reason);
    expect(new Set<string | undefined>(REFUSALS)).toEqual(new Set(reasons));
    for (const reason of REFUSALS) spoken(refusalSentence(reason));
  });

  it('says a different thing for each', () => {
    expect(new Set(REFUSALS.map(refusalSentence)).size).toBe(REFUSALS.length);
  });

  it('has one for every fault, and the rules’ own where they said no', () => {
    for (const fault of Object.values(FAULTS)) spoken(faultSentence(fault));
    expect(faultSentence(FAULTS.refused)).toBe(refusalSentence('objectionStands'));
    expect(faultSentence(FAULTS.tooLong)).toContain('12,000');
    expect(faultSentence(FAULTS.storageFailed)).not.toContain('AbortError');
  });
});

describe('connection', () => {
  const now = Date.UTC(2026, 10, 22, 12);
  const connection = (part: Partial<Connection>): Connection => ({ ...ALONE, ...part });

  it('is never alarming, and always says what is safe', () => {
    for (const state of ['alone', 'looking'] as const) {
      const words = connectionLong(connection({ state, lastHeard: now - 22 * 86_400_000 }), now);
      expect(words).toContain('Everything is saved here');
      expect(words).toContain('3 weeks ago');
      spoken(words.split('. ')[0] + '.');
    }
  });

  it('counts devices', () => {
    expect(connectionShort(connection({ state: 'connected', devices: 1 }))).toBe('with 1 device');
    expect(connectionShort(connection({ state: 'connected', devices: 4 }))).toBe('with 4 devices');
  });

  it('says when others can’t be found again, from how many it heard, and that nothing is lost', () => {
    expect(connectionShort(connection({ state: 'looking', lost: 2 }))).toBe('can’t find 2 devices');
    expect(connectionShort(connection({ state: 'connected', devices: 3, lost: 1 }))).toBe('with 3 devices');
    expect(lostWords(connection({}))).toBeNull();
    for (const lost of [1, 3]) {
      const words = lostWords(connection({ lost })) ?? '';
      expect(words).toContain('Nothing is lost; show a code');
      expect(words).not.toMatch(NEVER);
    }
    for (const heardFrom of [0, 1, 12]) spoken(heardWords(connection({ heardFrom })));
    expect(heardWords(connection({ heardFrom: 12 }))).toContain('12 other devices were heard');
  });

  it('counts keepers apart: one is no device of a person, and nobody is said to be there', () => {
    const beside = connection({ state: 'connected', devices: 3, keepers: 1 });
    expect(connectionShort(beside)).toBe('with 3 devices');
    expect(connectionLong(beside, now)).toContain('and 1 keeper');
    const alone = connection({ state: 'looking', keepers: 2 });
    expect(connectionShort(alone)).toBe('2 keepers');
    expect(connectionLong(alone, now)).toContain('nobody else is here');
    spoken(connectionLong(alone, now).split('. ')[0] + '.');
  });
});

describe('counts and names', () => {
  it('agrees in number', () => {
    expect(plural(1, 'person', 'people')).toBe('1 person');
    expect(plural(0, 'person', 'people')).toBe('0 people');
    expect(plural(1200, 'device')).toBe('1,200 devices');
    expect(inWords(3)).toBe('Three');
    expect(inWords(40)).toBe('40');
  });

  it('names at most three people', () => {
    expect(names([])).toBe('');
    expect(names(['Asha'])).toBe('Asha');
    expect(names(['Asha', 'Bo'])).toBe('Asha and Bo');
    expect(names(['Asha', 'Bo', 'Cy'])).toBe('Asha, Bo and Cy');
    expect(names(['Asha', 'Bo', 'Cy', 'Di', 'Ed'])).toBe('Asha, Bo and 3 more');
  });

  it('says sizes as people read them', () => {
    expect(bytes(999)).toBe('999 bytes');
    expect(bytes(2400)).toBe('2.4 kB');
    expect(bytes(340_000)).toBe('340 kB');
    expect(bytes(1.2e9)).toBe('1.2 GB');
  });
});
