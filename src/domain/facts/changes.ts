/** What a call of the reducer has changed so far: which rows of the state must be made again. */
import type { PersonId, RecordId } from '../burst.ts';

type RowOf = 'people' | 'drafts' | 'proposals' | 'concerns' | 'mootCalls' | 'moots' | 'hidings';

export class Changes {
  assembly = false;
  /** The roll, or who is welcomed: positions everywhere may count differently now. */
  roll = false;
  /** People whom no record was about may be on the roll, or off it, now. */
  everyone = false;
  readonly people = new Set<PersonId>();
  readonly drafts = new Set<RecordId>();
  readonly proposals = new Set<RecordId>();
  readonly concerns = new Set<RecordId>();
  readonly mootCalls = new Set<RecordId>();
  readonly moots = new Set<RecordId>();
  readonly ballots = new Set<RecordId>();
  /** By `hidingKey`. */
  readonly hidings = new Set<string>();
  readonly erased = new Set<RecordId>();
  /** Which rows show the words of which record. */
  readonly #shownIn = new Map<RecordId, [RowOf, string]>();
  /** The few whose words a second row shows. */
  readonly #alsoShownIn = new Map<RecordId, [RowOf, string]>();

  /** From now on, when that record's words come or go, the row is made again. */
  showsWords(record: RecordId, table: RowOf, row: string): void {
    (this.#shownIn.has(record) ? this.#alsoShownIn : this.#shownIn).set(record, [table, row]);
  }

  wordsMoved(record: RecordId): void {
    for (const shown of [this.#shownIn.get(record), this.#alsoShownIn.get(record)]) {
      if (shown !== undefined) this[shown[0]].add(shown[1]);
    }
  }

  get any(): boolean {
    return this.assembly || this.roll || this.everyone || this.#rows.some((rows) => rows.size > 0);
  }

  clear(): void {
    this.assembly = false;
    this.roll = false;
    this.everyone = false;
    for (const rows of this.#rows) rows.clear();
  }

  get #rows(): readonly Set<string>[] {
    const { people, drafts, proposals, concerns, mootCalls, moots, ballots, hidings, erased } = this;
    return [people, drafts, proposals, concerns, mootCalls, moots, ballots, hidings, erased];
  }
}
