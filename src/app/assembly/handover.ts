/** Saving an assembly as a file, whole or only what somebody lacks. */
import type { LedgerName } from '../../ledger/ids.ts';
import type { LedgerPort } from '../../ledger/api.ts';
import { fault, ok } from '../../lib/result.ts';
import {
  decodeHolding,
  differenceOf,
  encodeDifference,
  encodeHolding,
  type DifferenceFault,
} from '../../sync/difference-file.ts';
import { packer } from '../../sync/packer.ts';
import { decodeStateVector, type Vector } from '../../sync/vectors.ts';
import type { HandoverActs } from '../handover-api.ts';
import type { FileFault } from '../../sync/assembly-file.ts';
import type { AssemblyCore } from './assembly-core.ts';
import { faultOf } from './ledger-writer.ts';

/** As the screen has one sentence for a thing that can't be read, whatever it was to be. */
const FILE_FAULTS = {
  notOne: 'notAFile',
  damaged: 'damaged',
  newerVersion: 'newerVersion',
} as const satisfies Record<DifferenceFault, FileFault>;

/** `calledFirst`: what the assembly was called before its founding record came. */
export function createHandover(core: AssemblyCore, calledFirst: string): HandoverActs {
  const assembly = core.parts.id;
  const title = () => core.governance.assembly?.name ?? calledFirst;
  const ledgers = (): readonly (readonly [LedgerName, LedgerPort])[] => [
    ['governance', core.ledgers[0]],
    ['talk', core.ledgers[1]],
  ];
  const orFault = async <T>(work: () => Promise<T>) => {
    try {
      return ok(await work());
    } catch (error) {
      return fault(faultOf(error));
    }
  };
  return {
    save: () =>
      orFault(async () => {
        const { saveAssembly } = await import('../assembly-files.ts');
        return saveAssembly(assembly, title(), core.ledgers);
      }),
    holding: () =>
      encodeHolding({
        assembly,
        ledgers: new Map(ledgers().map(([name, port]) => [name, decodeStateVector(port.stateVector())])),
      }),
    async difference(holding) {
      const read = holding === null ? null : decodeHolding(holding);
      if (read && !read.ok) return fault({ type: 'file', why: FILE_FAULTS[read.fault] });
      if (read && read.value.assembly !== assembly) return fault({ type: 'file', why: 'otherAssembly' });
      return orFault(async () => {
        const since = (name: LedgerName): Vector | null => read?.value.ledgers.get(name) ?? null;
        const parts = await Promise.all(
          ledgers().map(([name, port]) => differenceOf(name, port, since(name), packer)),
        );
        return encodeDifference({ assembly, name: title(), parts });
      });
    },
    ownUnsent: () =>
      orFault(async () => {
        const [governance] = core.ledgers;
        const feed = core.parts.unsent.feedIn(governance.id);
        if (feed === null) return null;
        const held = core.parts.unsent.heldCount(governance.id);
        if (held >= governance.count(feed)) return null;
        // Everything else is said to be there already, so that only what is one's own remains.
        const since = decodeStateVector(governance.stateVector());
        if (held > 0) since.set(feed, held);
        else since.delete(feed);
        const part = await differenceOf('governance', governance, since, packer);
        return encodeDifference({
          assembly,
          name: title(),
          parts: [{ ...part, isFurther: true, proofs: [] }],
        });
      }),
  };
}
