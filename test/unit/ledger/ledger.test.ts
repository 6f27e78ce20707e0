import { describe, expect, it } from 'vitest';
import { docBytes, keyFrom, open, pull, record, wholeUpdates, digestOf } from './scenario.ts';
import * as Y from 'yjs';

describe('a ledger', () => {
  it('writes, sends and receives, and both then hold the same bytes', async () => {
    const ana = await open();
    const ben = await open();
    const a = keyFrom(1);
    const first = await ana.append(a, [record('one', 'hello'), record('two')], [], 1000);
    await ana.append(a, [record('three', 'again')], [], 2000);
    await pull(ben, ana);
    const own = await ben.append(keyFrom(2), [record('four', 'yes')], [{ feed: first.feed, burst: 1 }], 3000);
    expect(own.deps).toEqual([{ feed: first.feed, burst: 1 }]);
    await pull(ana, ben);
    expect(docBytes(ana)).toEqual(docBytes(ben));
    expect(await digestOf(ana)).toEqual(await digestOf(ben));
    expect(await wholeUpdates(ana)).toEqual([docBytes(ana)]);
    expect(ana.stateVector()).toEqual(Y.encodeStateVector(ana.doc));
    expect([...ana.bursts()].map((burst) => burst.records.map((r) => r.body))).toEqual([
      ['hello', undefined],
      ['again'],
      ['yes'],
    ]);
  });
});
