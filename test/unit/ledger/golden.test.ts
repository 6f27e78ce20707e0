import { describe, expect, it } from 'vitest';
import { toHex } from '../../../src/ledger/bytes.ts';
import { coreOf, erasedForm, readElement } from '../../../src/ledger/element.ts';
import { feedGenesis, feedId, feedRoot, signedMessage, stepHash } from '../../../src/ledger/ids.ts';
import { encodeUpdate, parseUpdate } from '../../../src/ledger/update.ts';
import { encodeVector } from '../../../src/ledger/vector.ts';
import { docBytes, keyFrom, open } from './scenario.ts';
import { golden } from './vectors.ts';

const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'));
const ledger = bytes(golden.ledger);
const deviceA = bytes(golden.pubA);

function parsed(hex: string) {
  const result = parseUpdate(bytes(hex));
  if (!result.ok) throw new Error(result.fault);
  return result.value;
}

describe('golden vectors', () => {
  it('derive the feed, its root and the start of its chain', () => {
    expect(toHex(feedGenesis(ledger, deviceA))).toBe(golden.genesisA);
    expect(feedId(ledger, deviceA)).toBe(golden.idA);
    expect(feedRoot(golden.idA)).toBe(golden.rootA);
    expect(feedId(ledger, bytes(golden.pubB))).toBe(golden.idB);
  });

  it('agree on cores, chain heads and the signed message', () => {
    const first = readElement(bytes(golden.a0.element), golden.idA, 0);
    expect(toHex(coreOf(first))).toBe(golden.a0.core);
    const h0 = stepHash(bytes(golden.genesisA), 0, coreOf(first));
    expect(toHex(h0)).toBe(golden.a0.h);
    expect(toHex(signedMessage(ledger, 0, h0))).toBe(golden.a0.signed);
    const second = readElement(bytes(golden.a1.element), golden.idA, 1);
    expect(toHex(stepHash(h0, 1, coreOf(second)))).toBe(golden.a1.h);
    expect(second.deps).toEqual([{ feed: golden.idB, burst: 0 }]);
  });

  it.each(['whole', 'tail', 'several', 'erased'] as const)(
    'update "%s" parses and encodes to itself',
    (name) => {
      const runs = parsed(golden[name]).map(({ feed, clock, elements }) => ({
        feed,
        clock,
        elements: elements.map((element) => element.bytes),
      }));
      expect(toHex(encodeUpdate(runs.toReversed()))).toBe(golden[name]);
    },
  );

  it('the erased form follows from the element', () => {
    const first = readElement(bytes(golden.a0.element), golden.idA, 0);
    const update = encodeUpdate([{ feed: golden.idA, clock: 0, elements: [erasedForm(first)] }]);
    expect(toHex(update)).toBe(golden.erased);
  });

  it('the device of the vectors signs the same bytes', async () => {
    const key = keyFrom(bytes(golden.seedA));
    expect(toHex(key.publicKey)).toBe(golden.pubA);
    expect(toHex(await key.sign(bytes(golden.a0.signed)))).toBe(golden.a0.element.slice(-128));
  });

  it('pass the gate, and are what the ledger and Yjs hold afterwards', async () => {
    const held = await open();
    expect(await held.receive(bytes(golden.several))).toMatchObject({ ok: true, skipped: [] });
    expect(toHex(docBytes(held))).toBe(golden.several);
    expect(toHex((await held.headAt(golden.idA, 2)) ?? bytes(''))).toBe(golden.a1.h);
    expect(toHex((await held.headAt(golden.idB, 1)) ?? bytes(''))).toBe(golden.b0.h);
    const since: string[] = [];
    for await (const update of held.updatesSince(
      encodeVector(
        new Map([
          [golden.idA, 1],
          [golden.idB, 1],
        ]),
      ),
    )) {
      since.push(toHex(update));
    }
    expect(since).toEqual([golden.tail]);
    await held.erase(golden.idA, 0, 0);
    expect(toHex((await held.elementUpdate(golden.idA, 0)) ?? bytes(''))).toBe(golden.erased);
  });
});
