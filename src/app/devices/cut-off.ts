/**
 * [PER-9] What a revocation cuts off of what this very device wrote has no effect anywhere, and is not shown
 * in talk. Here it is kept for the person (`lost-acts.ts`), and let go where it counts again after all.
 */
import { feedId } from '../../ledger/ids.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { fromHex } from '../../lib/bytes.ts';
import type { AssemblyCore } from '../assembly/assembly-core.ts';

/** What is to be kept of a feed: everything from a burst on, or nothing. */
type From = number | null;

export class CutOff {
  /** By ledger and feed, as it was last seen to. */
  readonly #done = new Map<string, From>();
  #queue: Promise<void> = Promise.resolve();

  /** `onChange`: what is kept of an assembly is another than before. */
  constructor(
    private readonly onChange: () => void,
    private readonly onFailure: (error: unknown) => void,
  ) {}

  look(cores: readonly AssemblyCore[]): void {
    for (const core of cores) {
      const key = fromHex(core.device);
      if (!core.isHere || key === null) continue;
      const [governance, talk] = core.ledgers;
      const row = core.governance.revoked.get(core.device);
      this.#see(core, governance, feedId(governance.id, key), row?.governance ?? null);
      this.#see(core, talk, feedId(talk.id, key), row?.talk ?? null);
    }
  }

  #see(core: AssemblyCore, ledger: Ledger, feed: number, from: From): void {
    const name = `${core.parts.id}/${feed}`;
    if (this.#done.get(name) === from) return;
    this.#done.set(name, from);
    const { lost } = core.parts;
    this.#queue = this.#queue
      .then(async () => {
        const isOther =
          from === null ? await lost.countsAgain(feed) : (await lost.keepCutOff(ledger, feed, from)) > 0;
        if (isOther) this.onChange();
      })
      .catch((error: unknown) => {
        // Looked at again with the next change: on a full disk, what was typed stands in the ledger still.
        this.#done.delete(name);
        this.onFailure(error);
      });
  }
}
