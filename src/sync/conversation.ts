/**
 * What two devices that have proven themselves say over one link: what each has, under names that
 * only this link knows, and then everything about what both have.
 */
import { toHex } from '../lib/bytes.ts';
import { Asking } from './asking.ts';
import { linkBudgets } from './exchange-context.ts';
import { answerHeads } from './fork-search.ts';
import { haveTag } from './handshake.ts';
import { decodeIntroduction, encodeIntroduction } from './introduction-message.ts';
import { LedgerExchange } from './ledger-exchange.ts';
import {
  KIND,
  MAX_MESSAGE_BYTES,
  decodeDraft,
  decodeForkProof,
  decodeHave,
  decodeHeld,
  decodeNumber,
  decodeUpdate,
  decodeVector,
  decodeWant,
  encodeHave,
  encodeNumber,
} from './messages.ts';
import { WINDOW_BYTES } from './outbox.ts';
import { Packing } from './packing.ts';
import { decodePresence } from './presence-message.ts';
import { decodeCounts, decodeDifference } from './vector-messages.ts';
import { Malformed, Reader } from './wire.ts';
import type { Packer } from './api.ts';
import type { Clock } from './clock.ts';
import type { ExchangeContext, LinkBudgets } from './exchange-context.ts';
import type { CarriedIntroduction } from './introduction-message.ts';
import type { Link, LinkPeer } from './link.ts';
import type { PresenceOutlet } from './presence.ts';
import type { Share } from './share.ts';
import type { SharedLedger } from './shared-ledger.ts';
import type { Vector } from './vectors.ts';

const MOST_ITEMS = 4096;
/** Credit is given back in portions, so that it costs next to nothing. */
const CREDIT_PORTION_BYTES = WINDOW_BYTES / 16;

/** These say what a neighbour holds, and this device remembers it. */
const TELLS_HOLDINGS: ReadonlySet<number> = new Set([KIND.vector, KIND.counts, KIND.difference, KIND.held]);

/** Something this device has announced on this link. */
type Item = { readonly number: number; readonly tag: string; readonly share: Share } & (
  | { readonly what: 'assembly'; presence: PresenceOutlet | null }
  | { readonly what: 'ledger'; readonly ledger: SharedLedger; exchange: LedgerExchange | null }
);

export interface ConversationOptions {
  readonly clock: Clock;
  readonly packer: Packer;
  readonly random: () => number;
  /** This end made the first move. */
  readonly initiator: boolean;
  /** Names the link towards the app. */
  readonly name: string;
  readonly onCompanionsChanged: () => void;
  /** An introduction between two devices that have the share's assembly; one of them may be this one. */
  readonly onIntroduction?: (share: Share, given: CarriedIntroduction) => void;
  /** What the other end says beside the conversation. Throws `Malformed` where nothing was expected. */
  readonly onSide: (bytes: Uint8Array) => void;
  /** The neighbour said that it holds these; without it, the share is told. */
  readonly onTheyHold?: (share: Share, ledgerId: Uint8Array, vector: Vector) => void;
  /** Takes messages of other kinds. False: no such kind is known. */
  readonly onOther?: (kind: number, payload: Uint8Array) => boolean;
}

export class Conversation {
  readonly #link: Link;
  readonly #peer: LinkPeer;
  readonly #options: ConversationOptions;
  readonly #budgets: LinkBudgets;
  readonly #packing: Packing;
  readonly #asking: Asking;
  readonly #items = new Map<number, Item>();
  readonly #byTag = new Map<string, Item>();
  /** The neighbour's numbers, and the tags it gave them. */
  readonly #theirTags = new Map<number, string>();
  readonly #theirs = new Set<string>();
  #nextNumber = 0;
  #owed = 0;
  #creditToGive = 0;

