/**
 * What this device alone knows of an assembly: what was being typed, what was read, when an outcome
 * was first held. Read from storage once, then kept in memory and written through.
 */
import type { RecordId } from '../../domain/burst.ts';
import type { AssemblyId } from '../api.ts';
import type { Facts } from '../ports.ts';

export class DeviceWords {
  readonly #unsaid = new Map<string, string>();
  readonly #held = new Map<RecordId, number>();
  /** Places whose words as they are now could not be kept, or taken off. */
  readonly #unkept = new Set<string>();

  private constructor(
    private readonly facts: Facts,
    private readonly assembly: AssemblyId,
    private readonly onFailure: (error: unknown) => void,
  ) {}

  static async load(
    facts: Facts,
    assembly: AssemblyId,
    onFailure: (error: unknown) => void,
  ): Promise<DeviceWords> {
    const words = new DeviceWords(facts, assembly, onFailure);
    const unsaid = await facts.all<string>(`unsaid/${assembly}/`);
    for (const [name, text] of unsaid) words.#unsaid.set(name.slice(`unsaid/${assembly}/`.length), text);
    const held = await facts.all<number>(`held/${assembly}/`);
    for (const [name, time] of held) words.#held.set(name.slice(`held/${assembly}/`.length), time);
    return words;
  }

  unsaid(place: string): string {
    return this.#unsaid.get(place) ?? '';
  }

  setUnsaid(place: string, text: string): void {
    if (this.unsaid(place) === text) return;
    if (text === '') this.#unsaid.delete(place);
    else this.#unsaid.set(place, text);
    this.#keep(place);
  }

  /** Tries once more to keep what could not be kept: there may be room again. */
  keepAgain(): void {
    for (const place of [...this.#unkept]) this.#keep(place);
  }

  #keep(place: string): void {
    const name = `unsaid/${this.assembly}/${place}`;
    const text = this.unsaid(place);
    this.#unkept.delete(place);
    const kept = text === '' ? this.facts.remove(name) : this.facts.put(name, text);
    kept.catch((error: unknown) => {
      this.#unkept.add(place);
      this.onFailure(error);
    });
  }

  heldSince(outcome: RecordId): number | null {
    return this.#held.get(outcome) ?? null;
  }

  setHeldSince(outcome: RecordId, time: number): void {
    if (this.#held.has(outcome)) return;
    this.#held.set(outcome, time);
    this.facts.put(`held/${this.assembly}/${outcome}`, time).catch(this.onFailure);
  }

  /** Takes everything of this assembly off this device. */
  static async removeAll(from: Facts, assembly: AssemblyId): Promise<void> {
    for (const prefix of [
      'unsaid',
      'held',
      'read',
      'heard',
      'acked',
      'certified',
      'secret',
      'lost',
      'wentTwoWays',
      'cutOff',
      'revokedIn',
    ]) {
      const facts = await from.all(`${prefix}/${assembly}`);
      await Promise.all([...facts.keys()].map((name) => from.remove(name)));
    }
  }
}
