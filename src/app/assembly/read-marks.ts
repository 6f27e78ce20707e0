/**
 * What of the talk is new to the person at this device. New is what arrived since, whatever its date:
 * a vector of what had arrived at the last reading is kept with what was left unread then, and
 * everything beyond it is unread.
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
  /** Feed → bursts that had arrived at the last reading. Null: nothing was read yet. */
  readonly vector: ReadonlyMap<number, number> | null;
  /** Of what had arrived then, what was still unread. */
  readonly left: readonly RecordId[];
  /** When the assembly came to this device: what was said before is no news to anyone new. */
  readonly since: number;
}

/** More than this and the oldest unread words count as read: nobody will look for them one by one. */
const MOST_LEFT = 5000;

export class ReadMarks {
  readonly #upTo = writable(0);
  readonly #unread = writable<ReadonlySet<RecordId>>(new Set());
  readonly upTo: Readable<number> = this.#upTo;
  readonly unread: Readable<ReadonlySet<RecordId>> = this.#unread;
  /** What has arrived by now, for the next time that something is kept. */
  readonly #arrived = new Map<number, number>();
  #vector: ReadonlyMap<number, number> | null = null;
  #since = 0;

  private constructor(
    private readonly facts: Facts,
    private readonly assembly: AssemblyId,
    private readonly ownDevice: () => DeviceId,
    private readonly talk: () => Talk,
    private readonly onFailure: (error: unknown) => void,
  ) {}

  /** @param now Kept as the time at which the assembly came to this device, where none is kept yet. */
  static async load(
    facts: Facts,
    assembly: AssemblyId,
    ownDevice: () => DeviceId,
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
      marks.#unread.set(new Set(kept.left));
    } else {
      marks.#since = now;
      marks.#keep();
    }
    marks.take([...talk().messages.keys()]);
    return marks;
  }

  /** Messages that came or changed. */
  take(ids: TalkChange['messages']): void {
    const fresh = ids.filter((id) => {
      const { feed, burst } = refOf(id);
      if (burst >= (this.#arrived.get(feed) ?? 0)) this.#arrived.set(feed, burst + 1);
      const message = this.talk().messages.get(id);
      if (message === undefined || message.erased || message.device === this.ownDevice()) return false;
      if (this.#unread.get().has(id)) return false;
      return this.#vector ? burst >= (this.#vector.get(feed) ?? 0) : message.time >= this.#since;
    });
    const gone = ids.filter((id) => this.#unread.get().has(id) && this.talk().messages.get(id)?.erased);
    if (fresh.length === 0 && gone.length === 0) return;
    const unread = new Set([...this.#unread.get(), ...fresh]);
    for (const id of gone) unread.delete(id);
    this.#unread.set(unread);
  }

  /** These were seen. False: that was known. */
  markSeen(ids: readonly RecordId[]): boolean {
    const unread = this.#unread.get();
    const seen = ids.filter((id) => unread.has(id));
    const { messages } = this.talk();
    const latest = ids.reduce((time, id) => Math.max(time, messages.get(id)?.time ?? 0), this.#upTo.get());
    if (seen.length === 0 && latest === this.#upTo.get() && this.#vector) return false;
    if (seen.length > 0) {
      const left = new Set(unread);
      for (const id of seen) left.delete(id);
      this.#unread.set(left);
    }
    this.#upTo.set(latest);
    this.#vector = new Map(this.#arrived);
    this.#keep();
    return true;
  }

  #keep(): void {
    const left = [...this.#unread.get()].slice(-MOST_LEFT);
    const marks: KeptMarks = { upTo: this.#upTo.get(), vector: this.#vector, left, since: this.#since };
    this.facts.put(`read/${this.assembly}`, marks).catch(this.onFailure);
  }
}
