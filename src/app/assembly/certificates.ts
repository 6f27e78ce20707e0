/**
 * Which certificates hold: that a person says "this device is mine". Like the signatures of sealed
 * history, each is checked once, when it comes in, and then remembered by this device; hundreds of them
 * would otherwise be checked whenever an assembly is opened.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import type { SignatureCheck, Verifier } from '../../ledger/api.ts';
import {
  certificateCheck,
  checkAll,
  type Certificate,
  type CertificateChecks,
} from '../../ledger/burst-facts.ts';
import { Kind } from '../../domain/kinds.ts';
import { concat, fromHex, toHex } from '../../lib/bytes.ts';
import type { AssemblyId } from '../api.ts';
import type { Facts } from '../ports.ts';

const NAME_BYTES = 32;

/** A hash of kind, device and header: for anything else than this very certificate it says nothing. */
const nameOf = ({ kind, device, header }: Certificate): string => {
  const mark = kind === Kind.deviceCertified ? new Uint8Array() : Uint8Array.of(kind);
  return toHex(sha256(concat(mark, fromHex(device) ?? new Uint8Array(), header)));
};

export class Certificates implements CertificateChecks {
  readonly #valid: Set<string>;

  private constructor(
    private readonly verifier: Verifier,
    valid: Iterable<string>,
    /** Keeps their names, 32 bytes each, for the next time. */
    private readonly keep: (names: Uint8Array) => void,
  ) {
    this.#valid = new Set(valid);
  }

  /** With what this device remembers. What can't be kept is checked again the next time. */
  static async load(
    facts: Facts,
    assembly: AssemblyId,
    verifier: Verifier,
    onFailure: (error: unknown) => void,
  ): Promise<Certificates> {
    const name = `certified/${assembly}`;
    const kept = (await facts.get<Uint8Array>(name)) ?? new Uint8Array();
    const names = Array.from({ length: Math.floor(kept.length / NAME_BYTES) }, (_, i) =>
      toHex(kept.subarray(i * NAME_BYTES, (i + 1) * NAME_BYTES)),
    );
    return new Certificates(verifier, names, (all) => void facts.put(name, all).catch(onFailure));
  }

  /** Whether each is valid: every signature in it. */
  async areValid(certificates: readonly Certificate[]): Promise<readonly boolean[]> {
    const names = certificates.map(nameOf);
    const unknown = new Map<string, readonly SignatureCheck[]>();
    for (const [i, certificate] of certificates.entries()) {
      const name = names[i] ?? '';
      const check = this.#valid.has(name) ? null : certificateCheck(certificate);
      if (check) unknown.set(name, check);
    }
    if (unknown.size > 0) await this.#check([...unknown.keys()], [...unknown.values()]);
    return names.map((name) => this.#valid.has(name));
  }

  async #check(names: readonly string[], checks: readonly (readonly SignatureCheck[])[]): Promise<void> {
    const before = this.#valid.size;
    const verdicts = await checkAll(this.verifier, checks);
    for (const [i, name] of names.entries()) if (verdicts[i] === true) this.#valid.add(name);
    if (this.#valid.size === before) return;
    this.keep(concat(...[...this.#valid].map((name) => fromHex(name) ?? new Uint8Array())));
  }
}