  constructor(link: Link, peer: LinkPeer, options: ConversationOptions) {
    this.#link = link;
    this.#peer = peer;
    this.#options = options;
    this.#budgets = linkBudgets(options.clock);
    this.#packing = new Packing(options.packer, options.clock);
    this.#asking = new Asking(link.outbox, options.clock, (question) => this.#answer(question));
    link.outbox.add({ precedence: 0, windowed: false, next: () => this.#nextCredit() });
    link.onMessage = (kind, payload) => this.#take(kind, payload);
  }

  /** Whether both have anything in common. */
  get met(): boolean {
    for (const { tag } of this.#items.values()) if (this.#theirs.has(tag)) return true;
    return false;
  }

  addShares(shares: Iterable<Share>): void {
    const items: Item[] = [];
    for (const share of shares) {
      items.push({ ...this.#named('assembly', share.id), share, what: 'assembly', presence: null });
      for (const ledger of share.ledgers.values()) items.push(this.#ledgerItem(share, ledger));
    }
    this.#announce(items);
  }

  addLedger(share: Share, ledger: SharedLedger): void {
    this.#announce([this.#ledgerItem(share, ledger)]);
  }

  removeShare(share: Share): void {
    for (const item of [...this.#items.values()]) if (item.share === share) this.#withdraw(item);
  }

  removeLedger(ledger: SharedLedger): void {
    for (const item of [...this.#items.values()]) {
      if (item.what === 'ledger' && item.ledger === ledger) this.#withdraw(item);
    }
  }

  /** Passes an introduction to this neighbour. False: it doesn't have that assembly. */
  introduce(share: Share, given: CarriedIntroduction): boolean {
    for (const item of this.#items.values()) {
      if (item.share !== share || item.what !== 'assembly' || !item.presence) continue;
      this.#link.outbox.post(encodeIntroduction(item.number, given));
      return true;
    }
    return false;
  }

  /** `left`: the other device said that it goes. */
  close(left = true): void {
    this.#asking.close();
    for (const item of this.#items.values()) this.#part(item, left);
    this.#items.clear();
  }

  #named(what: 'assembly' | 'ledger', id: Uint8Array): { number: number; tag: string } {
    return { number: this.#nextNumber++, tag: toHex(haveTag(what, id, this.#peer.session)) };
  }

  #ledgerItem(share: Share, ledger: SharedLedger): Item {
    return { ...this.#named('ledger', ledger.port.id), share, what: 'ledger', ledger, exchange: null };
  }

  #announce(items: readonly Item[]): void {
    if (items.length === 0) return;
    this.#link.outbox.post(encodeHave(items.map(({ number, what, tag }) => ({ number, what, tag }))));
    for (const item of items) {
      this.#items.set(item.number, item);
      this.#byTag.set(item.tag, item);
      if (this.#theirs.has(item.tag)) this.#meet(item);
    }
  }

  #withdraw(item: Item): void {
    this.#part(item);
    this.#items.delete(item.number);
    this.#byTag.delete(item.tag);
    this.#link.outbox.post(encodeNumber(KIND.lack, item.number));
  }

  /** Both have it. */
  #meet(item: Item): void {
    const { outbox } = this.#link;
    if (item.what === 'ledger') {
      item.exchange ??= new LedgerExchange(item.ledger, item.number, this.#contextFor(item.share));
      return;
    }
    if (item.presence) return;
    item.presence = item.share.presenceBoard.attach(
      outbox,
      item.number,
      this.#peer.device,
      this.#options.name,
    );
    item.share.drafts.attach(this.#options.name, outbox, item.number);
    item.share.companions.set(this.#options.name, this.#peer.device);
    this.#options.onCompanionsChanged();
  }

  /** One of both has it no more. */
  #part(item: Item, left = true): void {
    if (item.what === 'ledger') {
      item.exchange?.close();
      item.exchange = null;
      return;
    }
    if (!item.presence) return;
    item.presence.close(left);
    item.presence = null;
    item.share.drafts.detach(this.#options.name);
    item.share.companions.delete(this.#options.name);
    this.#options.onCompanionsChanged();
  }

  #contextFor(share: Share): ExchangeContext {
    const { clock, packer, random, initiator } = this.#options;
    const onTheyHold = this.#options.onTheyHold ?? ((to, ledger, vector) => to.theyHold(ledger, vector));
    return {
      outbox: this.#link.outbox,
      asking: this.#asking,
      clock,
      packer,
      packing: this.#packing,
      random,
      initiator,
      budgets: this.#budgets,
      onTheyHold: (ledgerId, vector) => onTheyHold(share, ledgerId, vector),
      onDealtWith: (bytes) => this.#giveCredit(bytes),
      close: (reason) => this.#link.close(reason),
    };
  }

  #take(kind: number, payload: Uint8Array): void {
    if (kind !== KIND.update && kind !== KIND.credit && !this.#budgets.messages.spend()) {
      return this.#link.close('flood');
    }
    if (TELLS_HOLDINGS.has(kind) && !this.#budgets.vectorBytes.spend(payload.length)) {
      return this.#link.close('flood');
    }
    switch (kind) {
      case KIND.have:
        return this.#takeHave(payload);
      case KIND.lack:
        return this.#takeLack(decodeNumber(payload));
      case KIND.vector: {
        const { number, go, vector } = decodeVector(payload);
        return this.#exchange(number)?.onVector(vector, go);
      }
      case KIND.counts: {
        const counts = decodeCounts(payload);
        return this.#exchange(counts.number)?.onCounts(counts);
      }
      case KIND.difference: {
        const difference = decodeDifference(payload);
        return this.#exchange(difference.number)?.onDifference(difference);
      }
      case KIND.go:
        return this.#exchange(decodeNumber(payload))?.onGo();
      case KIND.held: {
        const { number, vector, heads } = decodeHeld(payload);
        return this.#exchange(number)?.onHeld(vector, heads);
      }
      case KIND.update:
        return this.#takeUpdate(payload);
      case KIND.credit:
        if (!this.#link.outbox.credit(decodeNumber(payload))) throw new Malformed('credit');
        return;
      case KIND.want: {
        const { number, bursts } = decodeWant(payload);
        return this.#exchange(number)?.onWant(bursts);
      }
      case KIND.ask:
        if (this.#budgets.questions.spend()) this.#asking.onAsk(payload);
        return;
      case KIND.answer:
        return this.#asking.onAnswer(payload);
      case KIND.forkProof: {
        const { number, proof } = decodeForkProof(payload);
        if (this.#budgets.questions.spend()) void this.#exchange(number)?.onForkProof(proof);
        return;
      }
      case KIND.presence: {
        const { number, hops, signed } = decodePresence(payload);
        if (this.#budgets.presence.spend()) this.#assembly(number)?.presence?.take(signed, hops);
        return;
      }
      case KIND.draftOpen:
      case KIND.draftClose:
      case KIND.draft:
        return this.#takeDraft(kind, payload);
      case KIND.introduce: {
        const { number, given } = decodeIntroduction(payload);
        const share = this.#assembly(number)?.share;
        if (share && this.#budgets.introductions.spend()) this.#options.onIntroduction?.(share, given);
        return;
      }
      case KIND.side:
        return this.#options.onSide(payload);
      default:
        if (!this.#options.onOther?.(kind, payload)) throw new Malformed('kind');
    }
  }

  #takeHave(payload: Uint8Array): void {
    for (const { number, tag } of decodeHave(payload)) {
      if (this.#theirTags.has(number) || this.#theirs.has(tag) || this.#theirTags.size >= MOST_ITEMS) {
        throw new Malformed('have');
      }
      this.#theirTags.set(number, tag);
      this.#theirs.add(tag);
      const item = this.#byTag.get(tag);
      if (item) this.#meet(item);
    }
  }

  #takeLack(number: number): void {
    const tag = this.#theirTags.get(number);
    if (tag === undefined) throw new Malformed('lack');
    this.#theirTags.delete(number);
    this.#theirs.delete(tag);
    const item = this.#byTag.get(tag);
    if (item) this.#part(item);
  }

  #takeUpdate(payload: Uint8Array): void {
    const cost = payload.length + 1;
    this.#owed += cost;
    if (this.#owed > WINDOW_BYTES + MAX_MESSAGE_BYTES) return this.#link.close('flood');
    const { number, packed, bytes } = decodeUpdate(payload);
    const exchange = this.#exchange(number);
    if (exchange) exchange.onUpdate(packed, bytes, cost);
    else this.#giveCredit(cost);
  }

  #takeDraft(kind: number, payload: Uint8Array): void {
    if (!this.#budgets.draftBytes.spend(payload.length)) return this.#link.close('flood');
    const { number, id, bytes } = decodeDraft(payload);
    const drafts = this.#assembly(number)?.share.drafts;
    if (kind === KIND.draftOpen) drafts?.theyOpened(this.#options.name, id);
    else if (kind === KIND.draftClose) drafts?.theyClosed(this.#options.name, id);
    else drafts?.theySent(this.#options.name, id, bytes);
  }

  /** Null where this device has withdrawn it meanwhile. Throws on numbers never announced. */
  #item(number: number): Item | null {
    const tag = this.#theirTags.get(number);
    if (tag === undefined) throw new Malformed('number');
    return this.#byTag.get(tag) ?? null;
  }

  #exchange(number: number): LedgerExchange | null {
    const item = this.#item(number);
    return item?.what === 'ledger' ? item.exchange : null;
  }

  #assembly(number: number): (Item & { what: 'assembly' }) | null {
    const item = this.#item(number);
    return item?.what === 'assembly' ? item : null;
  }

  #answer(question: Uint8Array): Promise<Uint8Array | null> {
    const reader = new Reader(question);
    const shared = this.#exchange(reader.uint())?.shared;
    return shared ? answerHeads(shared.port, shared.vector, reader.raw(reader.left)) : Promise.resolve(null);
  }

  #giveCredit(bytes: number): void {
    this.#creditToGive += bytes;
    if (this.#creditToGive >= CREDIT_PORTION_BYTES) this.#link.outbox.wake();
  }

  #nextCredit(): Uint8Array | null {
    const bytes = this.#creditToGive;
    if (bytes < CREDIT_PORTION_BYTES) return null;
    this.#creditToGive = 0;
    this.#owed -= bytes;
    return encodeNumber(KIND.credit, bytes);
  }
}
