/**
 * What the reducers give: plain frozen data, byte-equal on devices that hold the same records. Ids are record
 * ids unless their name says otherwise. Words are null when erased or not here; nothing is decided by them.
 */
import type { DeviceId, FeedId, PersonId, RecordId } from './burst.ts';
import type { Refusal } from './refusal.ts';
import type { Action, Review } from './action/state.ts';
import type { Ballot } from './ballot/state.ts';
import type { Draft } from './draft/state.ts';
import type { Hiding } from './hiding/state.ts';
import type { MootCall, MootHeldRow } from './moot/state.ts';
import type { RevokedDevice } from './person/state.ts';
import type { Matter } from './proposal/matter.ts';
import type { RoleHeld, RollEvent } from './roll/state.ts';
import type { Table } from './table.ts';

export type AssemblyKind = 'geographical' | 'workingGroup' | 'committee' | 'umbrella' | 'community' | 'hub';

/** "4 in 5": of `of`, at least `parts`. */
export interface Share {
  readonly parts: number;
  readonly of: number;
}

/** An assembly's settings, fixed at genesis; only a decision of the assembly changes them. */
export interface Charter {
  /** Members who must have spoken. `null`: the square root of the roll, rounded up (ASM-3). */
  readonly quorum: number | null;
  readonly coolingOffDays: number;
  /** Vouches that a newcomer needs (ROLL-2): never more than the founding list is long. */
  readonly vouches: number;
  /** Broad approval: of those who take a side, so many agree, reservations included. */
  readonly approval: Share;
  /** Broad disagreement: so many object. */
  readonly disagreement: Share;
  /** [OUT-8] New objections that make input stark. `null`: it follows the quorum. */
  readonly stark: number | null;
  /** Who may be a member, in words; empty: anyone. A restricted assembly recognises no other's roll. */
  readonly restriction: string;
  /** Assemblies, by id, whose members are members here once members' devices say so. */
  readonly recognises: readonly string[];
}

export interface Assembly {
  readonly name: string;
  readonly kind: AssemblyKind;
  readonly purpose: string;
  readonly remit: string;
  /** As it is now, by the decisions that stand. */
  readonly charter: Charter;
  /** The decision that it comes from; null: the founding. */
  readonly charterBy: RecordId | null;
  /** Decisions on the charter that contradict each other: neither is acted on. */
  readonly charterDispute: readonly RecordId[];
  readonly founder: PersonId;
  readonly reducerVersion: number;
  readonly foundedAt: number;
}

export type Standing = 'newcomer' | 'participant' | 'member';

export interface Person {
  readonly id: PersonId;
  readonly name: string | null;
  readonly standing: Standing;
  readonly devices: readonly DeviceId[];
  /** When they first said hello, by their own clock. */
  readonly since: number;
  readonly welcomedBy: PersonId | null;
  /** How they became a member, or null. */
  readonly memberBy: 'foundingList' | 'vouches' | 'recognised' | 'decision' | null;
  /** Was a member, and how that ended; null for whoever is one, or never was. */
  readonly wasMember: 'left' | 'removed' | 'admissionFell' | null;
  /** Members whose vouches for this person count as far as is known here. */
  readonly vouchedBy: readonly PersonId[];
}

export type Position = 'agree' | 'reservations' | 'standAside' | 'object';

export interface PositionTaken {
  readonly id: RecordId;
  readonly person: PersonId;
  readonly proposal: RecordId;
  readonly revision: RecordId;
  readonly position: Position;
  readonly reason: string | null;
  readonly time: number;
}

/** One person's place on a proposal's ring. */
export interface Stand {
  readonly person: PersonId;
  readonly standing: Standing;
  readonly position: Position;
  /** The revision it was given on. */
  readonly revision: RecordId;
  /** True where it counts for the current revision (an objection always does, OUT-4). */
  readonly current: boolean;
  /** True where this person's devices said different things without knowing of each other (OUT-5). */
  readonly split: boolean;
  /** [OUT-11] Who entered it for them at a Moot; null: they said it themselves. */
  readonly enteredBy: PersonId | null;
  readonly reason: string | null;
  readonly time: number;
  /** The record that set it. */
  readonly id: RecordId;
}

export interface Revision {
  /** The id of the record that put this text (`proposalPut` or `proposalRevised`). */
  readonly id: RecordId;
  /** 1 for the first. Two revisions that do not know of each other have the same number. */
  readonly number: number;
  readonly title: string;
  readonly about: string;
  readonly text: string;
  readonly by: PersonId;
  readonly time: number;
  readonly reviewOn: number | null;
  readonly matter: Matter;
}

export interface Concern {
  readonly id: RecordId;
  readonly proposal: RecordId;
  readonly revision: RecordId;
  readonly by: PersonId;
  readonly words: string | null;
  readonly time: number;
  readonly answers: readonly ConcernAnswer[];
  readonly resolved: boolean;
}

export interface ConcernAnswer {
  readonly id: RecordId;
  readonly by: PersonId;
  readonly words: string | null;
  readonly time: number;
}

