/**
 * One draft that several people write at once: an ordinary Y.Doc without any authority. What is
 * decided on is the signed revision that is made from its text, never the draft.
 *
 * Over a link it speaks y-protocols: `00` sync, `01` awareness (carets and names).
 */
import { createDecoder, readVarUint, readVarUint8Array } from 'lib0/decoding';
import { createEncoder, toUint8Array, writeVarUint, writeVarUint8Array } from 'lib0/encoding';
import {
  applyAwarenessUpdate,
  Awareness,
  encodeAwarenessUpdate,
  removeAwarenessStates,
} from 'y-protocols/awareness';
import { readSyncMessage, writeSyncStep1, writeUpdate } from 'y-protocols/sync';
import { Doc, encodeStateAsUpdate } from 'yjs';
import { writable, type Readable } from '../../lib/readable.ts';

export interface KeptVersion {
  readonly time: number;
  readonly by: string;
  readonly text: string;
}

/** Marks changes that came over a link, so that they are not sent back to where they came from. */
const REMOTE = Symbol('remote');
const SYNC = 0;
const AWARENESS = 1;
/** A draft is a text that people will read; a larger document is somebody's mistake or worse. */
const MAX_BYTES = 2 << 20;
const MAX_CARETS = 64;
const MAX_VERSIONS = 50;

export class DraftRoom {
  readonly doc = new Doc();
  readonly text = this.doc.getText('text');
  readonly awareness = new Awareness(this.doc);
  readonly #kept = this.doc.getArray<KeptVersion>('versions');
  readonly #versions = writable<readonly KeptVersion[]>([]);
  readonly versions: Readable<readonly KeptVersion[]> = this.#versions;
  #bytes = 0;
  readonly #send: (bytes: Uint8Array) => void;

  /** `send` reaches every neighbour that has the assembly; what nobody hears is caught up by `greet`. */
  constructor(send: (bytes: Uint8Array) => void) {
    this.#send = send;
    this.awareness.setLocalState(null);
    this.#kept.observe(() => this.#versions.set(this.#kept.toArray().filter(isVersion)));
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      this.#bytes += update.length;
      if (origin !== REMOTE) this.#post(SYNC, (encoder) => writeUpdate(encoder, update));
    });
    this.awareness.on('update', ({ added, updated, removed }: Record<string, number[]>, origin: unknown) => {
      if (origin === REMOTE) return;
      this.#sendAwareness([...(added ?? []), ...(updated ?? []), ...(removed ?? [])]);
    });
  }

  /** Asks neighbours for what this device lacks, and shows them this device's caret. */
  greet(): void {
    this.#post(SYNC, (encoder) => writeSyncStep1(encoder, this.doc));
    if (this.awareness.getLocalState()) this.#sendAwareness([this.doc.clientID]);
  }

  /** Takes a message from a neighbour; returns what to answer them alone. Never throws. */
  hear(message: Uint8Array): Uint8Array | null {
    if (this.#bytes + message.length > MAX_BYTES) return null;
    try {
      const decoder = createDecoder(message);
      const type = readVarUint(decoder);
      if (type === AWARENESS) {
        const update = readVarUint8Array(decoder);
        if (this.awareness.getStates().size < MAX_CARETS) applyAwarenessUpdate(this.awareness, update, REMOTE);
        return null;
      }
      if (type !== SYNC) return null;
      const answer = createEncoder();
      writeVarUint(answer, SYNC);
      readSyncMessage(decoder, answer, this.doc, REMOTE);
      const bytes = toUint8Array(answer);
      return bytes.length > 1 ? bytes : null;
    } catch {
      return null;
    }
  }

  keepVersion(by: string, time: number): void {
    const text = this.text.toString();
    const last = this.#kept.get(this.#kept.length - 1);
    if (text === '' || (isVersion(last) && last.text === text)) return;
    this.doc.transact(() => {
      this.#kept.push([{ time, by, text }]);
      if (this.#kept.length > MAX_VERSIONS) this.#kept.delete(0, this.#kept.length - MAX_VERSIONS);
    });
  }

  /** True once anybody wrote anything. */
  get begun(): boolean {
    return this.text.length > 0 || this.#kept.length > 0;
  }

  /** The whole draft as one Yjs update. */
  snapshot(): Uint8Array {
    return encodeStateAsUpdate(this.doc);
  }

  /** Takes this device's caret away; the draft stays open for others. */
  leave(): void {
    removeAwarenessStates(this.awareness, [this.doc.clientID], 'left');
  }

  close(): void {
    this.leave();
    this.awareness.destroy();
    this.doc.destroy();
  }

  #sendAwareness(clients: number[]): void {
    this.#post(AWARENESS, (encoder) => writeVarUint8Array(encoder, encodeAwarenessUpdate(this.awareness, clients)));
  }

  #post(type: number, write: (encoder: ReturnType<typeof createEncoder>) => void): void {
    const encoder = createEncoder();
    writeVarUint(encoder, type);
    write(encoder);
    this.#send(toUint8Array(encoder));
  }
}

function isVersion(value: unknown): value is KeptVersion {
  if (typeof value !== 'object' || value === null) return false;
  const { time, by, text } = value as Partial<Record<keyof KeptVersion, unknown>>;
  return typeof time === 'number' && typeof by === 'string' && typeof text === 'string';
}
