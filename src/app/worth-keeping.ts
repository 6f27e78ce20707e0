/**
 * Asks the browser to keep what is stored, right after something that a person would not want to lose:
 * an assembly founded or joined, a place taken, the 24 words put away, a device linked. Some browsers ask
 * the person, so it is never asked out of the blue, and not again for a while after a no.
 */
import type { WorldPorts } from './ports.ts';

const ASKED = 'askedToKeep';
const AGAIN_AFTER_MS = 14 * 86_400_000;

/** Gives the function to call after such an act; nobody waits for it. */
export function createWorthKeeping(
  { storage, store, now }: Pick<WorldPorts, 'storage' | 'store' | 'now'>,
  onFailure: (error: unknown) => void,
): () => void {
  let asking = false;
  async function ask(): Promise<void> {
    if (storage.health.get().kept) return;
    const asked = await store.facts.get<number>(ASKED);
    if (asked !== undefined && now() - asked < AGAIN_AFTER_MS) return;
    await store.facts.put(ASKED, now());
    await storage.askToKeep();
  }
  return () => {
    if (asking) return;
    asking = true;
    ask()
      .catch(onFailure)
      .finally(() => {
        asking = false;
      });
  };
}
