/**
 * The link with one keeper: dialled while an assembly is to be kept there or may be there, and again
 * whenever it was lost, later each time that it fails.
 */
import { toHex } from '../../lib/bytes.ts';
import { Conversation } from '../conversation.ts';
import { haveTag } from '../handshake.ts';
import { Link } from '../link.ts';
import { KIND } from '../messages.ts';
import { raise } from '../vectors.ts';
import {
  decodeKeeping,
  encodeForget,
  encodeKeep,
  encodeVisit,
  gives,
  nothingBeside,
} from './keeper-messages.ts';
import { openSocketChannel } from './socket-channel.ts';
import type { FeedId } from '../../domain/burst.ts';
import type { NeighboursOptions } from '../api.ts';
import type { CloseReason } from '../api.ts';
import type { Channel } from '../channel.ts';
import type { Share } from '../share.ts';
import type { SharedLedger } from '../shared-ledger.ts';
import type { Vector } from '../vectors.ts';
import type { Dial, KeeperState, KeeperWish } from './api.ts';

const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 60_000;
/** Where it was reached and has nothing for this device, or misbehaved. */
const USELESS_RETRY_MS = 300_000;
const ASK_AGAIN_MS = 300_000;
const TELL_AFTER_MS = 200;

export interface KeeperLinkOptions extends Pick<
  NeighboursOptions,
  'device' | 'verifier' | 'packer' | 'clock' | 'randomBytes'
> {
  readonly dial: Dial;
  /** This run's name, 16 bytes. */
  readonly name: Uint8Array;
  /** Something about a share's state changed, or a link came or went. */
  readonly onChange: () => void;
}

interface Wanted {
  wish: KeeperWish;
  state: KeeperState['state'];
  asked: boolean;
  /** By ledger, what the keeper said that it holds. */
  readonly held: Map<string, Map<FeedId, number>>;
  met: boolean;
}

interface Open {
  readonly link: Link;
  readonly conversation: Conversation;
  readonly session: Uint8Array;
}

/** An ordinary end of a link: nothing was wrong with what the keeper said. */
const HARMLESS: ReadonlySet<CloseReason> = new Set(['goodbye', 'channelClosed', 'silent', 'noProof']);

export class KeeperLink {
  readonly #url: string;
  readonly #options: KeeperLinkOptions;
  readonly #wanted = new Map<Share, Wanted>();
  #open: Open | null = null;
  #link: Link | null = null;
  #dialling = false;
  #failures = 0;
  #stopWaiting: (() => void) | null = null;
  #stopTelling: (() => void) | null = null;
  #stopAsking: (() => void) | null = null;
  #stopped = false;

  constructor(url: string, options: KeeperLinkOptions) {
    this.#url = url;
    this.#options = options;
  }

  /** Proven and open. */
  get isOpen(): boolean {
    return this.#open !== null;
  }

  get isIdle(): boolean {
    return this.#wanted.size === 0;
  }

  /** Whether it keeps this assembly, and can be reached now. */
  keepsNow(share: Share): boolean {
    const wanted = this.#wanted.get(share);
    return this.#open !== null && wanted !== undefined && gives(wanted.state);
  }