/** Figures of one side of OUT-3. */
export interface Count {
  readonly agree: number;
  readonly reservations: number;
  readonly standAside: number;
  readonly object: number;
}

/**
 * Where a proposal stands. `deadlock`: another Moot, or a ballot. `fallen`: it fell, or lost a ballot, and
 * that stands. `void`: its author had been removed. `dispute` is never resolved silently.
 */
export type ProposalStage =
  | 'talk'
  | 'moot'
  | 'deadlock'
  | 'ballot'
  | 'coolingOff'
  | 'decided'
  | 'fallen'
  | 'withdrawn'
  | 'void'
  | 'dispute';

export type OutcomeType = 'consensus' | 'falls' | 'deadlock';

/** What keeps a consensus from being recorded now, in the order in which to say it. */
export type Obstacle =
  | { readonly type: 'noRoll' }
  | { readonly type: 'objections'; readonly people: readonly PersonId[] }
  | { readonly type: 'mootAskedFor'; readonly people: readonly PersonId[] }
  | { readonly type: 'notQuorate'; readonly spoken: number; readonly needed: number }
  | { readonly type: 'notBroad'; readonly among: 'members' | 'participants' }
  | { readonly type: 'revisionsDiffer'; readonly revisions: readonly RecordId[] }
  /** A basic matter needs so many members in favour. */
  | { readonly type: 'notBasic'; readonly inFavour: number; readonly needed: number };

export interface Outcome {
  readonly id: RecordId;
  readonly proposal: RecordId;
  readonly revision: RecordId;
  /** What its recorder found, and what follows from all that is known here (OUT-6). */
  readonly outcome: OutcomeType;
  readonly follows: OutcomeType;
  /** The Moot that found it; null: in talk. */
  readonly moot: RecordId | null;
  /** [BAL-1] Tellers for a ballot, named with a deadlock. */
  readonly tellers: readonly PersonId[];
  readonly by: PersonId;
  readonly time: number;
  /** How many people had been heard in the recorder's past (OUT-2). */
  readonly heard: number;
  readonly members: Count;
  readonly participants: Count;
  /** Members whose devices say that they had it for the days of cooling-off (OUT-7). */
  readonly heldBy: readonly PersonId[];
  /** Members needed in `heldBy`. */
  readonly heldNeeded: number;
  /** `found`: a deadlock, which needs no cooling-off. `overtaken`: a later outcome took its place. */
  readonly state: 'coolingOff' | 'reopened' | 'withdrawn' | 'stands' | 'found' | 'overtaken' | 'void';
  /** Why it was reopened, where it was (OUT-8). */
  readonly reopenedBy: readonly PersonId[];
}

export interface Proposal {
  readonly id: RecordId;
  readonly by: PersonId;
  readonly time: number;
  readonly draft: RecordId | null;
  /** Oldest first; the last is current unless `obstacles` holds `revisionsDiffer`. */
  readonly revisions: readonly Revision[];
  readonly stage: ProposalStage;
  readonly matter: Matter;
  readonly stands: readonly Stand[];
  readonly members: Count;
  readonly participants: Count;
  readonly concerns: readonly RecordId[];
  /** People who say that this needs a Moot. */
  readonly mootAskedBy: readonly PersonId[];
  readonly obstacles: readonly Obstacle[];
  readonly outcomes: readonly Outcome[];
  /** Moots that were called for it, that considered it, and ballots on it. */
  readonly mootCalls: readonly RecordId[];
  readonly moots: readonly RecordId[];
  readonly ballots: readonly RecordId[];
  /** The deadlock that a ballot can be opened on now. */
  readonly deadlock: RecordId | null;
  /** The standing decision, once there is one. */
  readonly decision: RecordId | null;
  /** Last change by any record, by its author's clock; for sorting only. */
  readonly touched: number;
}

/** An entry in the register of decisions. Its id is the standing record's. */
export interface Decision {
  readonly id: RecordId;
  readonly proposal: RecordId;
  /** Null where a ballot decided. */
  readonly outcome: RecordId | null;
  readonly ballot: RecordId | null;
  readonly moot: RecordId | null;
  readonly revision: Revision;
  readonly reachedBy: 'consensus' | 'moot' | 'ballot';
  /** Whether the proposal was accepted, or falls. */
  readonly result: 'accepted' | 'falls';
  /** [ROLL-7] Made without what most of its roll had settled: without effect. */
  readonly void: boolean;
  readonly actions: readonly RecordId[];
  readonly reviews: readonly Review[];
  /** When to look at it again; null: never. */
  readonly reviewOn: number | null;
  readonly recordedBy: PersonId;
  readonly stoodBy: PersonId;
  readonly stoodAt: number;
  readonly heldBy: readonly PersonId[];
  readonly stands: readonly Stand[];
  /** True where the assembly had one member: it held at once. */
  readonly alone: boolean;
  /** Objections that came after it stood (OUT-9): shown, without effect. */
  readonly after: readonly PositionTaken[];
}

