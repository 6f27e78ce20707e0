/**
 * Taking an assembly off this device. It is many writes; a note that stands until the last of them lets the
 * next start finish what was interrupted, so that nothing of it stays behind unseen.
 */
import { ledgerId } from '../ledger/ids.ts';
import { fromHex } from '../lib/bytes.ts';
import type { AssemblyId } from './api.ts';
import { DeviceWords } from './assembly/device-words.ts';
import type { WorldStore } from './ports.ts';

const NOTE = 'leaving/';

/** From here on it is gone for its person, whatever happens. */
export async function beginLeaving(id: AssemblyId, { facts }: WorldStore): Promise<void> {
  await facts.put(NOTE + id, true);
  await facts.remove(`assembly/${id}`);
}

/** Removes all that is kept of it. The assembly is closed. */
export async function finishLeaving(id: AssemblyId, store: WorldStore): Promise<void> {
  const assembly = fromHex(id);
  await store.facts.remove(`assembly/${id}`);
  await store.facts.remove(`keepers/${id}`);
  await store.facts.remove(`phraseSaid/${id}`);
  await DeviceWords.removeAll(store.facts, id);
  for (const name of ['governance', 'talk'] as const) {
    if (assembly) await store.removeLedger(ledgerId(assembly, name));
  }
  await store.facts.remove(NOTE + id);
}

/** What was being taken off when the app last ended. */
export async function finishAllLeaving(store: WorldStore): Promise<void> {
  for (const name of (await store.facts.all(NOTE)).keys())
    await finishLeaving(name.slice(NOTE.length), store);
}
