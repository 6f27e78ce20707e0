/**
 * People whom nobody knows, as many as wanted, each with a key of their own and words in the talk of an
 * assembly: held by one hostile device that passes all of it on to whoever is linked with it.
 */
import { throwAwayIdentity } from '../../src/app/example/throw-away-keys.ts';
import { certify, hello, say } from '../../src/app/assembly/new-records.ts';
import type { Dep } from '../../src/domain/burst.ts';
import type { DeviceKey, Journal } from '../../src/ledger/api.ts';
import { ledgerId } from '../../src/ledger/ids.ts';
import { openLedger, type Ledger } from '../../src/ledger/ledger.ts';
import { createMemoryJournal } from '../../src/ledger/memory-journal.ts';
import { webCryptoVerifier } from '../../src/ledger/verifier.ts';
import { fromHex } from '../../src/lib/bytes.ts';

export interface Crowd {
  readonly key: DeviceKey;
  readonly assembly: Uint8Array;
  readonly governance: Ledger;
  readonly talk: Ledger;
}

/** A device that takes everything; it knows the assembly's id, as whoever has the invitation does. */
export async function emptyCrowd(assemblyId: string): Promise<Crowd> {
  const assembly = fromHex(assemblyId);
  if (!assembly) throw new TypeError('an id in hex');
  const open = (journal: Journal, name: 'governance' | 'talk') =>
    openLedger({ id: ledgerId(assembly, name), journal, verifier: webCryptoVerifier() });
  const { device } = await throwAwayIdentity();
  return {
    key: device,
    assembly,
    governance: await open(createMemoryJournal(), 'governance'),
    talk: await open(createMemoryJournal(), 'talk'),
  };
}

/** So many new people say so much each in talk, at `time` and after. */
export async function strangersSpeak(
  crowd: Crowd,
  people: number,
  each: number,
  time: number,
): Promise<void> {
  for (let one = 0; one < people; one += 1) {
    const { device } = await throwAwayIdentity();
    for (let i = 0; i < each; i += 1) {
      const words = say({ words: `Buy now, number ${one} of ${people}. ${i}` });
      await crowd.talk.append(device, [words], [], time + one * 1000 + i);
    }
  }
}

/** So many new people say hello in governance, each after what the crowd knows of it. */
export async function strangersSayHello(
  crowd: Crowd,
  people: number,
  after: readonly Dep[],
  time: number,
): Promise<void> {
  for (let one = 0; one < people; one += 1) {
    const { device, person, certificate } = await throwAwayIdentity();
    await crowd.governance.append(
      device,
      [certify(person, certificate), hello(`New ${one}`)],
      after,
      time + one,
    );
  }
}
