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
  /** When the assembly came to this device: until a first full reading, what was said later is unread. */
  readonly since: number;
}

export class ReadMarks {
  readonly #upTo = writable(0);
  readonly #unread = writable<ReadonlySet<RecordId>>(new Set());
  readonly upTo: Readable<number> = this.#upTo;
  readonly unread: Readable<ReadonlySet<RecordId>> = this.#unread;
  #vector: ReadonlyMap<number, number> | null = null;
  #since = 0;

  private constructor(
    private readonly facts: Facts,
    private readonly assembly: AssemblyId,
    private readonly ownDevice: DeviceId,
    private readonly talk: () => Talk,
    private readonly onFailure: (error: unknown) => void,
  ) {}

  /** @param now Kept as the time at which the assembly came to this device, where none is kept yet. */

  static async load(
    facts: Facts,
    assembly: AssemblyId,
    ownDevice: DeviceId,
    talk: () => Talk,
    now: number,
    onFailure: (error: unknown) => void,
  ): Promise<ReadMarks> {
    const marks = new ReadMarks(facts, assembly, ownDevice, talk, onFailure);
    const kept = await facts.get<KeptMarks>(`read/${assembly}`);
    if (kept) {
      marks.#upTo.set(kept.upTo);
      marks.#vector = kept.vector;
      marks.#since = kept.since;
    } else {
      marks.#since = now;
      marks.#keep();
    }
    marks.take([...talk().messages.keys()]);
    return marks;
  }

  /** Messages that came or changed. What was said before one came is no news to anyone new. */
  take(ids: TalkChange['messages']): void {
    const fresh = ids.filter((id) => {
      const message = this.talk().messages.get(id);
      if (message === undefined || message.erased || message.device === this.ownDevice) return false;
      return !this.#unread.get().has(id) && this.#cameLater(id, message.time);
    });
    if (fresh.length > 0) this.#unread.set(new Set([...this.#unread.get(), ...fresh]));
  }

  #cameLater(id: RecordId, time: number): boolean {
    if (!this.#vector) return time >= this.#since;
    const { feed, burst } = refOf(id);
    return burst >= (this.#vector.get(feed) ?? 0);
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
    this.#keep();
    return true;
  }

  #keep(): void {
    const marks: KeptMarks = { upTo: this.#upTo.get(), vector: this.#vector, since: this.#since };
    this.facts.put(`read/${this.assembly}`, marks).catch(this.onFailure);
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
