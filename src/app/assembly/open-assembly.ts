/** An open assembly, as the screen has it: state to watch and acts to do. */
import type { LedgerChange } from '../../ledger/api.ts';
import { writable } from '../../lib/readable.ts';
import { fault, ok, type Result } from '../../lib/result.ts';
import type { AssemblySummary, Connection, Fault, OpenAssembly } from '../api.ts';
import type { ClockDoubt } from '../clock-doubt.ts';
import { DraftShelf } from '../drafts/draft-shelf.ts';
import { draftAmongTabs } from '../drafts/draft-tabs.ts';
import { encodeInvitation } from '../invitation.ts';
import type { IgnoredPeople } from '../ignored-people.ts';
import type { Identity, KnownAssembly, WorldPorts } from '../ports.ts';
import { createActs } from './acts.ts';
import { AssemblyCore } from './assembly-core.ts';
import { openParts } from './assembly-parts.ts';
import { createHandover } from './handover.ts';
import { faultOf } from './ledger-writer.ts';
import { Sharing } from './sharing.ts';
import { summaryOf } from './summary.ts';

/** Changes within this time are summed up once. */
const SUMMARY_AFTER_MS = 30;
const HOUR_MS = 3_600_000;

export interface AssemblyDesk extends OpenAssembly {
  readonly core: AssemblyCore;
  readonly sharing: Sharing;
  /** The drafts' channels follow the links of this tab. */
  reconnectDrafts(): void;
  close(): Promise<void>;
}

interface DeskOptions {
  readonly known: KnownAssembly;
  readonly ports: WorldPorts;
  readonly identity: () => Identity;
  readonly name: () => string;
  readonly hueOf: (person: string) => number;
  readonly meetingPoints: () => readonly string[];
  readonly forget: () => Promise<void>;
  readonly clockDoubt: ClockDoubt;
  readonly ignored: IgnoredPeople;
  /** [PER-9] This device was revoked, in this assembly or another. */
  readonly stopped: () => boolean;
  readonly worthKeeping: () => void;
  readonly onFailure: (error: unknown) => void;
}

/** Opens an assembly of this device and keeps its summary up to date. */
export async function openAssembly(options: DeskOptions): Promise<AssemblyDesk> {
  const { known, ports, identity, name, ignored, onFailure } = options;
  const parts = await openParts(known.id, ports, identity, onFailure, options.stopped);
  const core = await AssemblyCore.begin(parts, name);
  const { governance, talk, marks, words, unsent, lost } = parts;
  const sharing = new Sharing(core, name, onFailure);
  const drafts = new DraftShelf({
    keep: (draft, doc) => ports.store.keepDraft(`${known.id}/${draft}`, doc),
    channel: (draft) => sharing.draftChannel(draft),
    amongTabs: (draft) => draftAmongTabs(ports.tabs, known.id, draft),
    now: () => ports.now(),
  });
  const sum = () => summaryOf(core, known, sharing.connection.get(), ignored.all.get());
  const summary = writable<AssemblySummary>(sum());
  const hasOlder = writable(talk.ledger.hasOlder);

  let waiting: (() => void) | null = null;
  let hourly: (() => void) | null = null;
  const sumUp = () => {
    waiting = null;
    summary.set(sum());
  };
  const soon = () => {
    waiting ??= ports.after(SUMMARY_AFTER_MS, sumUp);
  };
  const everyHour = () => {
    hourly = ports.after(HOUR_MS, everyHour);
    soon();
  };
  hourly = ports.after(HOUR_MS, everyHour);
  const offerDrafts = () => {
    const open = [...core.governance.drafts.values()].filter((draft) => draft.putAs === null);
    drafts.offer(open.toSorted((a, b) => b.time - a.time).map((draft) => draft.id));
  };
  const onConnection = (connection: Connection) => {
    if (connection !== summary.get().connection) soon();
  };
  const noteClocks = ({ source, bursts }: LedgerChange) => {
    if (source !== 'neighbour') return;
    const { devices, people, roll } = core.governance;
    for (const { device, time } of bursts) {
      const person = devices.get(device);
      if (person === undefined || person === core.me || people.get(person)?.standing !== 'member') continue;
      options.clockDoubt.note(person, time - ports.now(), roll.size - 1);
    }
  };
  const stops = [
    ...core.ledgers.map((ledger) => ledger.subscribe(noteClocks)),
    governance.reduction.subscribe((change) => {
      soon();
      if (change.all || change.drafts.length > 0) offerDrafts();
    }),
    marks.unread.subscribe(soon),
    ignored.all.subscribe(soon),
    sharing.connection.subscribe(() => onConnection(sharing.connection.get())),
  ];
  offerDrafts();

  const acts = createActs(core);
  return {
    ...acts,
    async takeMyPlace() {
      const taken = await acts.takeMyPlace();
      if (taken.ok) options.worthKeeping();
      return taken;
    },
    ...createHandover(core, known.name),
    id: known.id,
    core,
    sharing,
    summary,
    governance: governance.reduction,
    talk: {
      get: () => core.talk,
      subscribe: (watch) => talk.reduction.subscribe(watch),
      hasOlder,
      async loadOlder() {
        await talk.ledger.loadOlder();
        await talk.reduction.settled();
        hasOlder.set(talk.ledger.hasOlder);
      },
    },
    presence: sharing.presence,
    setTyping: (where) => sharing.setTyping(where),
    unsent: unsent.ids,
    heldSince: (outcome) => words.heldSince(outcome),
    readUpTo: marks.upTo,
    unread: marks.unread,
    markSeen: (messages) => core.markSeen(messages),
    ignored: ignored.all,
    ignore: (who, how) => ignored.set(who, core.governance.people.get(who)?.name ?? null, how),
    unsaid: {
      get: (place) => words.unsaid(place),
      set: (place, text) => words.setUnsaid(place, text),
    },
    lost: lost.acts,
    doAgain: (id) => lost.again(id, acts),
    letGo: (id) => lost.letGo(id),
    draft: (id) => drafts.session(id, name(), options.hueOf(core.me)),
    keepers: sharing.keptAt.states,
    keepAt: (url) => kept(() => sharing.keptAt.keep(url)),
    keepNoMoreAt: (url) => kept(() => sharing.keptAt.keepNoMore(url)),
    invitation() {
      const { assembly } = core.governance;
      const points = options.meetingPoints();
      const code = encodeInvitation({
        assembly: known.id,
        name: assembly?.name ?? known.name,
        meetingPoints: points.length > 0 ? points : known.meetingPoints,
        keepers: sharing.keptAt.invited,
      });
      return `${ports.address}#/join/${code}`;
    },
    forget: options.forget,
    reconnectDrafts: () => drafts.reconnect(),
    async close() {
      for (const stop of stops) stop();
      waiting?.();
      hourly?.();
      sharing.detach();
      await drafts.close();
      await core.close();
    },
  };
}

/** Settles when a wish is on this device. */
async function kept(act: () => Promise<void>): Promise<Result<null, Fault>> {
  try {
    await act();
    return ok(null);
  } catch (error) {
    return fault(faultOf(error));
  }
}
