/** Who this device speaks for, by the name that they chose, and whether the 24 words are kept. */
import { writable, type Readable } from '../lib/readable.ts';
import { fault, ok, type Result } from '../lib/result.ts';
import { toHex, utf8 } from '../lib/bytes.ts';
import { readableName } from '../lib/readable-name.ts';
import type { Fault, Me, PhraseFault } from './api.ts';
import { faultOf } from './assembly/ledger-writer.ts';
import type { Identity, KeyFault, WorldPorts } from './ports.ts';

const DAY_MS = 86_400_000;
/** The first reminder comes after two days of use, further ones a week apart. */
const FIRST_REMINDER_MS = 2 * DAY_MS;
const NEXT_REMINDER_MS = 7 * DAY_MS;
const NAME_BYTES = 120;
/** The keys that this device had before, in hex: what they wrote may still turn out to be void. */
export const FORMER_KEYS = 'formerKeys';

interface Kept {
  readonly name: string;
  readonly remindAt: number | null;
}

export class MeDesk {
  readonly #me = writable<Me | null>(null);
  readonly me: Readable<Me | null> = this.#me;
  identity: Identity | null = null;

  constructor(private readonly ports: WorldPorts) {}

  get name(): string {
    return this.#me.get()?.name ?? '';
  }

  /** The key that this device signs with now, in hex; empty where nobody is here. */
  get device(): string {
    return this.identity ? toHex(this.identity.device.publicKey) : '';
  }

  /** Reads who this device speaks for, at the start and when another tab chose or changed a name. */
  async load(): Promise<void> {
    const identity = await this.ports.identity.load();
    const kept = await this.ports.store.facts.get<Kept>('me');
    if (!identity || !kept) return;
    this.identity = identity;
    await this.#show(kept);
  }

  /** Makes the keys of this device and person, once. */
  begin(name: string): Promise<Result<Me, Fault>> {
    return this.#begin(name, async () => ok(await this.ports.identity.create()));
  }

  /** The person who has these words, on this device from now on; also where its key was revoked. */
  beginAgain(
    name: string,
    words: readonly string[],
    isRevoked = false,
  ): Promise<Result<Me, Fault | PhraseFault>> {
    return this.#begin(name, () => this.ports.identity.fromPhrase(words), isRevoked);
  }

  async #begin<F>(
    name: string,
    make: () => Promise<Result<Identity, F>>,
    isRevoked = false,
  ): Promise<Result<Me, Fault | F>> {
    const chosen = readableName(name);
    if (utf8(chosen).length > NAME_BYTES) return fault({ type: 'tooLong', limit: NAME_BYTES });
    try {
      return await this.ports.tabs.exclusively('identity', async () => {
        await this.load();
        if (!this.identity || isRevoked) {
          const found = isRevoked ? null : await this.ports.identity.load();
          const made = found ? ok(found) : await make();
          if (!made.ok) return made;
          this.identity = made.value;
        }
        return ok(await this.#keep({ name: chosen, remindAt: this.ports.now() + FIRST_REMINDER_MS }));
      });
    } catch (error) {
      return fault(faultOf(error));
    }
  }

  /** A new key, certified by the old one, which is gone after. `insteadOf`: the key that this is about. */
  async renew(insteadOf = this.device): Promise<Result<Me, Fault>> {
    try {
      return await this.ports.tabs.exclusively('identity', async () => {
        await this.load();
        const me = this.#me.get();
        // Another tab was first.
        if (me && this.device !== insteadOf) return ok(me);
        const { facts } = this.ports.store;
        const former = (await facts.get<readonly string[]>(FORMER_KEYS)) ?? [];
        await facts.put(FORMER_KEYS, [...new Set([...former, this.device])]);
        const renewed = await this.ports.identity.renew();
        if (!renewed.ok) return fault(keyFault(renewed.fault));
        return ok(await this.take(renewed.value));
      });
    } catch (error) {
      return fault(faultOf(error));
    }
  }

  /** [PER-7] Another device has certified this one. */
  async adopt(identity: Identity, name: string): Promise<Me> {
    this.identity = identity;
    return this.#keep({ name: readableName(name), remindAt: null });
  }

  /** Another key speaks for the same person from now on; other tabs hear of it. */
  async take(identity: Identity): Promise<Me> {
    this.identity = identity;
    return this.#keep({ name: this.name, remindAt: this.#me.get()?.remindAt ?? null });
  }

  async rename(name: string): Promise<Result<Me, Fault>> {
    const me = this.#me.get();
    const chosen = readableName(name);
    if (!me) return fault({ type: 'notHere' });
    if (utf8(chosen).length > NAME_BYTES) return fault({ type: 'tooLong', limit: NAME_BYTES });
    try {
      return ok(await this.#keep({ name: chosen, remindAt: me.remindAt }));
    } catch (error) {
      return fault(faultOf(error));
    }
  }

  async phraseWasKept(): Promise<void> {
    await this.ports.identity.forgetPhrase();
    await this.#keep({ name: this.name, remindAt: null });
  }

  async remindLater(): Promise<void> {
    await this.#keep({ name: this.name, remindAt: this.ports.now() + NEXT_REMINDER_MS });
  }

  async #keep(kept: Kept): Promise<Me> {
    await this.ports.store.facts.put('me', kept);
    const me = await this.#show(kept);
    this.ports.tabs.tell({ type: 'me' });
    return me;
  }

  async #show(kept: Kept): Promise<Me> {
    const { identity } = this;
    if (!identity) throw new Error('A name without keys');
    const phrase = await this.ports.identity.phrase();
    const me: Me = Object.freeze({
      person: identity.person,
      device: toHex(identity.device.publicKey),
      name: kept.name,
      phraseKept: phrase === null,
      remindAt: phrase === null ? null : kept.remindAt,
    });
    this.#me.set(me);
    return me;
  }
}

/** Why a key can't certify another. */
export const keyFault = ({ type }: KeyFault): Fault =>
  type === 'chainFull' ? { type: 'chainFull' } : { type: 'notHere' };
