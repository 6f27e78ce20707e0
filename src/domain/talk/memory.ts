import type { FeedId, RecordId } from '../burst.ts';
import type { Table } from '../table.ts';
import type { Answers } from './answers.ts';
import type { Stretches } from './stretches.ts';

/** What a state of talk rests on and doesn't show. As persistent as the state itself. */
export interface Memory {
  /** Which bursts were taken, by the feed's id in decimal. */
  readonly seen: Table<string, Stretches>;
  readonly answers: Table<RecordId, Answers>;
  /** Records of kinds that this version doesn't know. */
  readonly unknown: Table<RecordId, true>;
  readonly cuts: ReadonlyMap<FeedId, number>;
}
