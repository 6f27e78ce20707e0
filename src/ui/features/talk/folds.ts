/**
 * Which rows of a conversation are shown, which are folded into one line, and which are left out, on this
 * device. Words by people whom nobody has welcomed yet are shown like all others while they are few; when
 * they are many, each run of them is folded, so that the members' talk stays in sight.
 */
import { createMemo, createSignal, type Accessor } from 'solid-js';
import type { DeviceId, RecordId } from '../../../domain/burst.ts';
import { aroundOf, isBeyondLimit, regardOf } from '../../../domain/talk/regard.ts';
import type { TalkView } from './talk-view.ts';

/** Up to so many rows by strangers are shown like any others. */
export const FEW_STRANGERS = 30;
const FOLD = 'fold ';

export interface Folds {
  /** Rows to show; some of them are folds. */
  readonly rows: Accessor<readonly RecordId[]>;
  /** What a fold holds; null where the row is none. */
  folded(row: RecordId): readonly RecordId[] | null;
  unfold(row: RecordId): void;
  /** Rows that aren't shown at all, and by how many blocked people. */
  readonly blocked: Accessor<{ readonly rows: number; readonly people: number }>;
}

type Kind = 'shown' | 'stranger' | 'blocked';

interface Folding {
  readonly rows: readonly RecordId[];
  readonly folded: ReadonlyMap<RecordId, readonly RecordId[]>;
  readonly blocked: { readonly rows: number; readonly people: number };
}

export const isFold = (row: RecordId): boolean => row.startsWith(FOLD);

export function createFolds(view: TalkView, all: Accessor<readonly RecordId[]>): Folds {
  const devices = new Map<RecordId, DeviceId>();
  const [opened, setOpened] = createSignal<ReadonlySet<RecordId>>(new Set());

  const folding = createMemo((): Folding => {
    const rows = all();
    const kindOf = kindsOf(view, devices);
    const strange = rows.map((row) => kindOf(row));
    const strangers = strange.filter((kind) => kind === 'stranger').length;
    const blockedPeople = new Set<string>();
    const folds = new Map<RecordId, RecordId[]>();
    const shown: RecordId[] = [];
    let blocked = 0;
    let run: RecordId[] = [];
    const endRun = () => {
      const [first] = run;
      if (first === undefined) return;
      const fold = FOLD + first;
      if (opened().has(fold)) shown.push(...run);
      else {
        folds.set(fold, run);
        shown.push(fold);
      }
      run = [];
    };
    for (const [index, row] of rows.entries()) {
      const kind = strange[index];
      if (kind === 'blocked') {
        blocked += 1;
        blockedPeople.add(authorOf(view, row) ?? row);
      } else if (kind === 'stranger' && (strangers > FEW_STRANGERS || isBeyondLimit(row))) run.push(row);
      else {
        endRun();
        shown.push(row);
      }
    }
    endRun();
    return { rows: shown, folded: folds, blocked: { rows: blocked, people: blockedPeople.size } };
  });

  return {
    rows: () => folding().rows,
    folded: (row) => folding().folded.get(row) ?? null,
    unfold: (row) => setOpened((now) => new Set([...now, row])),
    blocked: () => folding().blocked,
  };
}

function authorOf(view: TalkView, row: RecordId): string | undefined {
  const { open } = view.assembly;
  const device = open.talk.get().messages.get(row)?.device;
  return device && (open.governance.get().devices.get(device) ?? device);
}

/** By device, each asked once: a talk has many more messages than devices. `devices`: of rows, remembered. */
function kindsOf(view: TalkView, devices: Map<RecordId, DeviceId>): (row: RecordId) => Kind {
  const { assembly } = view;
  // Wakes when anyone comes in, is welcomed, or is muted or blocked; what is read below is not tracked.
  const ignored = assembly.ignored();
  assembly.people.size();
  assembly.roll();
  const governance = assembly.open.governance.get();
  const { messages } = assembly.open.talk.get();
  const around = aroundOf(governance, assembly.me(), (who) => ignored.get(who)?.how);
  const byDevice = new Map<DeviceId, Kind>();
  const ofDevice = (device: DeviceId): Kind => {
    let kind = byDevice.get(device);
    if (kind === undefined) {
      const regard = regardOf({ id: '', device }, { ...around, hiding: () => undefined });
      const isStrange = regard === 'stranger' || regard === 'apart';
      kind = regard === 'blocked' ? 'blocked' : isStrange ? 'stranger' : 'shown';
      byDevice.set(device, kind);
    }
    return kind;
  };
  const ofMessage = (id: RecordId): Kind => {
    let device = devices.get(id);
    if (device === undefined) {
      device = messages.get(id)?.device;
      if (device === undefined) return 'shown';
      devices.set(id, device);
    }
    return ofDevice(device);
  };
  return (root) => {
    const kind = ofMessage(root);
    if (kind === 'shown') return kind;
    // What others have answered stays in sight, with what it answers.
    const answered = view.replies(root).some((reply) => ofMessage(reply) === 'shown');
    return answered ? 'shown' : kind;
  };
}
