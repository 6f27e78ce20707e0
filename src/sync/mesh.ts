/**
 * Further links over those that stand. A device hears in an assembly's presence who is around, and by
 * which link; through that link it makes an offer to whom it has no link with yet. The same way mends
 * a channel that was cut off, as long as anybody is left between both.
 *
 * Roles are fixed, so that nobody waits for each other: of two keys the higher makes the offer, the
 * lower asks for it; a channel is mended by the end that began it.
 */
import { remember } from '../lib/bounded.ts';
import { fromHex, toHex } from '../lib/bytes.ts';
import { every } from './clock.ts';
import { introductionToSign } from './introduction-message.ts';
import { canSpare, hasTooMany, lacking, looksFor, prefersKnown, takes } from './link-policy.ts';
import { Mending } from './mending.ts';
import { MOST_HOPS } from './presence-message.ts';
import type { DeviceKey, Verifier } from '../ledger/api.ts';
import type { Channel, ChannelSource } from './channel.ts';
import type { Clock } from './clock.ts';
import type { CarriedConnection, Connector } from './connector.ts';
import type { CarriedIntroduction, Step } from './introduction-message.ts';
import type { MeshRoom } from './link-entries.ts';
import type { Links } from './link-policy.ts';
import type { Share } from './share.ts';

const TEND_EVERY_MS = 1000;
/** News come in clusters; and not everybody shall ask the same device at once. */
const SOON_MS = 100;
const SOON_JITTER_MS = 200;
/** Until the other device says anything: a way may have closed on the way. */
const ANSWER_WITHIN_MS = 4000;
const OPEN_WITHIN_MS = 6000;
const MOST_ATTEMPTS = 12;
const MOST_AT_ONCE = 3;
const REFUSED_MS = 10_000;
const FIRST_RETRY_MS = 1000;
const LONGEST_RETRY_MS = 30_000;
const MOST_REMEMBERED = 1024;
const SPARE_EVERY_MS = 5000;

export interface MeshOptions {
  readonly device: DeviceKey;
  readonly verifier: Verifier;
  readonly clock: Clock;
  readonly randomBytes: (length: number) => Uint8Array;
  /** Null: passes introductions on, and makes none. */
  readonly connector: Connector | null;
}

interface Attempt {
  readonly share: Share;
  readonly device: string;
  id: string;
  connection: CarriedConnection | null;
  stop: () => void;
}

export class Mesh implements ChannelSource {
  onChannel: ((channel: Channel) => void) | null = null;
  readonly #options: MeshOptions;
  readonly #room: MeshRoom;
  readonly #own: string;
  readonly #attempts = new Map<string, Attempt>();
  readonly #made = new Map<Channel, string>();
  readonly #mending: Mending;
  readonly #avoided = new Map<string, { readonly until: number; readonly times: number }>();
  readonly #seen = new Map<string, true>();
  readonly #stopTending: () => void;
  #stopSoon: (() => void) | null = null;
  #sparedAt = 0;
  #stopped = false;

