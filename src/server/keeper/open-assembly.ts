/** A kept assembly while somebody is linked for it: in memory, with its ledgers open. */
import type { LedgerPort } from '../../ledger/api.ts';
import type { Share } from '../../sync/share.ts';

/** Why bytes are turned away: it has as many as one may, or the disk takes no more. */
export type FullBy = 'full' | 'diskFull';

/** One assembly, open. Closed some time after the last one has let it go. */
export interface OpenAssembly {
  readonly share: Share;
  /** Bytes were turned away, and are until it is opened again. Null: none were. */
  readonly fullBy: FullBy | null;
  /** Called once bytes are turned away. */
  onFull(then: (by: FullBy) => void): () => void;
  /** Called when it is forgotten while open. */
  onForgotten(then: () => void): () => void;
  letGo(): void;
}

export interface Opened {
  readonly share: Share;
  readonly ledgers: readonly LedgerPort[];
  readonly whenFull: Set<(by: FullBy) => void>;
  readonly whenForgotten: Set<() => void>;
  fullBy: FullBy | null;
  users: number;
  /** Of the users, those that are no keepers. */
  devices: number;
  stopLingering: (() => void) | null;
}

const nothing = (): void => undefined;

/** What a share tells, nobody here has to know. */
export const NOBODY_TOLD = {
  ledgerAdded: nothing,
  ledgerRemoved: nothing,
  keepersSet: nothing,
  changed: nothing,
  left: nothing,
} as const;

export const openedWith = (share: Share, ledgers: readonly LedgerPort[], fullBy: FullBy | null): Opened => ({
  share,
  ledgers,
  whenFull: new Set(),
  whenForgotten: new Set(),
  fullBy,
  users: 0,
  devices: 0,
  stopLingering: null,
});

/** For one user of it; `letGo` is called once. */
export function inHand(opened: Opened, letGo: () => void): OpenAssembly {
  let held = true;
  const watch =
    <T>(set: Set<T>) =>
    (then: T) => {
      set.add(then);
      return () => set.delete(then);
    };
  return {
    share: opened.share,
    get fullBy() {
      return opened.fullBy;
    },
    onFull: watch(opened.whenFull),
    onForgotten: watch(opened.whenForgotten),
    letGo: () => {
      if (held) letGo();
      held = false;
    },
  };
}

/** From now on, until it is opened again. */
export function turnAway(opened: Opened, by: FullBy): void {
  if (opened.fullBy === by) return;
  opened.fullBy = by;
  for (const then of [...opened.whenFull]) then(by);
}

export function shut({ share, ledgers, stopLingering }: Opened): void {
  stopLingering?.();
  share.leave();
  for (const ledger of ledgers) ledger.close();
}
