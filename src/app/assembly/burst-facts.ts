/**
 * What the reducers can't work out for themselves, because it takes cryptography: whether a person
 * certified this device, and which assembly id follows from a genesis. The same on every device.
 */
import type { VerifiedBurst, VerifiedRecord } from '../../domain/burst.ts';
import { Kind } from '../../domain/kinds.ts';
import { assemblyId } from '../../ledger/ids.ts';
import { toHex } from '../../lib/bytes.ts';
import type { Certificates } from './certificates.ts';

const isCertificate = (record: VerifiedRecord): boolean => record.kind === Kind.deviceCertified;
const needsFact = (record: VerifiedRecord): boolean =>
  isCertificate(record) || record.kind === Kind.assemblyFounded;

/** Adds the facts. Bursts without such records, nearly all, stay as they are. */
export async function addFacts(
  certificates: Certificates,
  bursts: readonly VerifiedBurst[],
): Promise<readonly VerifiedBurst[]> {
  const certified = bursts.flatMap((burst) =>
    burst.records.filter(isCertificate).map(({ header }) => ({ device: burst.device, header })),
  );
  const verdicts = certified.length === 0 ? [] : await certificates.areValid(certified);
  let next = 0;
  const withFact = (record: VerifiedRecord): VerifiedRecord => {
    if (isCertificate(record)) return { ...record, certificateValid: verdicts[next++] === true };
    return needsFact(record) ? { ...record, foundedId: toHex(assemblyId(record.header)) } : record;
  };
  return bursts.map((burst) =>
    burst.records.some(needsFact) ? { ...burst, records: burst.records.map(withFact) } : burst,
  );
}
