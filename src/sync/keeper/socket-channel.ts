/** A channel over a WebSocket, in a browser or in Node, between a device and a keeper or two keepers. */
import { MAX_SEALED_BYTES, OPENING_BYTES, createSocketKey } from './sealing.ts';
import type { Channel } from '../channel.ts';
import type { Clock } from '../clock.ts';
import type { Sealing } from './sealing.ts';

/** What is used of a WebSocket: browsers' own and that of `ws` both have it. */
export interface Socket {
  binaryType: string;
  readonly readyState: number;
  readonly bufferedAmount: number;
  send(bytes: Uint8Array<ArrayBuffer>): void;
  close(): void;
  /** In Node alone: at once, without a word. */
  terminate?(): void;
  addEventListener(type: 'open' | 'close' | 'error', listen: () => void): void;
  addEventListener(type: 'message', listen: (event: { readonly data: unknown }) => void): void;
}

const OPEN = 1;
const OPEN_WITHIN_MS = 10_000;
const HIGH_WATER_BYTES = 128 * 1024;
const LOW_WATER_BYTES = 64 * 1024;
/** Beats and goodbyes are sent whether there is room or not: never more than this. */
const MOST_UNSENT_BYTES = 512 * 1024;
/** Arrived and not yet opened. An honest end has little more than a window on the way. */
const MOST_UNOPENED_BYTES = 4 << 20;
const MOST_EARLY_FRAMES = 64;
const FIRST_LOOK_MS = 4;
const LONGEST_LOOK_MS = 64;
/** Who takes nothing for so long is too slow to wait for. */
const STALLED_AFTER_MS = 15_000;
const FAREWELL_MS = 1000;

/**
 * Settles when both ends have each other's key; null when that failed, or took over ten seconds.
 * `initiator`: the end that opened the socket.
 */
export function openSocketChannel(socket: Socket, initiator: boolean, clock: Clock): Promise<Channel | null> {
  return new Promise((resolve) => {
    const key = createSocketKey();
    const give = (channel: Channel | null): void => {
      stopWaiting();
      if (!channel) cut(socket);
      resolve(channel);
    };
    const stopWaiting = clock.after(OPEN_WITHIN_MS, () => give(null));
    let channel: SocketChannel | null = null;
    let agreeing = false;
    // What comes right behind the opening waits until the keys are there.
    const early: Uint8Array[] = [];
    const fail = (): void => give(null);
    const sayHello = (): void => {
      key.then(({ opening }) => socket.readyState === OPEN && socket.send(opening)).catch(fail);
    };
    const takeOpening = async (bytes: Uint8Array): Promise<void> => {
      const sealing = await (await key).agree(bytes, initiator);
      if (!sealing || socket.readyState !== OPEN) return fail();
      channel = new SocketChannel(socket, sealing, initiator, clock);
      for (const sealed of early) channel.arrive(sealed);
      give(channel);
    };
    socket.binaryType = 'arraybuffer';
    socket.addEventListener('open', sayHello);
    // What is wrong, a close tells too.
    socket.addEventListener('error', () => undefined);
    socket.addEventListener('close', () => (channel ? channel.ended() : fail()));
    socket.addEventListener('message', ({ data }) => {
      const bytes = data instanceof ArrayBuffer ? new Uint8Array(data) : null;
      if (channel) return channel.arrive(bytes);
      // No honest end sends text.
      if (!bytes || (!agreeing && bytes.length !== OPENING_BYTES)) return fail();
      if (agreeing) return void (early.push(bytes) > MOST_EARLY_FRAMES && fail());
      agreeing = true;
      takeOpening(bytes).catch(fail);
    });
    if (socket.readyState === OPEN) sayHello();
  });
}

class SocketChannel implements Channel {
  onClose: (() => void) | null = null;
  readonly initiator: boolean;
  readonly binding: Uint8Array;
  readonly #socket: Socket;
  readonly #sealing: Sealing;
  readonly #clock: Clock;
  #onFrame: ((frame: Uint8Array) => void) | null = null;
  #early: Uint8Array[] = [];
  #unsealed = 0;
  #unopened = 0;
  #sending: Promise<void> = Promise.resolve();
  #taking: Promise<void> = Promise.resolve();
  #waiting: (() => void)[] = [];
  #stopLooking: () => void = () => undefined;
  #closed = false;
  #told = false;

