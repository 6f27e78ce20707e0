/**
 * What of the talk is new to the person at this device. New is what arrived since, whatever its date:
 * a vector of what was held at the last full reading is kept, and everything beyond it is unread.
 */
import type { DeviceId, RecordId } from '../../domain/burst.ts';
import type { Talk, TalkChange } from '../../domain/state.ts';
import { writable, type Readable } from '../../lib/readable.ts';
import type { AssemblyId } from '../api.ts';
import type { Facts } from '../ports.ts';
import { refOf } from './record-refs.ts';

/** As it is kept under `read/<assembly>`. */
export interface KeptMarks {
  readonly upTo: number;
  /** Feed → bursts held at the last full reading. Null: nothing was read yet. */
  readonly vector: ReadonlyMap<number, number> | null;
}

export class ReadMarks {
  readonly #upTo = writable(0);
  readonly #unread = writable<ReadonlySet<RecordId>>(new Set());
  readonly upTo: Readable<number> = this.#upTo;
  readonly unread: Readable<ReadonlySet<RecordId>> = this.#unread;
  #vector: ReadonlyMap<number, number> | null = null;

  private constructor(
    private readonly facts: Facts,
    private readonly assembly: AssemblyId,
    private readonly ownDevice: DeviceId,
    private readonly talk: () => Talk,
    private readonly onFailure: (error: unknown) => void,
  ) {}

  static async load(
    facts: Facts,
    assembly: AssemblyId,
    ownDevice: DeviceId,
    talk: () => Talk,
    onFailure: (error: unknown) => void,
  ): Promise<ReadMarks> {
    const marks = new ReadMarks(facts, assembly, ownDevice, talk, onFailure);
    const kept = await facts.get<KeptMarks>(`read/${assembly}`);
    if (kept) {
      marks.#upTo.set(kept.upTo);
      marks.#vector = kept.vector;
    }
    marks.take([...talk().messages.keys()]);
    return marks;
  }

  /** Messages that came or changed. Before a first reading nothing counts as unread. */
  take(ids: TalkChange['messages']): void {
    const vector = this.#vector;
    if (!vector) return;
    const fresh = ids.filter((id) => {
      const { feed, burst } = refOf(id);
      if (burst < (vector.get(feed) ?? 0) || this.#unread.get().has(id)) return false;
      const message = this.talk().messages.get(id);
      return message !== undefined && !message.erased && message.device !== this.ownDevice;
    });
    if (fresh.length > 0) this.#unread.set(new Set([...this.#unread.get(), ...fresh]));
  }

  /** Everything up to that time was seen. False: that was known. */
  markRead(time: number): boolean {
    const { messages } = this.talk();
    const left = [...this.#unread.get()].filter((id) => (messages.get(id)?.time ?? 0) > time);
    const moved = time > this.#upTo.get();
    const nothingNew = left.length === this.#unread.get().size;
    if (!moved && nothingNew && this.#vector) return false;
    if (!nothingNew) this.#unread.set(new Set(left));
    if (moved) this.#upTo.set(time);
    if (left.length === 0) this.#vector = vectorOf(this.talk());
    const marks: KeptMarks = { upTo: this.#upTo.get(), vector: this.#vector };
    this.facts.put(`read/${this.assembly}`, marks).catch(this.onFailure);
    return true;
  }
}

function vectorOf(talk: Talk): ReadonlyMap<number, number> {
  const vector = new Map<number, number>();
  for (const id of talk.messages.keys()) {
    const { feed, burst } = refOf(id);
    if (burst >= (vector.get(feed) ?? 0)) vector.set(feed, burst + 1);
  }
  return vector;
}
