/**
 * The drafts of one assembly on this device: opened when someone looks, or when a neighbour asks,
 * so that a draft travels on through people who never opened it. Newest first, and no more than
 * `MAX_OPEN` at once.
 */
import type { RecordId } from '../../domain/burst.ts';
import type { DraftSession } from '../api.ts';
import { DraftRoom } from './draft-room.ts';

/** The way to neighbours: messages about one assembly's drafts. */
export interface DraftCarrier {
  send(draft: RecordId, bytes: Uint8Array): void;
  onMessage(listen: (draft: RecordId, bytes: Uint8Array, answer: (bytes: Uint8Array) => void) => void): () => void;
  /** Someone new can hear this assembly's drafts. */
  onNeighbour(listen: () => void): () => void;
}

export interface DraftKeeper {
  keep(draft: RecordId, doc: DraftRoom['doc']): { readonly loaded: Promise<boolean>; close(): Promise<void> };
}

interface Shelved {
  readonly room: DraftRoom;
  readonly loaded: Promise<boolean>;
  close(): Promise<void>;
}

const MAX_OPEN = 24;

export class DraftShelf {
  readonly #open = new Map<RecordId, Shelved>();
  readonly #stops: (() => void)[];

  constructor(
    private readonly carrier: DraftCarrier,
    private readonly keeper: DraftKeeper,
    /** Drafts that the assembly knows and that became no proposal yet, newest first. */
    private readonly known: () => readonly RecordId[],
    private readonly now: () => number,
  ) {
    this.#stops = [
      carrier.onMessage((draft, bytes, answer) => void this.#hear(draft, bytes, answer)),
      carrier.onNeighbour(() => void this.greetAll()),
    ];
  }

  /** Opens a draft for writing, as `name` with the hue of their stone at the caret. */
  async session(draft: RecordId, name: string, hue: number): Promise<DraftSession> {
    const { room, loaded } = this.#take(draft);
    await loaded;
    room.awareness.setLocalState({ user: { name, hue } });
    room.greet();
    return {
      text: room.text,
      awareness: room.awareness,
      versions: room.versions,
      keepVersion: () => room.keepVersion(name, this.now()),
      close: () => room.leave(),
    };
  }

  /** Asks neighbours for what is new in the drafts that this assembly knows. */
  async greetAll(): Promise<void> {
    await Promise.all(
      this.known()
        .slice(0, MAX_OPEN)
        .map(async (draft) => {
          const shelved = this.#take(draft);
          await shelved.loaded;
          shelved.room.greet();
        }),
    );
  }

  async close(): Promise<void> {
    for (const stop of this.#stops) stop();
    const open = [...this.#open.values()];
    this.#open.clear();
    for (const { room } of open) room.close();
    await Promise.all(open.map((shelved) => shelved.close()));
  }

  async #hear(draft: RecordId, bytes: Uint8Array, answer: (bytes: Uint8Array) => void): Promise<void> {
    if (!this.#open.has(draft) && !this.known().includes(draft)) return;
    const { room, loaded } = this.#take(draft);
    await loaded;
    const reply = room.hear(bytes);
    if (reply) answer(reply);
  }

  #take(draft: RecordId): Shelved {
    const there = this.#open.get(draft);
    if (there) return there;
    const room = new DraftRoom((bytes) => this.carrier.send(draft, bytes));
    const kept = this.keeper.keep(draft, room.doc);
    const shelved: Shelved = { room, loaded: kept.loaded, close: () => kept.close() };
    this.#open.set(draft, shelved);
    return shelved;
  }
}