  constructor(room: MeshRoom, options: MeshOptions) {
    this.#room = room;
    this.#options = options;
    this.#own = toHex(options.device.publicKey);
    this.#mending = new Mending({
      clock: options.clock,
      quietMs: (channel) => room.quietMs(channel),
      newId: () => this.#newId(),
      wayTo: (device) => [...room.shares].find((share) => this.#ways(share, device).length > 0) ?? null,
      say: (share, to, step, id, code) => void this.#say(share, to, step, id, code),
      soon: () => this.soon(),
    });
    this.#stopTending = every(options.clock, TEND_EVERY_MS, () => this.#tend());
  }

  /** Something changed: looked at in a moment. */
  soon(): void {
    if (this.#stopped || this.#stopSoon) return;
    this.#stopSoon = this.#options.clock.after(SOON_MS + this.#random() * SOON_JITTER_MS, () => {
      this.#stopSoon = null;
      this.#tend();
    });
  }

  /** An introduction came over a link. */
  take(share: Share, given: CarriedIntroduction, link: string): void {
    const [from, to] = [toHex(given.from), toHex(given.to)];
    if (this.#stopped || from === this.#own) return;
    if (to === this.#own) void this.#hear(share, given, from, link);
    else if (given.hops < MOST_HOPS) this.#pass(share, to, { ...given, hops: given.hops + 1 }, link);
  }

  expects(channel: Channel): string | null {
    return this.#made.get(channel) ?? null;
  }

  /** A link stands, whoever made it; what can be mended is remembered. */
  stands(channel: Channel, device: string): void {
    this.#avoided.delete(device);
    this.#mending.hold(channel, device);
    this.soon();
  }

  gone(channel: Channel): void {
    this.#made.delete(channel);
    this.#mending.release(channel);
    this.soon();
  }

  nudge(): void {
    this.#avoided.clear();
    this.soon();
  }

  stop(): Promise<void> {
    this.#stopped = true;
    this.#stopTending();
    this.#stopSoon?.();
    for (const { stop, connection } of this.#attempts.values()) {
      stop();
      connection?.close();
    }
    this.#attempts.clear();
    return Promise.resolve();
  }

  #tend(): void {
    if (this.#stopped || !this.#options.connector) return;
    for (const share of this.#room.shares) {
      this.#lookAround(share);
      this.#spareOne(share);
    }
    this.#mending.tend();
  }

  #lookAround(share: Share): void {
    const links = this.#linksIn(share);
    const wish = looksFor(links);
    if (wish === 'none') return;
    const linked = new Set(this.#room.lively.values());
    const now = this.#options.clock.now();
    const free = share.presence
      .get()
      .map(({ device }) => device)
      .filter(
        (device) =>
          !linked.has(device) &&
          !this.#attempts.has(device) &&
          !this.#room.isIntroduced(device) &&
          !this.#mending.isTrying(device) &&
          (this.#avoided.get(device)?.until ?? 0) <= now &&
          this.#ways(share, device).length > 0,
      );
    const known = this.#shuffled(free.filter((device) => this.#room.isKnown(device)));
    // Whom chance picks, so that nobody can choose whose neighbour to be.
    const others = wish === 'any' ? this.#shuffled(free) : [];
    const order = prefersKnown(links) ? [...new Set([...known, ...others])] : others;
    const most = Math.min(MOST_AT_ONCE, Math.max(1, lacking(links)));
    for (const device of order.slice(0, most)) this.#begin(share, device);
  }

  /** Asks one neighbour, whom chance picks, whether their link can go; both must have enough. */
  #spareOne(share: Share): void {
    const now = this.#options.clock.now();
    if (!hasTooMany(this.#linksIn(share)) || now - this.#sparedAt < SPARE_EVERY_MS) return;
    this.#sparedAt = now;
    const { lively } = this.#room;
    const common = [...share.companions].filter(
      ([link, device]) => lively.has(link) && !this.#isNeeded(share, device),
    );
    const [device] = this.#shuffled([...new Set(common.map(([, each]) => each))]);
    if (device !== undefined) void this.#say(share, device, 'spare', this.#newId());
  }

  /** Known devices, and those that another assembly here has a link with too. */
  #isNeeded(share: Share, device: string): boolean {
    if (this.#room.isKnown(device) && prefersKnown(this.#linksIn(share))) return true;
    return [...this.#room.shares].some(
      (other) => other !== share && [...other.companions.values()].includes(device),
    );
  }

  isMaking(device: string): boolean {
    return this.#attempts.has(device);
  }

  /** How many links the mesh is making in an assembly. */
  makingIn(share: Share): number {
    return [...this.#attempts.values()].filter((attempt) => attempt.share === share).length;
  }

  /** Links that stand, of those who have the assembly, and those that are being made, by whatever way. */
  #linksIn(share: Share): Links {
    const devices = new Set<string>();
    for (const [link, device] of share.companions) if (this.#room.lively.has(link)) devices.add(device);
    for (const attempt of this.#attempts.values()) if (attempt.share === share) devices.add(attempt.device);
    const known = [...devices].filter((device) => this.#room.isKnown(device)).length;
    return { all: devices.size + this.#room.forming, known };
  }

  #begin(share: Share, device: string): void {
    if (this.#attempts.size >= MOST_ATTEMPTS) return;
    const attempt = this.#attempt(share, device);
    if (this.#own > device) void this.#offer(attempt);
    else void this.#say(share, device, 'ask', attempt.id);
  }

  #attempt(share: Share, device: string): Attempt {
    const attempt: Attempt = { share, device, id: this.#newId(), connection: null, stop: () => undefined };
    this.#attempts.set(device, attempt);
    this.#wait(attempt, ANSWER_WITHIN_MS);
    return attempt;
  }

  #wait(attempt: Attempt, ms: number): void {
    attempt.stop();
    const stop = this.#options.clock.after(ms, () => this.#fail(attempt));
    Object.assign(attempt, { stop });
  }

  async #offer(attempt: Attempt): Promise<void> {
    const connection = this.#connect(attempt, true);
    const code = await connection?.offer();
    if (code && this.#isOn(attempt, connection)) {
      await this.#say(attempt.share, attempt.device, 'offer', attempt.id, code);
    }
  }

  #connect(attempt: Attempt, initiator: boolean): CarriedConnection | null {
    attempt.connection?.close();
    const connection = this.#options.connector?.connect(initiator) ?? null;
    Object.assign(attempt, { connection });
    void connection?.opened.then((channel) => this.#opened(attempt, connection, channel));
    return connection;
  }

  #isOn(attempt: Attempt, connection: CarriedConnection | null): boolean {
    return this.#attempts.get(attempt.device) === attempt && attempt.connection === connection;
  }

  #opened(attempt: Attempt, connection: CarriedConnection, channel: Channel | null): void {
    if (!this.#isOn(attempt, connection)) return channel?.close();
    if (!channel) return this.#fail(attempt);
    attempt.stop();
    this.#attempts.delete(attempt.device);
    if (!this.onChannel) return channel.close();
    this.#made.set(channel, attempt.device);
    this.onChannel(channel);
  }

  /** Nothing came of it: tried again later, and later each time. */
  #fail(attempt: Attempt): void {
    this.#drop(attempt);
    const times = (this.#avoided.get(attempt.device)?.times ?? 0) + 1;
    const ms = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** times) * (0.5 + this.#random());
    this.#avoid(attempt.device, ms, times);
    this.soon();
  }

  #drop(attempt: Attempt): void {
    attempt.stop();
    if (this.#attempts.get(attempt.device) === attempt) this.#attempts.delete(attempt.device);
    const { connection } = attempt;
    Object.assign(attempt, { connection: null });
    connection?.close();
  }

  #avoid(device: string, ms: number, times: number): void {
    const until = this.#options.clock.now() + ms;
    remember(this.#avoided, device, { until, times }, MOST_REMEMBERED);
  }

  async #hear(share: Share, given: CarriedIntroduction, from: string, link: string): Promise<void> {
    const id = toHex(given.id);
    const key = `${given.step} ${from} ${id}`;
    if (this.#seen.has(key)) return;
    const check = {
      publicKey: given.from,
      message: introductionToSign(share.id, given),
      signature: given.signature,
    };
    const [valid] = await this.#options.verifier.verify([check]).catch(() => [false]);
    if (!valid || this.#stopped || this.#seen.has(key)) return;
    remember(this.#seen, key, true, MOST_REMEMBERED);
    share.presenceBoard.heardOver(link, from, given.hops);
    const { links } = given;
    switch (given.step) {
      case 'ask':
        return this.#hearAsk(share, from, links, given.code);
      case 'offer':
        return this.#hearOffer(share, from, links, id, given.code);
      case 'answer':
        return this.#hearAnswer(from, id, given.code);
      case 'spare':
        if (canSpare(this.#linksIn(share)) && !this.#isNeeded(share, from)) this.#room.part(from);
        return;
      case 'refuse': {
        const attempt = this.#attempts.get(from);
        if (!attempt) return;
        this.#drop(attempt);
        this.#avoid(from, REFUSED_MS * (0.5 + this.#random()), 0);
        return this.soon();
      }
    }
  }

  #hearAsk(share: Share, from: string, links: number, mark: Uint8Array): void {
    if (this.#mending.asked(share, from, mark)) return;
    if (this.#own < from || this.#attempts.has(from)) return;
    if (!this.#takes(share, from, links)) return void this.#say(share, from, 'refuse', this.#newId());
    void this.#offer(this.#attempt(share, from));
  }

  async #hearOffer(share: Share, from: string, links: number, id: string, code: Uint8Array): Promise<void> {
    const again = await this.#mending.answer(from, code);
    if (again) return this.#say(share, from, 'answer', id, again);
    if (this.#own > from) return;
    const asked = this.#attempts.get(from);
    if (!asked && !this.#takes(share, from, links)) return this.#say(share, from, 'refuse', id);
    const attempt = asked ?? this.#attempt(share, from);
    this.#wait(attempt, OPEN_WITHIN_MS);
    const connection = this.#connect(attempt, false);
    const answer = await connection?.answer(code);
    if (answer && this.#isOn(attempt, connection)) await this.#say(share, from, 'answer', id, answer);
  }

  async #hearAnswer(from: string, id: string, code: Uint8Array): Promise<void> {
    const attempt = this.#attempts.get(from);
    if (attempt?.id === id && attempt.connection) {
      this.#wait(attempt, OPEN_WITHIN_MS);
      await attempt.connection.accept(code);
    }
    await this.#mending.accept(from, id, code);
  }

  #takes(share: Share, device: string, links: number): boolean {
    if (this.#attempts.size >= MOST_ATTEMPTS) return false;
    return takes(this.#linksIn(share), { isKnown: this.#room.isKnown(device), links });
  }

  async #say(
    share: Share,
    to: string,
    step: Step,
    id: string,
    code: Uint8Array = new Uint8Array(),
  ): Promise<void> {
    const { device } = this.#options;
    const links = Math.min(255, this.#linksIn(share).all);
    const unsigned = { step, links, from: device.publicKey, to: bytesOf(to), id: bytesOf(id), code };
    const signature = await device.sign(introductionToSign(share.id, unsigned)).catch(() => null);
    if (signature && !this.#stopped) this.#pass(share, to, { ...unsigned, hops: 0, signature }, null);
  }

  /** Over the first way that is there, and not back where it came from. */
  #pass(share: Share, to: string, given: CarriedIntroduction, not: string | null): void {
    for (const link of this.#ways(share, to)) {
      if (link !== not && this.#room.pass(link, share, given)) return;
    }
  }

  /** Links over which the device was heard lately: its own first. */
  #ways(share: Share, device: string): readonly string[] {
    const { lively } = this.#room;
    const own = [...lively].filter(([, other]) => other === device).map(([link]) => link);
    return [
      ...own,
      ...share.presenceBoard.waysTo(device).filter((link) => lively.has(link) && !own.includes(link)),
    ];
  }

  #shuffled(devices: readonly string[]): string[] {
    const order = devices.map((device) => ({ device, at: this.#random() }));
    return order.sort((one, other) => one.at - other.at).map(({ device }) => device);
  }

  #newId(): string {
    return toHex(this.#options.randomBytes(8));
  }

  #random(): number {
    const [high = 0, low = 0] = this.#options.randomBytes(2);
    return (high * 256 + low) / 65_536;
  }
}

const bytesOf = (hex: string): Uint8Array => fromHex(hex) ?? new Uint8Array();
