/**
 * What the reducers can't work out for themselves, because it takes cryptography: whether a person
 * certified this device, and which assembly id follows from a genesis. The same on every device.
 */
import type { VerifiedBurst, VerifiedRecord } from '../domain/burst.ts';
import { Kind } from '../domain/kinds.ts';
import {
  certificateMessage,
  decodeDeviceCertified,
  decodeDeviceLinked,
  decodePhraseDecided,
  linkMessage,
  phraseMessage,
} from '../domain/person/headers.ts';
import { fromHex, toHex } from '../lib/bytes.ts';
import type { SignatureCheck, Verifier } from './api.ts';
import { assemblyId } from './ids.ts';

/** A record whose header holds signatures of its own, as it stands. */
export interface Certificate {
  /** `deviceCertified`, `deviceLinked`, or `phraseDecided`. */
  readonly kind: number;
  /** The device that wrote it, in hex. */
  readonly device: string;
  readonly header: Uint8Array;
}

export interface CertificateChecks {
  /** Whether each is valid: every signature in it. */
  areValid(certificates: readonly Certificate[]): Promise<readonly boolean[]>;
}

/** What has to be checked of a certificate, all of it; null for one that can't be read. */
export function certificateCheck({ kind, device, header }: Certificate): readonly SignatureCheck[] | null {
  const deviceKey = fromHex(device);
  if (!deviceKey) return null;
  switch (kind) {
    case Kind.deviceCertified:
      return certifiedCheck(deviceKey, header);
    case Kind.deviceLinked:
      return linkedChecks(deviceKey, header);
    case Kind.phraseDecided:
      return phraseCheck(deviceKey, header);
    default:
      return null;
  }
}

function certifiedCheck(device: Uint8Array, header: Uint8Array): readonly SignatureCheck[] | null {
  const certificate = decodeDeviceCertified(header);
  const publicKey = certificate && fromHex(certificate.person);
  if (!certificate || !publicKey) return null;
  return [{ publicKey, message: certificateMessage(device), signature: certificate.signature }];
}

/** [PER-7] The person's key signs the first device, each device the one after it, the last this one. */
function linkedChecks(device: Uint8Array, header: Uint8Array): readonly SignatureCheck[] | null {
  const linked = decodeDeviceLinked(header);
  const person = linked && fromHex(linked.person);
  if (!linked || !person) return null;
  const checks: SignatureCheck[] = [];
  let signer: Uint8Array = person;
  for (const link of linked.chain) {
    const next = fromHex(link.device);
    if (!next) return null;
    const message = checks.length === 0 ? certificateMessage(next) : linkMessage(person, next);
    checks.push({ publicKey: signer, message, signature: link.signature });
    signer = next;
  }
  checks.push({ publicKey: signer, message: linkMessage(person, device), signature: linked.signature });
  return checks;
}

/** [PER-10] By the person's key, for this device alone. */
function phraseCheck(device: Uint8Array, header: Uint8Array): readonly SignatureCheck[] | null {
  const said = decodePhraseDecided(header);
  const publicKey = said && fromHex(said.words.person);
  if (!said || !publicKey) return null;
  return [{ publicKey, message: phraseMessage(device, said.words), signature: said.signature }];
}

/** Checks signatures of several certificates at once: whether all of each are valid. */
export async function checkAll(
  verifier: Verifier,
  certificates: readonly (readonly SignatureCheck[] | null)[],
): Promise<readonly boolean[]> {
  const verdicts = await verifier.verify(certificates.flatMap((checks) => checks ?? []));
  let next = 0;
  return certificates.map((checks) => {
    if (checks === null) return false;
    const own = verdicts.slice(next, next + checks.length);
    next += checks.length;
    return own.length === checks.length && own.every(Boolean);
  });
}

/** Checks every certificate each time it is asked about. */
export const checkEach = (verifier: Verifier): CertificateChecks => ({
  areValid: (certificates) => checkAll(verifier, certificates.map(certificateCheck)),
});

const certificateKinds: ReadonlySet<number> = new Set([
  Kind.deviceCertified,
  Kind.deviceLinked,
  Kind.phraseDecided,
]);
const isCertificate = (record: VerifiedRecord): boolean => certificateKinds.has(record.kind);
const needsFact = (record: VerifiedRecord): boolean =>
  isCertificate(record) || record.kind === Kind.assemblyFounded;

/** Adds the facts. Bursts without such records, nearly all, stay as they are. */
export async function addFacts(
  certificates: CertificateChecks,
  bursts: readonly VerifiedBurst[],
): Promise<readonly VerifiedBurst[]> {
  const certified = bursts.flatMap((burst) =>
    burst.records.filter(isCertificate).map(({ kind, header }) => ({ kind, device: burst.device, header })),
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
