/**
 * [BAL-2] [BAL-11] The secret numbers of a teller: made here, durable on this device before their hash is
 * signed, and told to nobody until the return. On another device of the same person they are not.
 */
import type { RecordId } from '../../domain/burst.ts';
import { fromHex, toHex } from '../../lib/bytes.ts';
import type { AssemblyId } from '../api.ts';
import type { Facts } from '../ports.ts';

const SECRET_BYTES = 32;

export class BallotSecrets {
  readonly #prefix: string;
  readonly #known = new Map<RecordId, Uint8Array>();

  private constructor(
    private readonly facts: Facts,
    assembly: AssemblyId,
    private readonly randomBytes: (length: number) => Uint8Array,
  ) {
    this.#prefix = `secret/${assembly}/`;
  }

  static async load(
    facts: Facts,
    assembly: AssemblyId,
    randomBytes: (length: number) => Uint8Array,
  ): Promise<BallotSecrets> {
    const secrets = new BallotSecrets(facts, assembly, randomBytes);
    for (const [name, hex] of await facts.all<string>(secrets.#prefix)) {
      const secret = fromHex(hex);
      if (secret !== null) secrets.#known.set(name.slice(secrets.#prefix.length), secret);
    }
    return secrets;
  }

  /** Null where this device made none. */
  of(ballot: RecordId): Uint8Array | null {
    return this.#known.get(ballot) ?? null;
  }

  /** Looks for one that another tab has made since. */
  async find(ballot: RecordId): Promise<void> {
    if (this.#known.has(ballot)) return;
    const kept = fromHex((await this.facts.get<string>(this.#prefix + ballot)) ?? '');
    if (kept !== null && kept.length > 0) this.#known.set(ballot, kept);
  }

  /** The one that this device keeps for the ballot, made now if there is none. Durable when it settles. */
  async keep(ballot: RecordId): Promise<Uint8Array> {
    const name = this.#prefix + ballot;
    // Another tab may have made it.
    const kept = fromHex((await this.facts.get<string>(name)) ?? '');
    const secret = kept?.length === SECRET_BYTES ? kept : this.randomBytes(SECRET_BYTES);
    if (secret !== kept) await this.facts.put(name, toHex(secret));
    this.#known.set(ballot, secret);
    return secret;
  }
}