  want(share: Share, wish: KeeperWish): void {
    const before = this.#wanted.get(share);
    if (before?.wish === wish) return;
    if (before) {
      before.wish = wish;
      before.state = this.#open ? 'asking' : 'notReached';
    } else {
      const state = this.#open ? 'asking' : 'notReached';
      this.#wanted.set(share, { wish, state, asked: false, held: new Map(), met: false });
    }
    if (this.#open) this.#ask(share);
    else this.#dialSoon(0);
    this.#tell();
  }

  wantNoMore(share: Share): void {
    if (!this.#wanted.delete(share)) return;
    const open = this.#open;
    if (open) {
      open.link.outbox.post(encodeVisit(tagOf(share, open), null));
      open.conversation.removeShare(share);
    }
    if (this.#wanted.size === 0) this.#hangUp();
  }

  addLedger(share: Share, ledger: SharedLedger): void {
    if (this.#wanted.get(share)?.met) this.#open?.conversation.addLedger(share, ledger);
  }

  removeLedger(ledger: SharedLedger): void {
    this.#open?.conversation.removeLedger(ledger);
  }

  /** Bursts came, or were written: the keeper is behind by them until it says otherwise. */
  noteChange(): void {
    this.#tell();
  }

  stateOf(share: Share): KeeperState | null {
    const wanted = this.#wanted.get(share);
    if (!wanted) return null;
    const { wish, state, asked } = wanted;
    return { url: this.#url, wish, state, asked, behind: behindBy(share, wanted) };
  }

  nudge(): void {
    this.#link?.nudge();
    if (this.#link || this.#dialling) return;
    this.#failures = 0;
    this.#dialSoon(0);
  }

  stop(): void {
    this.#stopped = true;
    this.#wanted.clear();
    this.#hangUp();
    this.#stopTelling?.();
  }

  #hangUp(): void {
    this.#stopWaiting?.();
    this.#stopWaiting = null;
    this.#stopAsking?.();
    this.#stopAsking = null;
    this.#link?.close('goodbye');
  }

  #dialSoon(ms: number): void {
    if (this.#stopped || this.#link || this.#dialling || this.#wanted.size === 0) return;
    this.#stopWaiting?.();
    this.#stopWaiting = this.#options.clock.after(ms, () => {
      this.#stopWaiting = null;
      void this.#dial();
    });
  }

  async #dial(): Promise<void> {
    if (this.#dialling || this.#link) return;
    this.#dialling = true;
    const channel = await this.#channel();
    this.#dialling = false;
    if (this.#stopped || this.#wanted.size === 0) return channel?.close();
    if (channel) this.#begin(channel);
    else this.#failed();
  }

  async #channel(): Promise<Channel | null> {
    try {
      return await openSocketChannel(this.#options.dial(this.#url), true, this.#options.clock);
    } catch {
      return null;
    }
  }

  #begin(channel: Channel): void {
    const { device, verifier, packer, clock, randomBytes, name } = this.#options;
    const link = new Link(channel, { device, verifier, clock, randomBytes, name, introducedAs: null });
    this.#link = link;
    link.onOpen = (peer) => {
      const conversation = new Conversation(link, peer, {
        clock,
        packer,
        initiator: true,
        random: () => (randomBytes(1)[0] ?? 0) / 256,
        name: `keeper ${this.#url}`,
        onCompanionsChanged: () => undefined,
        onSide: nothingBeside,
        onTheyHold: (share, ledger, vector) => this.#theyHold(share, ledger, vector),
        onOther: (kind, payload) => this.#hear(kind, payload),
      });
      this.#failures = 0;
      this.#open = { link, conversation, session: peer.session };
      for (const share of this.#wanted.keys()) this.#ask(share);
      this.#tell();
    };
    link.onClose = (reason) => this.#closed(reason);
  }

  #closed(reason: CloseReason): void {
    this.#open?.conversation.close();
    const wasOpen = this.#open !== null;
    this.#open = null;
    this.#link = null;
    for (const wanted of this.#wanted.values()) {
      wanted.met = false;
      if (wanted.state === 'keeps' || wanted.state === 'asking') wanted.state = 'notReached';
    }
    if (HARMLESS.has(reason)) {
      if (wasOpen) this.#dialSoon(this.#patience(0));
      else this.#failed();
    } else this.#dialSoon(USELESS_RETRY_MS);
    this.#tell();
  }

  #failed(): void {
    for (const wanted of this.#wanted.values()) wanted.state = 'notReached';
    this.#dialSoon(this.#patience(++this.#failures));
    this.#tell();
  }

  #patience(failures: number): number {
    const random = (this.#options.randomBytes(1)[0] ?? 0) / 256;
    return Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** failures) * (0.5 + random);
  }

  #ask(share: Share): void {
    const [open, wanted] = [this.#open, this.#wanted.get(share)];
    if (!open || !wanted) return;
    wanted.state = 'asking';
    const tag = tagOf(share, open);
    if (wanted.wish === 'forget') {
      open.link.outbox.post(encodeForget(tag));
      open.conversation.removeShare(share);
      wanted.met = false;
      return;
    }
    open.link.outbox.post(wanted.wish === 'keep' ? encodeKeep(share.id) : encodeVisit(tag, 'device'));
    if (wanted.met) return;
    wanted.met = true;
    for (const ledger of share.ledgers.values()) open.conversation.addLedger(share, ledger);
  }

  #hear(kind: number, payload: Uint8Array): boolean {
    if (kind !== KIND.keeping) return false;
    const { tag, answer, asked } = decodeKeeping(payload);
    const open = this.#open;
    for (const [share, wanted] of this.#wanted) {
      if (!open || toHex(tagOf(share, open)) !== tag) continue;
      wanted.state = answer;
      wanted.asked = asked;
      // Nothing is held where nothing is kept.
      if (!gives(answer)) wanted.held.clear();
    }
    this.#askAgainLater();
    this.#tell();
    return true;
  }

  /** What was refused may be granted later. */
  #askAgainLater(): void {
    const refused = [...this.#wanted].filter(
      ([, { state }]) => !['keeps', 'asking', 'forgotten'].includes(state),
    );
    if (refused.length === 0 || this.#stopAsking) return;
    this.#stopAsking = this.#options.clock.after(ASK_AGAIN_MS, () => {
      this.#stopAsking = null;
      for (const [share, { state }] of this.#wanted)
        if (state !== 'keeps' && state !== 'asking') this.#ask(share);
    });
  }

  #theyHold(share: Share, ledgerId: Uint8Array, vector: Vector): void {
    const wanted = this.#wanted.get(share);
    if (!wanted) return;
    const key = toHex(ledgerId);
    const held = wanted.held.get(key) ?? new Map<FeedId, number>();
    wanted.held.set(key, held);
    raise(held, vector);
    share.theyHold(ledgerId, vector);
    this.#tell();
  }

  #tell(): void {
    if (this.#stopped) return;
    this.#stopTelling ??= this.#options.clock.after(TELL_AFTER_MS, () => {
      this.#stopTelling = null;
      this.#options.onChange();
    });
  }
}

const tagOf = (share: Share, { session }: Open): Uint8Array => haveTag('assembly', share.id, session);

/** What is here, up to where a feed is void, and the keeper does not say that it holds. */
function behindBy(share: Share, { held, state }: Wanted): number | null {
  if (held.size === 0 && state !== 'keeps') return null;
  let sum = 0;
  for (const [key, { vector, port }] of share.ledgers) {
    const voidFrom = new Map(port.proofs.map(({ feed, burst }) => [feed, burst]));
    for (const [feed, count] of vector) {
      const counted = Math.min(count, voidFrom.get(feed) ?? Number.POSITIVE_INFINITY);
      sum += Math.max(0, counted - (held.get(key)?.get(feed) ?? 0));
    }
  }
  return sum;
}
