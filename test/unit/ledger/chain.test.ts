import { beforeEach, describe, expect, it } from 'vitest';
import type { Ledger } from '../../../src/ledger/ledger.ts';
import { falseBeginnings, forgeries, pointless, victim } from './forgeries.ts';
import { docBytes, open } from './scenario.ts';

describe('a burst that its author did not sign at this place', () => {
  let ledger: Ledger;
  beforeEach(async () => {
    ledger = await open();
    await ledger.receive(victim.update(0, 1));
  });

  it.each(forgeries)('%s is skipped as %s', async (_, fault, update) => {
    const before = docBytes(ledger);
    const receipt = await ledger.receive(update);
    expect(receipt).toEqual({
      ok: true,
      entered: [],
      bodies: [],
      skipped: [{ feed: victim.id, fault }],
      proofs: [],
    });
    expect(docBytes(ledger)).toEqual(before);
    expect(await ledger.receive(victim.update())).toMatchObject({
      ok: true,
      entered: [{ burst: 1 }, { burst: 2 }],
    });
  });
});

describe('a feed that begins', () => {
  it.each(falseBeginnings)('%s is skipped as %s', async (_, fault, update) => {
    const ledger = await open();
    expect(await ledger.receive(update)).toMatchObject({ ok: true, entered: [], skipped: [{ fault }] });
    expect(docBytes(ledger)).toEqual(Uint8Array.of(0, 0));
  });

  it('as long as no real key: a point that is none is refused', async () => {
    const ledger = await open();
    expect(await ledger.receive(pointless)).toMatchObject({
      skipped: [{ fault: 'badSignature' }],
    });
  });
});
