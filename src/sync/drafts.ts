import { utf8 } from '../lib/bytes.ts';
import { KIND, MAX_DRAFT_BYTES, MAX_DRAFT_ID_BYTES, encodeDraft } from './messages.ts';
import { Malformed } from './wire.ts';
import type { DraftChannel, NeighbourId } from './api.ts';
import type { Outbox } from './outbox.ts';

const MOST_OPEN_AT_A_NEIGHBOUR = 256;

interface Neighbour {
  readonly outbox: Outbox;
  readonly number: number;
  readonly open: Set<string>;
}

/** Which drafts of one assembly are open here and at neighbours, and their bytes between them. */
export class DraftBoard {
  readonly #open = new Map<string, DraftChannel>();
  readonly #neighbours = new Map<NeighbourId, Neighbour>();

  /** Throws when the id is too long or open already: a mistake of the caller. */
  open(id: string): DraftChannel {
    if (utf8(id).length > MAX_DRAFT_ID_BYTES) throw new RangeError('A draft id has at most 128 bytes');
    if (this.#open.has(id)) throw new Error('This draft is open already');
    const draft: DraftChannel = {
      onMet: null,
      onLeft: null,
      onBytes: null,
      send: (bytes, to = {}) => this.#send(id, bytes, to),
      close: () => this.#close(id, draft),
    };
    this.#open.set(id, draft);
    for (const [name, neighbour] of this.#neighbours) {
      neighbour.outbox.post(encodeDraft(KIND.draftOpen, neighbour.number, id));
      // The caller sets `onMet` first, in the turn in which it opens.
      if (neighbour.open.has(id))
        queueMicrotask(() => this.#isMet(name, id) && this.#open.get(id)?.onMet?.(name));
    }
    return draft;
  }

  /** `number`: this assembly's number on that link. */
  attach(name: NeighbourId, outbox: Outbox, number: number): void {
    this.#neighbours.set(name, { outbox, number, open: new Set() });
    for (const id of this.#open.keys()) outbox.post(encodeDraft(KIND.draftOpen, number, id));
  }

  detach(name: NeighbourId): void {
    const neighbour = this.#neighbours.get(name);
    this.#neighbours.delete(name);
    for (const id of neighbour?.open ?? []) this.#open.get(id)?.onLeft?.(name);
  }

  theyOpened(name: NeighbourId, id: string): void {
    const neighbour = this.#neighbours.get(name);
    if (!neighbour || neighbour.open.has(id)) return;
    if (neighbour.open.size >= MOST_OPEN_AT_A_NEIGHBOUR) throw new Malformed('drafts');
    neighbour.open.add(id);
    this.#open.get(id)?.onMet?.(name);
  }

  theyClosed(name: NeighbourId, id: string): void {
    if (this.#neighbours.get(name)?.open.delete(id)) this.#open.get(id)?.onLeft?.(name);
  }

  theySent(name: NeighbourId, id: string, bytes: Uint8Array): void {
    if (bytes.length > MAX_DRAFT_BYTES) throw new Malformed('draft');
    this.#open.get(id)?.onBytes?.(bytes, name);
  }

  close(): void {
    for (const [id, draft] of [...this.#open]) this.#close(id, draft);
  }

  #isMet(name: NeighbourId, id: string): boolean {
    return this.#neighbours.get(name)?.open.has(id) === true;
  }

  #send(
    id: string,
    bytes: Uint8Array,
    to: { readonly only?: NeighbourId; readonly except?: NeighbourId },
  ): boolean {
    if (bytes.length > MAX_DRAFT_BYTES) return false;
    for (const [name, { outbox, number, open }] of this.#neighbours) {
      if (!open.has(id) || name === to.except || (to.only !== undefined && name !== to.only)) continue;
      outbox.post(encodeDraft(KIND.draft, number, id, bytes));
    }
    return true;
  }

  #close(id: string, draft: DraftChannel): void {
    if (this.#open.get(id) !== draft) return;
    this.#open.delete(id);
    for (const { outbox, number } of this.#neighbours.values())
      outbox.post(encodeDraft(KIND.draftClose, number, id));
  }
}
