/**
 * What the reducers can't work out for themselves, because it takes cryptography: whether a person
 * certified this device, and which assembly id follows from a genesis. The same on every device.
 */
import type { VerifiedBurst, VerifiedRecord } from '../domain/burst.ts';
import { Kind } from '../domain/kinds.ts';
import { certificateMessage, decodeDeviceCertified } from '../domain/person/headers.ts';
import { fromHex, toHex } from '../lib/bytes.ts';
import type { SignatureCheck, Verifier } from './api.ts';
import { assemblyId } from './ids.ts';

/** A `deviceCertified` record, as it stands. */
export interface Certificate {
  /** The device that wrote it, in hex. */
  readonly device: string;
  readonly header: Uint8Array;
}

export interface CertificateChecks {
  /** Whether each is valid: the person's signature over the device's key. */
  areValid(certificates: readonly Certificate[]): Promise<readonly boolean[]>;
}

/** What has to be checked of a certificate; null for one that can't be read. */
export function certificateCheck({ device, header }: Certificate): SignatureCheck | null {
  const certificate = decodeDeviceCertified(header);
  const publicKey = certificate && fromHex(certificate.person);
  const deviceKey = fromHex(device);
  if (!certificate || !publicKey || !deviceKey) return null;
  return { publicKey, message: certificateMessage(deviceKey), signature: certificate.signature };
}

/** Checks every certificate each time it is asked about. */
export const checkEach = (verifier: Verifier): CertificateChecks => ({
  async areValid(certificates) {
    const checks = certificates.map(certificateCheck);
    const verdicts = await verifier.verify(checks.filter((check) => check !== null));
    let next = 0;
    return checks.map((check) => check !== null && verdicts[next++] === true);
  },
});

const isCertificate = (record: VerifiedRecord): boolean => record.kind === Kind.deviceCertified;
const needsFact = (record: VerifiedRecord): boolean =>
  isCertificate(record) || record.kind === Kind.assemblyFounded;

/** Adds the facts. Bursts without such records, nearly all, stay as they are. */
export async function addFacts(
  certificates: CertificateChecks,
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
