/**
 * The drafts of one assembly on this device. They are open to neighbours while the assembly is, so
 * that a draft travels on through people who never looked at it: newest first, `MAX_OPEN` at once.
 */
import type { RecordId } from '../../domain/burst.ts';
import type { DraftSession } from '../api.ts';
import { DraftRoom, type To } from './draft-room.ts';

/** The way to the neighbours who have one draft open; `sync` provides it. */
export interface DraftChannel {
  onMet: ((neighbour: string) => void) | null;
  onBytes: ((bytes: Uint8Array, from: string) => void) | null;
  send(bytes: Uint8Array, to?: To): boolean;
  close(): void;
}

export interface DraftPorts {
  keep(draft: RecordId, doc: DraftRoom['doc']): { readonly loaded: Promise<boolean>; close(): Promise<void> };
  /** Null while this tab has no links of its own. */
  channel(draft: RecordId): DraftChannel | null;
  /** To the same draft in the other tabs of this browser. */
  amongTabs(draft: RecordId): DraftChannel;
  now(): number;
}

interface Shelved {
  readonly room: DraftRoom;
  readonly loaded: Promise<boolean>;
  /** Sessions that are open on it. */
  sessions: number;
  channel: DraftChannel | null;
  readonly amongTabs: DraftChannel;
  closeStore(): Promise<void>;
}

const MAX_OPEN = 24;

export class DraftShelf {
  readonly #open = new Map<RecordId, Shelved>();

  constructor(private readonly ports: DraftPorts) {}

  /** Opens a draft for writing, as `name` with the hue of their stone at the caret. */
  async session(draft: RecordId, name: string, hue: number): Promise<DraftSession> {
    const shelved = this.#take(draft);
    const { room, loaded } = shelved;
    await loaded;
    shelved.sessions += 1;
    let isOpen = true;
    room.awareness.setLocalState({ user: { name, hue } });
    return {
      text: room.text,
      awareness: room.awareness,
      versions: room.versions,
      keepVersion: () => room.keepVersion(name, this.ports.now()),
      close() {
        if (!isOpen) return;
        isOpen = false;
        shelved.sessions -= 1;
        // A page that was left may close after the one that came back to the draft has opened it.
        if (shelved.sessions === 0) room.leave();
      },
    };
  }

  /** The drafts that the assembly knows and that became no proposal yet, newest first. */
  offer(known: readonly RecordId[]): void {
    for (const draft of known.slice(0, MAX_OPEN)) this.#take(draft);
  }

  /** Links came or went as a whole: this tab took over the network, or lost it. */
  reconnect(): void {
    for (const [draft, shelved] of this.#open) {
      shelved.channel?.close();
      shelved.channel = this.ports.channel(draft);
      bind(shelved.channel, shelved.room, shelved.loaded);
    }
  }

  async close(): Promise<void> {
    const open = [...this.#open.values()];
    this.#open.clear();
    for (const { room, channel, amongTabs } of open) {
      room.close();
      channel?.close();
      amongTabs.close();
    }
    await Promise.all(open.map((shelved) => shelved.closeStore()));
  }

  #take(draft: RecordId): Shelved {
    const there = this.#open.get(draft);
    if (there) return there;
    const room: DraftRoom = new DraftRoom((bytes, to) => {
      shelved.channel?.send(bytes, to);
      shelved.amongTabs.send(bytes, to);
    });
    const store = this.ports.keep(draft, room.doc);
    const shelved: Shelved = {
      room,
      loaded: store.loaded,
      sessions: 0,
      channel: this.ports.channel(draft),
      amongTabs: this.ports.amongTabs(draft),
      closeStore: () => store.close(),
    };
    this.#open.set(draft, shelved);
    for (const channel of [shelved.channel, shelved.amongTabs]) bind(channel, room, store.loaded);
    return shelved;
  }
}

/** What a neighbour sends waits until what was kept here is read. */
function bind(channel: DraftChannel | null, room: DraftRoom, loaded: Promise<boolean>): void {
  if (!channel) return;
  channel.onMet = (neighbour) => void loaded.then(() => room.greet(neighbour));
  channel.onBytes = (bytes, from) => void loaded.then(() => room.hear(bytes, from));
}
