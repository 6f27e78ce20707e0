/**
 * One open assembly as components read it. This folder alone turns changed ids into signals;
 * components call these accessors inside JSX or memos and are woken only by what they read.
 */
import { batch, createMemo, createSignal, onCleanup, type Accessor } from 'solid-js';
import type { AssemblySummary, IgnoredBy, OpenAssembly, Presence } from '../../app/api.ts';
import type { Draft } from '../../domain/draft/state.ts';
import type { Action } from '../../domain/action/state.ts';
import type { Ballot } from '../../domain/ballot/state.ts';
import type { PersonId, RecordId } from '../../domain/burst.ts';
import { erasedByDecision as erasedIn } from '../../domain/decision/erasure.ts';
import type { Hiding } from '../../domain/hiding/state.ts';
import type { MootCall, MootHeldRow } from '../../domain/moot/state.ts';
import type {
  Assembly,
  Concern,
  Decision,
  Governance,
  Message,
  Person,
  Proposal,
  Refused,
  TalkChange,
  Topic,
} from '../../domain/state.ts';
import { fromReadable } from './from-readable.ts';
import { createTableView, type TableView } from './table-view.ts';

export interface AssemblyView {
  /** For acts; what is shown comes from the accessors below. */
  readonly open: OpenAssembly;
  readonly me: Accessor<PersonId | null>;
  /**
   * Whom this device can act for: `me`, or null where nothing that it writes has an effect any more. What
   * can be done is asked of this one; who somebody is, of `me`.
   */
  readonly speaker: Accessor<PersonId | null>;
  /** Nothing waits for whom this device doesn't act for. */
  readonly summary: Accessor<AssemblySummary>;
  readonly assembly: Accessor<Assembly | null>;
  readonly roll: Accessor<Governance['roll']>;
  /** The whole governance state, for the domain's selectors; wakes at every governance change. */
  readonly governance: Accessor<Governance>;
  readonly people: TableView<PersonId, Person>;
  readonly proposals: TableView<RecordId, Proposal>;
  readonly concerns: TableView<RecordId, Concern>;
  readonly decisions: TableView<RecordId, Decision>;
  readonly mootCalls: TableView<RecordId, MootCall>;
  readonly moots: TableView<RecordId, MootHeldRow>;
  readonly ballots: TableView<RecordId, Ballot>;
  readonly actions: TableView<RecordId, Action>;
  readonly drafts: TableView<RecordId, Draft>;
  /** By `hidingKey`. */
  readonly hidings: TableView<string, Hiding>;
  readonly refused: TableView<RecordId, Refused>;
  readonly messages: TableView<RecordId, Message>;
  readonly topics: TableView<RecordId, Topic>;
  readonly presence: Accessor<readonly Presence[]>;
  readonly unsent: Accessor<ReadonlySet<RecordId>>;
  readonly readUpTo: Accessor<number>;
  readonly unread: Accessor<ReadonlySet<RecordId>>;
  readonly hasOlder: Accessor<boolean>;
  /** [MOD-6] Words in talk that decisions erased. */
  readonly erasedByDecision: Accessor<ReadonlySet<RecordId>>;
  /** Whom this device mutes or blocks. */
  readonly ignored: Accessor<IgnoredBy>;
  /** For lists that keep their own order: hears which messages changed. */
  onTalkChange(listen: (change: TalkChange) => void): void;
  /** Whose device this is; wakes when it becomes known. */
  personOf(device: string): PersonId | null;
}

export function createAssemblyView(
  open: OpenAssembly,
  me: Accessor<PersonId | null>,
  speaker: Accessor<PersonId | null> = me,
): AssemblyView {
  const governance = () => open.governance.get();
  const talk = () => open.talk.get();
  const people = createTableView(() => governance().people);
  const devices = createTableView(() => governance().devices);
  const proposals = createTableView(() => governance().proposals);
  const concerns = createTableView(() => governance().concerns);
  const decisions = createTableView(() => governance().decisions);
  const mootCalls = createTableView(() => governance().mootCalls);
  const moots = createTableView(() => governance().moots);
  const ballots = createTableView(() => governance().ballots);
  const actions = createTableView(() => governance().actions);
  const drafts = createTableView(() => governance().drafts);
  const hidings = createTableView(() => governance().hidings);
  const refused = createTableView(() => governance().refused);
  const messages = createTableView(() => talk().messages);
  const topics = createTableView(() => talk().topics);
  const erasedByDecision = createMemo(() => {
    decisions.view.size();
    return erasedIn({ decisions: governance().decisions });
  });
  const ignored = fromReadable(open.ignored);
  const summary = fromReadable(open.summary);
  const presence = fromReadable(open.presence);
  const [any, wakeAny] = createSignal(undefined, { equals: false });
  const [assemblyTick, wakeAssembly] = createSignal(undefined, { equals: false });
  const [rollTick, wakeRoll] = createSignal(undefined, { equals: false });

  onCleanup(
    open.governance.subscribe((change) =>
      batch(() => {
        wakeAny(undefined);
        if (change.all) {
          wakeAssembly(undefined);
          wakeRoll(undefined);
          for (const table of [
            people,
            devices,
            proposals,
            concerns,
            decisions,
            mootCalls,
            moots,
            ballots,
            actions,
            drafts,
            hidings,
            refused,
          ]) {
            table.everythingChanged();
          }
          return;
        }
        if (change.assembly) wakeAssembly(undefined);
        if (change.roll) wakeRoll(undefined);
        if (change.people.length > 0) devices.everythingChanged();
        people.changed(change.people);
        proposals.changed(change.proposals);
        concerns.changed(change.concerns);
        decisions.changed(change.decisions);
        mootCalls.changed(change.mootCalls);
        moots.changed(change.moots);
        ballots.changed(change.ballots);
        actions.changed(change.actions);
        drafts.changed(change.drafts);
        hidings.changed(change.hidings);
        refused.changed(change.refused);
      }),
    ),
  );
  onCleanup(
    open.talk.subscribe((change) =>
      batch(() => {
        if (change.all) {
          messages.everythingChanged();
          topics.everythingChanged();
          return;
        }
        messages.changed(change.messages);
        topics.changed(change.topics);
      }),
    ),
  );

  return {
    open,
    me,
    speaker,
    summary: () => (speaker() === null ? { ...summary(), needs: [] } : summary()),
    assembly: () => (assemblyTick(), governance().assembly),
    roll: () => (rollTick(), governance().roll),
    governance: () => (any(), governance()),
    people: people.view,
    proposals: proposals.view,
    concerns: concerns.view,
    decisions: decisions.view,
    mootCalls: mootCalls.view,
    moots: moots.view,
    ballots: ballots.view,
    actions: actions.view,
    drafts: drafts.view,
    hidings: hidings.view,
    refused: refused.view,
    messages: messages.view,
    topics: topics.view,
    presence: () => presence().filter((one) => !ignored().has(one.person ?? one.device)),
    unsent: fromReadable(open.unsent),
    readUpTo: fromReadable(open.readUpTo),
    unread: fromReadable(open.unread),
    hasOlder: fromReadable(open.talk.hasOlder),
    erasedByDecision,
    ignored,
    onTalkChange: (listen) => onCleanup(open.talk.subscribe(listen)),
    personOf: (device) => devices.view.get(device) ?? null,
  };
}
