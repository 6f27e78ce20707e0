/**
 * One device, or another keeper, linked with this keeper: what it asks for, and which assemblies are
 * exchanged with it. What it asks is done one after the other, so that answers come in order.
 */
import { fromHex, toHex } from '../../lib/bytes.ts';
import { Budget } from '../../sync/budget.ts';
import { Conversation } from '../../sync/conversation.ts';
import { haveTag } from '../../sync/handshake.ts';
import {
  MOST_VISITS,
  decodeForget,
  decodeKeep,
  decodeKeeping,
  decodeVisits,
  encodeKeeping,
  encodeVisit,
  nothingBeside,
} from '../../sync/keeper/keeper-messages.ts';
import { KIND } from '../../sync/messages.ts';
import { KEEPER_COSTS } from './limits.ts';
import type { Packer } from '../../sync/api.ts';
import type { Clock } from '../../sync/clock.ts';
import type { KeeperAnswer, Visitor } from '../../sync/keeper/keeper-messages.ts';
import type { Link, LinkPeer } from '../../sync/link.ts';
import type { KeptAssemblies } from './kept-assemblies.ts';
import type { OpenAssembly } from './open-assembly.ts';

export interface VisitOptions {
  readonly link: Link;
  readonly peer: LinkPeer;
  readonly kept: KeptAssemblies;
  readonly clock: Clock;
  readonly packer: Packer;
  readonly initiator: boolean;
  readonly random: () => number;
  /** Stands for the address that the link came from. */
  readonly from: string;
  /** What another keeper answers to a visit of this one. */
  readonly onAnswer?: (assembly: string, answer: KeeperAnswer) => void;
  readonly onFailure: (error: unknown) => void;
}

interface InUse {
  readonly open: OpenAssembly;
  readonly stops: readonly (() => void)[];
}

export class Visit {
  readonly conversation: Conversation;
  readonly #options: VisitOptions;
  readonly #asks: Budget;
  readonly #inUse = new Map<string, InUse>();
  #tags: Map<string, string> | null = null;
  /** Tags that were visited and are not kept here. */
  readonly #inVain = new Map<string, Visitor>();
  #work: Promise<void> = Promise.resolve();
  #waiting = 0;
  #closed = false;
  readonly #stops: readonly (() => void)[];

  constructor(options: VisitOptions) {
    const { link, peer, kept, clock, packer, initiator, random } = options;
    this.#options = options;
    this.#asks = new Budget(KEEPER_COSTS.asks, clock);
    this.conversation = new Conversation(link, peer, {
      clock,
      packer,
      initiator,
      random,
      name: peer.key,
      onCompanionsChanged: () => undefined,
      onSide: nothingBeside,
      onTheyHold: () => undefined,
      onOther: (kind, payload) => this.#hear(kind, payload),
    });
    this.#stops = [
      kept.onKept((assembly) => this.#keptNow(assembly)),
      kept.onRoom(() => link.close('goodbye')),
    ];
  }

  get isEmpty(): boolean {
    return this.#inUse.size === 0;
  }

