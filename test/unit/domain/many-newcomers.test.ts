import { describe, expect, test } from 'vitest';
import type { Dep } from '../../../src/domain/burst.ts';
import { headsToName, reduceGovernance } from '../../../src/domain/governance/reduce.ts';
import { spokenOf } from '../../../src/domain/past/spoken-of.ts';
import { encodePositionTaken } from '../../../src/domain/proposal/position-header.ts';
import { encodePersonWelcomed } from '../../../src/domain/roll/headers.ts';
import { Kind } from '../../../src/domain/kinds.ts';
import type { Persona } from '../../support/world.ts';
import { refOf, world } from '../../support/world.ts';

const feeds = (deps: readonly Dep[]): readonly number[] => deps.map(({ feed }) => feed);

/** Two members, and so many newcomers of whom the first knows. */
function crowd(count: number) {
  const w = world();
  const [ana, ben] = w.assembly('Ana', 'Ben');
  const names = Array.from({ length: count }, (_, i) => `New ${i}`);
  const strangers = w.newcomers(ana, ...names) as [Persona, ...Persona[]];
  ana.hears(...strangers);
  return { w, ana, ben, strangers };
}

describe('[PER-11] what a record names of people whom nobody has welcomed', () => {
  test('all of them while they are few, none of them where they are many', () => {
    const few = crowd(8);
    expect(headsToName(few.ana.state, few.ana.feed, few.ana.id, [])).toHaveLength(8);
    const many = crowd(40);
    expect(headsToName(many.ana.state, many.ana.feed, many.ana.id, [])).toEqual([]);
  });

  test('members always', () => {
    const { ana, ben } = crowd(40);
    ben.puts('Bread');
    ana.hears(ben);
    expect(feeds(headsToName(ana.state, ana.feed, ana.id, []))).toEqual([ben.feed]);
  });

  test('whoever the record speaks of, by person or by feed; and so it is accepted by all', () => {
    const { w, ana, strangers } = crowd(40);
    const [fay, gus] = strangers as [Persona, Persona];
    const put = fay.puts('Soup');
    ana.hears(fay);
    const welcome = encodePersonWelcomed({ person: gus.id });
    const position = encodePositionTaken({
      proposal: refOf(put),
      revision: refOf(put),
      position: 'agree',
      hasReason: false,
    });
    expect(feeds(headsToName(ana.state, ana.feed, ana.id, [welcome]))).toEqual([gus.feed]);
    expect(feeds(headsToName(ana.state, ana.feed, ana.id, [position]))).toEqual([fay.feed]);
    const written = {
      feed: ana.feed,
      burst: Math.max(...w.bursts.filter(({ feed }) => feed === ana.feed).map(({ burst }) => burst)) + 1,
      device: ana.device,
      time: w.now,
      deps: headsToName(ana.state, ana.feed, ana.id, [welcome, position]),
      records: [
        { kind: Kind.personWelcomed, time: w.now, header: welcome, body: undefined },
        { kind: Kind.positionTaken, time: w.now, header: position, body: undefined },
      ],
    };
    const { state } = reduceGovernance(w.everyone().state, [written]);
    expect(state.refused.size).toBe(0);
    expect(state.people.get(gus.id)?.standing).toBe('participant');
    expect(state.proposals.get(put)?.stands).toHaveLength(1);
  });

  test('one’s own other device, whoever one is', () => {
    const { ana, strangers } = crowd(40);
    const [fay] = strangers;
    fay.hears(ana);
    const laptop = fay.alsoOn('laptop');
    fay.hears(laptop);
    expect(feeds(headsToName(fay.state, fay.feed, fay.id, []))).toContain(laptop.feed);
  });

  test('no feed and no key in a header is overlooked, wherever it stands', () => {
    const bytes = Uint8Array.from({ length: 60 }, (_, i) => (i * 37 + 11) % 251);
    const spoken = spokenOf([bytes]);
    for (let at = 0; at + 7 <= bytes.length; at += 1) {
      const feed = bytes.subarray(at, at + 7).reduce((value, byte) => value * 256 + byte, 0);
      expect(spoken.hasFeed(feed)).toBe(true);
    }
    const key = Buffer.from(bytes.subarray(20, 52)).toString('hex');
    expect(spoken.hasPerson(key)).toBe(true);
    expect(spoken.hasPerson('f'.repeat(64))).toBe(false);
  });
});
