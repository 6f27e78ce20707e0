/**
 * What the reducers can't work out for themselves, because it takes cryptography: whether a person
 * certified this device, and which assembly id follows from a genesis. The same on every device.
 */
import type { VerifiedBurst, VerifiedRecord } from '../../domain/burst.ts';
import { Kind } from '../../domain/kinds.ts';
import { certificateMessage, decodeDeviceCertified } from '../../domain/person/headers.ts';
import type { Verifier } from '../../ledger/api.ts';
import { assemblyId } from '../../ledger/ids.ts';
import { fromHex, toHex } from '../../lib/bytes.ts';

const needsFact = (record: VerifiedRecord): boolean =>
  record.kind === Kind.deviceCertified || record.kind === Kind.assemblyFounded;

/** Adds the facts. Bursts without such records, nearly all, come back at once and as they are. */
export function addFacts(verifier: Verifier, burst: VerifiedBurst): VerifiedBurst | Promise<VerifiedBurst> {
  return burst.records.some(needsFact) ? withFacts(verifier, burst) : burst;
}

async function withFacts(verifier: Verifier, burst: VerifiedBurst): Promise<VerifiedBurst> {
  const records = await Promise.all(
    burst.records.map(async (record): Promise<VerifiedRecord> => {
      if (record.kind === Kind.assemblyFounded)
        return { ...record, foundedId: toHex(assemblyId(record.header)) };
      if (record.kind !== Kind.deviceCertified) return record;
      return { ...record, certificateValid: await isCertified(verifier, burst.device, record.header) };
    }),
  );
  return { ...burst, records };
}

async function isCertified(verifier: Verifier, device: string, header: Uint8Array): Promise<boolean> {
  const certificate = decodeDeviceCertified(header);
  const publicKey = certificate && fromHex(certificate.person);
  const deviceKey = fromHex(device);
  if (!certificate || !publicKey || !deviceKey) return false;
  const [valid] = await verifier.verify([
    { publicKey, message: certificateMessage(deviceKey), signature: certificate.signature },
  ]);
  return valid === true;
}