export interface Refused {
  readonly id: RecordId;
  readonly kind: number;
  readonly device: DeviceId;
  readonly person: PersonId | null;
  readonly reason: Refusal;
  readonly time: number;
}

/** A feed that counts only up to a burst, that one left out. */
export interface FeedCut {
  readonly feed: FeedId;
  readonly from: number;
}

/** The whole of an assembly's governance. */
export interface Governance {
  readonly assembly: Assembly | null;
  readonly people: Table<PersonId, Person>;
  /** Whose device each one is. */
  readonly devices: Table<DeviceId, PersonId>;
  readonly revoked: Table<DeviceId, RevokedDevice>;
  readonly roll: {
    readonly size: number;
    readonly foundingList: readonly PersonId[] | null;
    readonly quorum: number;
    readonly vouches: number;
    /** Members in favour that a basic matter needs. */
    readonly basicFigure: number;
    /** Tellers that a ballot needs. */
    readonly tellers: number;
    readonly history: readonly RollEvent[];
    readonly roles: readonly RoleHeld[];
  };
  readonly drafts: Table<RecordId, Draft>;
  readonly proposals: Table<RecordId, Proposal>;
  readonly concerns: Table<RecordId, Concern>;
  readonly decisions: Table<RecordId, Decision>;
  readonly mootCalls: Table<RecordId, MootCall>;
  readonly moots: Table<RecordId, MootHeldRow>;
  readonly ballots: Table<RecordId, Ballot>;
  readonly actions: Table<RecordId, Action>;
  /** Words in talk that members hide, or said that they would; by `hidingKey`. */
  readonly hidings: Table<string, Hiding>;
  readonly refused: Table<RecordId, Refused>;
  /** Records of a kind that this version doesn't know: kept, without effect. */
  readonly unknown: number;
  /** Bursts that are waiting for others that they had seen. */
  readonly waitingFor: readonly { readonly feed: FeedId; readonly burst: number }[];
  /** Feeds that went two ways: void from that burst on, by proof (RED-6). By feed. */
  readonly cuts: readonly FeedCut[];
  /** Records whose words their author erased: the ledger overwrites their bodies. */
  readonly erased: Table<RecordId, true>;
}

/** Ids that one call of `reduce` changed, by table. Everything changed: `all`. */
export interface GovernanceChange {
  readonly all: boolean;
  readonly assembly: boolean;
  readonly roll: boolean;
  readonly people: readonly PersonId[];
  readonly revoked: readonly DeviceId[];
  readonly drafts: readonly RecordId[];
  readonly proposals: readonly RecordId[];
  readonly concerns: readonly RecordId[];
  readonly decisions: readonly RecordId[];
  readonly mootCalls: readonly RecordId[];
  readonly moots: readonly RecordId[];
  readonly ballots: readonly RecordId[];
  readonly actions: readonly RecordId[];
  readonly hidings: readonly string[];
  readonly refused: readonly RecordId[];
  readonly erased: readonly RecordId[];
}

/** What a contribution to a topic says that it is. Plain messages have none. */
export type Mark = 'idea' | 'concern' | 'question' | 'fact' | 'summary';

export interface Message {
  readonly id: RecordId;
  readonly device: DeviceId;
  readonly time: number;
  readonly words: string | null;
  /** By the device that said it. Another device of its author may have: ask `messageView`. */
  readonly erased: boolean;
  /** Devices that say "erase it"; only those of its author count (`messageView`). */
  readonly erasedBy: readonly DeviceId[];
  readonly replyTo: RecordId | null;
  /** The topic it belongs to; null: the assembly's chat. */
  readonly topic: RecordId | null;
  readonly mark: Mark | null;
  readonly mentions: readonly PersonId[];
  /** Edits by any device, oldest first; whose edits count is judged by `messageView`. */
  readonly edits: readonly {
    readonly id: RecordId;
    readonly device: DeviceId;
    readonly words: string | null;
    readonly time: number;
  }[];
  /** Reaction name → devices that hold it on. */
  readonly reactions: Readonly<Record<string, readonly DeviceId[]>>;
}

export interface Topic {
  readonly id: RecordId;
  readonly device: DeviceId;
  readonly time: number;
  /** The question, as first asked. */
  readonly question: string | null;
  /** By the device that asked it. Another device of its author may have: ask `topicView`. */
  readonly erased: boolean;
  readonly erasedBy: readonly DeviceId[];
  /** A proposal in governance that this topic is about. */
  readonly proposal: RecordId | null;
}

/** What was said. May hold only the later part: older words are reduced in when someone scrolls. */
export interface Talk {
  /* `erased` holds what the writing device itself erased; for other devices of a person: `erasedIn`. */
  readonly messages: Table<RecordId, Message>;
  readonly topics: Table<RecordId, Topic>;
  readonly erased: Table<RecordId, true>;
  readonly refused: Table<RecordId, Refused>;
  readonly unknown: number;
}

export interface TalkChange {
  readonly all: boolean;
  readonly messages: readonly RecordId[];
  readonly topics: readonly RecordId[];
  readonly erased: readonly RecordId[];
  readonly refused: readonly RecordId[];
}