  /** Exchanges an assembly that is kept here. Rejects when the disk can't be read. */
  async exchange(assembly: string, by: Visitor): Promise<KeeperAnswer> {
    const there = this.#inUse.get(assembly);
    if (there) return there.open.fullBy ?? 'keeps';
    if (this.#inUse.size >= KEEPER_COSTS.openForOne) return 'busy';
    const open = await this.#options.kept.use(assembly, by);
    if (open === null) return 'keepsNot';
    if (open === 'busy') return open;
    if (this.#closed) {
      open.letGo();
      return 'busy';
    }
    const stops = [
      open.onFull((why) => this.#answer(this.#tagOf(assembly), why, assembly)),
      open.onForgotten(() => {
        this.exchangeNoMore(assembly);
        this.#answer(this.#tagOf(assembly), 'forgotten', assembly);
      }),
    ];
    this.#inUse.set(assembly, { open, stops });
    for (const ledger of open.share.ledgers.values()) this.conversation.addLedger(open.share, ledger);
    return open.fullBy ?? 'keeps';
  }

  exchangeNoMore(assembly: string): void {
    const inUse = this.#inUse.get(assembly);
    if (!inUse) return;
    this.#inUse.delete(assembly);
    for (const stop of inUse.stops) stop();
    this.conversation.removeShare(inUse.open.share);
    inUse.open.letGo();
  }

  /** Tells the other end, a keeper, to exchange this assembly with this one; or no more. */
  visit(assembly: string, on: boolean): void {
    const message = encodeVisit(this.#tagOf(assembly), on ? 'keeper' : null);
    if (!this.#closed) this.#options.link.outbox.post(message);
  }

  close(): void {
    this.#closed = true;
    for (const stop of this.#stops) stop();
    for (const assembly of [...this.#inUse.keys()]) this.exchangeNoMore(assembly);
    this.conversation.close();
  }

  /** Somebody asked for what this visitor came for in vain. */
  #keptNow(assembly: string): void {
    const tag = toHex(this.#tagOf(assembly));
    this.#tags?.set(tag, assembly);
    const by = this.#inVain.get(tag);
    if (by) this.#later(0, () => this.#visited(tag, by));
  }

  #hear(kind: number, payload: Uint8Array): boolean {
    switch (kind) {
      case KIND.keep: {
        const assembly = decodeKeep(payload);
        this.#later(1, () => this.#keep(assembly));
        return true;
      }
      case KIND.forget: {
        const tag = decodeForget(payload);
        this.#later(1, () => this.#forget(tag));
        return true;
      }
      case KIND.visit: {
        const visits = decodeVisits(payload);
        for (const { tag, by } of visits) this.#later(by ? 1 : 0, () => this.#visited(tag, by));
        return true;
      }
      case KIND.keeping: {
        const { onAnswer } = this.#options;
        const keeping = decodeKeeping(payload);
        const assembly = this.#byTag(keeping.tag);
        if (assembly !== null) onAnswer?.(assembly, keeping.answer);
        return true;
      }
      default:
        return false;
    }
  }

  #later(cost: number, act: () => Promise<void>): void {
    const { link, onFailure } = this.#options;
    if (!this.#asks.spend(cost) || this.#waiting >= MOST_VISITS) return link.close('flood');
    this.#waiting++;
    this.#work = this.#work
      .then(() => (this.#closed ? undefined : act()))
      .catch((error: unknown) => {
        onFailure(error);
        link.close('goodbye');
      })
      .finally(() => this.#waiting--);
  }

  async #keep(assembly: Uint8Array): Promise<void> {
    const { kept, peer, from } = this.#options;
    const id = toHex(assembly);
    const asked = await kept.ask(assembly, peer.device, from);
    this.#answer(
      haveTag('assembly', assembly, peer.session),
      asked === 'keeps' ? await this.exchange(id, 'device') : asked,
      id,
    );
  }

  async #forget(tag: string): Promise<void> {
    const { kept, peer } = this.#options;
    const assembly = this.#byTag(tag);
    if (assembly === null) return this.#answerTag(tag, 'forgotten');
    this.exchangeNoMore(assembly);
    this.#answerTag(tag, await kept.takeBack(assembly, peer.device), assembly);
  }

  async #visited(tag: string, by: Visitor | null): Promise<void> {
    const assembly = this.#byTag(tag);
    this.#inVain.delete(tag);
    if (by === null) {
      if (assembly !== null) this.exchangeNoMore(assembly);
    } else if (assembly === null) {
      if (this.#inVain.size < MOST_VISITS) this.#inVain.set(tag, by);
      this.#answerTag(tag, 'keepsNot');
    } else this.#answerTag(tag, await this.exchange(assembly, by), assembly);
  }

  #tagOf(assembly: string): Uint8Array {
    return haveTag('assembly', bytesOf(assembly), this.#options.peer.session);
  }

  #byTag(tag: string): string | null {
    this.#tags ??= this.#options.kept.tagged(this.#options.peer.session);
    const assembly = this.#tags.get(tag) ?? null;
    return assembly !== null && this.#options.kept.has(assembly) ? assembly : null;
  }

  #answerTag(tag: string, answer: KeeperAnswer, assembly = ''): void {
    this.#answer(bytesOf(tag), answer, assembly);
  }

  #answer(tag: Uint8Array, answer: KeeperAnswer, assembly: string): void {
    const asked = this.#options.kept.asked(assembly, this.#options.peer.device);
    if (!this.#closed) this.#options.link.outbox.post(encodeKeeping(tag, answer, asked));
  }
}

const bytesOf = (hex: string): Uint8Array => fromHex(hex) ?? new Uint8Array();
