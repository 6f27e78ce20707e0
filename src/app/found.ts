/** Founds an assembly: its genesis, and the founder's device and hello in the same first burst. */
import { encodeAssemblyFounded, REDUCER_VERSION } from '../domain/assembly/headers.ts';
import { Kind } from '../domain/kinds.ts';
import { assemblyId, ledgerId } from '../ledger/ids.ts';
import { openLedger } from '../ledger/ledger.ts';
import { toHex } from '../lib/bytes.ts';
import type { AssemblyId, FoundInput } from './api.ts';
import * as records from './assembly/new-records.ts';
import type { Identity, WorldPorts } from './ports.ts';

export async function foundAssembly(
  input: FoundInput,
  identity: Identity,
  name: string,
  ports: Pick<WorldPorts, 'store' | 'verifier' | 'now' | 'randomBytes'>,
): Promise<AssemblyId> {
  const header = encodeAssemblyFounded({
    ...input,
    founder: identity.person,
    device: toHex(identity.device.publicKey),
    reducerVersion: REDUCER_VERSION,
    nonce: ports.randomBytes(16),
  });
  const assembly = assemblyId(header);
  const id = ledgerId(assembly, 'governance');
  const ledger = await openLedger({ id, journal: ports.store.journal(id), verifier: ports.verifier });
  try {
    const genesis = { kind: Kind.assemblyFounded, header };
    const opening = [
      genesis,
      records.certify(identity.person, identity.certificate, identity.chain),
      records.hello(name),
    ];
    await ledger.append(identity.device, opening, [], ports.now());
  } finally {
    ledger.close();
  }
  return toHex(assembly);
}
