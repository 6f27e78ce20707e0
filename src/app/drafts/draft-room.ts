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
import {
  messageYjsSyncStep1,
  messageYjsSyncStep2,
  messageYjsUpdate,
  writeSyncStep1,
  writeSyncStep2,
  writeUpdate,
} from 'y-protocols/sync';
import { applyUpdate, ContentAny, ContentDeleted, ContentString, decodeUpdate, Doc, GC, Item } from 'yjs';
import { writable, type Readable } from '../../lib/readable.ts';
import { Carets } from './carets.ts';

export interface KeptVersion {
  readonly time: number;
  readonly by: string;
  readonly text: string;
}

/** To one neighbour, or to all but one. */
export interface To {
  readonly only?: string;
  readonly except?: string;
}

/** Marks a change that came over a link, and from whom: it goes on to the others. */
class Remote {
  constructor(readonly from: string) {}
}

const SYNC = 0;
const AWARENESS = 1;
/** A draft is a text that people will read; a larger document is somebody's mistake or worse. */
const MAX_BYTES = 2 << 20;
/** What waits in Yjs for letters before it, which an honest neighbour has just sent. */
const MAX_PENDING_BYTES = 64 << 10;
const MAX_VERSIONS = 50;

export class DraftRoom {
  readonly doc = new Doc();
  readonly text = this.doc.getText('text');
  readonly awareness = new Awareness(this.doc);
  readonly #kept = this.doc.getArray<KeptVersion>('versions');
  readonly #versions = writable<readonly KeptVersion[]>([]);
  readonly versions: Readable<readonly KeptVersion[]> = this.#versions;
  readonly #carets = new Carets(this.awareness);
  #bytes = 0;
  readonly #send: (bytes: Uint8Array, to?: To) => void;

  /** `send` reaches neighbours that have the draft open; whoever comes later is caught up by `greet`. */
  constructor(send: (bytes: Uint8Array, to?: To) => void) {
    this.#send = send;
    this.awareness.setLocalState(null);
    this.#kept.observe(() => this.#versions.set(this.#kept.toArray().filter(isVersion)));
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      this.#bytes += update.length;
      this.#post(SYNC, (encoder) => writeUpdate(encoder, update), toOthers(origin));
    });
    this.awareness.on('update', ({ added, updated, removed }: Record<string, number[]>, origin: unknown) => {
      this.#sendAwareness([...(added ?? []), ...(updated ?? []), ...(removed ?? [])], toOthers(origin));
    });
  }

  /** Asks a neighbour for what this device lacks, and shows them the carets that it knows. */
  greet(neighbour: string): void {
    const to = { only: neighbour };
    this.#post(SYNC, (encoder) => writeSyncStep1(encoder, this.doc), to);
    this.#sendAwareness([...this.awareness.getStates().keys()], to);
  }

  /** Takes a message from a neighbour and answers it. Never throws. */
  hear(message: Uint8Array, from: string): void {
    if (this.#bytes + message.length > MAX_BYTES) return;
    const origin = new Remote(from);
    try {
      const decoder = createDecoder(message);
      const type = readVarUint(decoder);
      if (type === AWARENESS) {
        const carets = this.#carets.from(from, readVarUint8Array(decoder));
        applyAwarenessUpdate(this.awareness, carets, origin);
      } else if (type === SYNC) {
        this.#sync(readVarUint(decoder), readVarUint8Array(decoder), origin);
      }
    } catch {
      // Bytes that mean nothing change nothing.
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

  /** Takes this device's caret away; the draft stays open for others. */
  leave(): void {
    removeAwarenessStates(this.awareness, [this.doc.clientID], 'left');
  }

  close(): void {
    this.leave();
    this.awareness.destroy();
    this.doc.destroy();
  }

  #sync(step: number, bytes: Uint8Array, origin: Remote): void {
    if (step === messageYjsSyncStep1) {
      this.#post(SYNC, (encoder) => writeSyncStep2(encoder, this.doc, bytes), { only: origin.from });
    } else if ((step === messageYjsSyncStep2 || step === messageYjsUpdate) && isPlain(bytes)) {
      applyUpdate(this.doc, bytes, origin);
      this.#boundPending();
    }
  }

  /** Yjs would keep, and merge again and again, any amount of what it can make nothing of yet. */
  #boundPending(): void {
    const { store } = this.doc;
    if ((store.pendingStructs?.update.length ?? 0) > MAX_PENDING_BYTES) store.pendingStructs = null;
    if ((store.pendingDs?.length ?? 0) > MAX_PENDING_BYTES) store.pendingDs = null;
  }

  #sendAwareness(clients: number[], to?: To): void {
    if (clients.length === 0) return;
    const update = encodeAwarenessUpdate(this.awareness, clients);
    this.#post(AWARENESS, (encoder) => writeVarUint8Array(encoder, update), to);
  }

  #post(type: number, write: (encoder: ReturnType<typeof createEncoder>) => void, to?: To): void {
    const encoder = createEncoder();
    writeVarUint(encoder, type);
    write(encoder);
    this.#send(toUint8Array(encoder), to);
  }
}

/**
 * A draft is letters and kept versions. Anything else that Yjs could hold (embedded objects, formats,
 * nested types, documents) would come from no editor of ours, and could put one out of step.
 */
const isPlain = (update: Uint8Array): boolean =>
  decodeUpdate(update).structs.every(
    (struct) =>
      struct instanceof GC ||
      (struct instanceof Item &&
        (struct.content instanceof ContentString ||
          struct.content instanceof ContentDeleted ||
          struct.content instanceof ContentAny)),
  );

const toOthers = (origin: unknown): To | undefined =>
  origin instanceof Remote ? { except: origin.from } : undefined;

function isVersion(value: unknown): value is KeptVersion {
  if (typeof value !== 'object' || value === null) return false;
  const { time, by, text } = value as Partial<Record<keyof KeptVersion, unknown>>;
  return typeof time === 'number' && typeof by === 'string' && typeof text === 'string';
}