  constructor(socket: Socket, sealing: Sealing, initiator: boolean, clock: Clock) {
    this.#socket = socket;
    this.#sealing = sealing;
    this.#clock = clock;
    this.initiator = initiator;
    this.binding = sealing.binding;
  }

  get onFrame(): ((frame: Uint8Array) => void) | null {
    return this.#onFrame;
  }

  set onFrame(take: ((frame: Uint8Array) => void) | null) {
    this.#onFrame = take;
    const early = this.#early;
    this.#early = [];
    if (take) for (const frame of early) queueMicrotask(() => this.#onFrame?.(frame));
  }

  send(frame: Uint8Array): boolean {
    if (this.#closed) return true;
    if (this.#unsent + frame.length > MOST_UNSENT_BYTES) {
      this.#cut();
      return true;
    }
    this.#unsealed += frame.length;
    const sealing = handled(this.#sealing.seal(frame));
    this.#sending = this.#sending
      .then(async () => {
        const sealed = await sealing;
        if (this.#socket.readyState === OPEN) this.#socket.send(sealed);
        this.#unsealed -= frame.length;
      })
      .catch(() => this.#cut());
    return this.#unsent < HIGH_WATER_BYTES;
  }

  drained(): Promise<void> {
    if (this.#closed || this.#unsent <= LOW_WATER_BYTES) return Promise.resolve();
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      if (this.#waiting.length === 1) this.#look(FIRST_LOOK_MS, this.#unsent, 0);
    });
  }

  close(): void {
    if (this.#closed) return;
    this.#shut();
    // Lets what was sent last go out.
    void this.#sending.then(() => this.#socket.close());
    this.#clock.after(FAREWELL_MS, () => cut(this.#socket));
  }

  /** Something came over the socket; null: it was text. */
  arrive(sealed: Uint8Array | null): void {
    if (this.#closed) return;
    if (!sealed) return this.#cut();
    this.#unopened += sealed.length;
    if (sealed.length > MAX_SEALED_BYTES || this.#unopened > MOST_UNOPENED_BYTES) return this.#cut();
    const opening = handled(this.#sealing.open(sealed));
    this.#taking = this.#taking
      .then(async () => {
        const frame = await opening;
        this.#unopened -= sealed.length;
        if (!this.#closed) this.#deliver(frame);
      })
      // Not the other end's next frame: somebody in between had a hand in it.
      .catch(() => this.#cut());
  }

  get #unsent(): number {
    return this.#unsealed + this.#socket.bufferedAmount;
  }

  #deliver(frame: Uint8Array): void {
    if (this.#onFrame) return this.#onFrame(frame);
    if (this.#early.push(frame) > MOST_EARLY_FRAMES) this.#cut();
  }

  /** WebSockets don't tell when they have room again. */
  #look(ms: number, before: number, unmovedMs: number): void {
    this.#stopLooking = this.#clock.after(ms, () => {
      const unsent = this.#unsent;
      const unmoved = unsent < before ? 0 : unmovedMs + ms;
      if (unsent <= LOW_WATER_BYTES) this.#release();
      else if (unmoved >= STALLED_AFTER_MS) this.#cut();
      else this.#look(Math.min(2 * ms, LONGEST_LOOK_MS), unsent, unmoved);
    });
  }

  #release(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }

  #cut(): void {
    this.#shut();
    cut(this.#socket);
    queueMicrotask(() => this.ended());
  }

  #shut(): void {
    this.#closed = true;
    this.#stopLooking();
    this.#release();
  }

  /** The socket is closed. */
  ended(): void {
    if (this.#told) return;
    this.#told = true;
    // What arrived before the end is still delivered: the goodbye says why.
    void this.#taking.then(() => {
      this.#shut();
      this.onClose?.();
    });
  }
}

/**
 * It is begun now and waited for in its turn. What fails before its turn has come has nobody who waits
 * for it yet: Node would end the whole process for that.
 */
function handled<T>(work: Promise<T>): Promise<T> {
  work.catch(() => undefined);
  return work;
}

function cut(socket: Socket): void {
  if (socket.terminate) socket.terminate();
  else socket.close();
}
