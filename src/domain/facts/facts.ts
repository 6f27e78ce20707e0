/**
 * Everything that accepted records have said, indexed for the rules. Facts are only ever added: a
 * record's verdict depends on its own past alone, so it never changes once it was given.
 */
import type { ActionFacts, WorkFacts } from '../action/facts.ts';
import type { DeviceId, PersonId, RecordId, RecordRef } from '../burst.ts';
import type { BallotFacts } from '../ballot/facts.ts';
import type { AssemblyFounded } from '../assembly/headers.ts';
import type { HidingFacts } from '../hiding/facts.ts';
import type { CallFacts, EntryFacts, MootFacts } from '../moot/facts.ts';
import type { Act, Place } from '../past/act.ts';
import type { Matter } from '../proposal/matter.ts';
import type { Charter, Count, OutcomeType, Position } from '../state.ts';
import { Changes } from './changes.ts';
import { Sayings } from './latest.ts';
import { Standings } from './standings.ts';

/** A device that speaks for a person, from its certificate on. */
export interface DeviceFacts {
  readonly certificate: Act;
  /** Devices on the way from the person's key to this one; none where the person's key certified it. */
  readonly chain: readonly DeviceId[];
}

/** [PER-8] "These devices speak for me no more." */
export interface RevocationAct extends Act {
  readonly devices: ReadonlySet<DeviceId>;
  /** How many bursts of each device's feed in talk its author had heard. */
  readonly talk: ReadonlyMap<DeviceId, number>;
  /** In the name of the 24 words, with the revocations that they set aside; null: what a device said. */
  readonly aside: ReadonlySet<RecordId> | null;
}

export interface PersonFacts {
  readonly id: PersonId;
  readonly devices: DeviceId[];
  /** When the first certificate says that it was written. */
  certifiedAt: number;
  readonly hellos: Act[];
  /** Acts of members who welcomed, or vouched for, this person. */
  readonly welcomes: Act[];
  readonly vouches: Act[];
  /** By members' devices: on the roll of another assembly that the charter recognises. */
  readonly attestations: Act[];
  readonly placesTaken: PlaceAct[];
  readonly leavings: Act[];
}

/** "I take my place", with the vouches that its own past asked for (ROLL-2). */
export interface PlaceAct extends Act {
  readonly vouchesNeeded: number;
}

export interface FoundingFact {
  readonly act: Act;
  readonly founding: AssemblyFounded;
}

export interface FoundingListFact {
  readonly act: Act;
  readonly people: ReadonlySet<PersonId>;
}

export interface DraftFacts {
  readonly act: Act;
  readonly puts: Act[];
}

export interface RevisionFact {
  readonly act: Act;
  readonly number: number;
  readonly previous: readonly RecordId[];
  readonly title: string;
  readonly about: string;
  readonly text: string;
  readonly reviewOn: number | null;
  readonly matter: Matter;
}

export interface PositionAct extends Act {
  readonly proposal: RecordId;
  readonly revision: RecordId;
  readonly position: Position;
}

export interface MootAskAct extends Act {
  readonly asked: boolean;
}

export interface ConcernFacts {
  readonly act: Act;
  readonly proposal: ProposalFacts;
  readonly revision: RecordId;
  readonly answers: Act[];
  readonly resolutions: Act[];
}

/** "This stands", accepted: an outcome that has been through its cooling-off, or a sealed ballot. */
export interface StandingFact {
  readonly act: Act;
  readonly proposal: ProposalFacts;
  readonly revision: RecordId;
  readonly result: 'accepted' | 'falls';
  /** Null where a ballot decided. */
  readonly outcome: OutcomeFacts | null;
  /** The ballot that decided, or null. */
  readonly ballot: RecordId | null;
  /** The assembly had one member, whose outcome held at once. */
  readonly alone: boolean;
  /** Of a basic matter that an outcome settled: the members who carried it. Null for all else. */
  readonly support: Support | null;
}

/** Who was in favour in the standing record's past, and the charter by whose figures they were enough. */
export interface Support {
  readonly people: readonly PersonId[];
  readonly charter: Charter;
}

export interface OutcomeFacts {
  readonly act: Act;
  readonly proposal: ProposalFacts;
  readonly revision: RecordId;
  readonly outcome: OutcomeType;
  /** The Moot that found it; null: in talk. */
  readonly moot: RecordId | null;
  /** [BAL-1] Named by the Moot that found a deadlock. */
  readonly tellers: readonly PersonId[];
  readonly withdrawals: Act[];
  /** "This device has had it for the days of cooling-off." */
  readonly marks: Act[];
  /** What its recorder had heard (OUT-2). */
  readonly heard: number;
  readonly members: Count;
  readonly participants: Count;
  /** [OUT-8] An earlier outcome was reopened already: now only members reopen. */
  readonly secondRound: boolean;
}

export interface ProposalFacts {
  readonly act: Act;
  readonly draft: RecordId | null;
  /** Of the first text, and so of every later one. */
  readonly matter: Matter;
  readonly revisions: RevisionFact[];
  readonly withdrawals: Act[];
  readonly positions: Sayings<PositionAct>;
  readonly mootAsks: Sayings<MootAskAct>;
  readonly concerns: ConcernFacts[];
  readonly outcomes: OutcomeFacts[];
  readonly standings: StandingFact[];
  /** Calls of Moots that name it; Moots that considered it; what was entered there for others (OUT-11). */
  readonly mootCalls: CallFacts[];
  readonly moots: MootFacts[];
  readonly entries: EntryFacts[];
  /** The latest time that any record about it carries. */
  touched: number;
}

export interface Facts {
  readonly assemblyId: string;
  founding: FoundingFact | null;
  foundingList: FoundingListFact | null;
  readonly people: Map<PersonId, PersonFacts>;
  readonly devices: Map<DeviceId, DeviceFacts>;
  /** [PER-8] By person. */
  readonly revocations: Map<PersonId, RevocationAct[]>;
  /** How many revocations there are: with none, no device's word is ever in doubt. */
  revoked: number;
  /** People who took their place, in no order that matters. */
  readonly admitted: Set<PersonId>;
  /** Everybody's leaving of their own accord. */
  readonly leavings: Act[];
  /** What people signed by hand (ROLL-7), by person and feed. */
  readonly byHand: Sayings<Act>;
  readonly drafts: Map<RecordId, DraftFacts>;
  readonly proposals: Map<RecordId, ProposalFacts>;
  readonly concerns: Map<RecordId, ConcernFacts>;
  readonly outcomes: Map<RecordId, OutcomeFacts>;
  readonly mootCalls: Map<RecordId, CallFacts>;
  readonly moots: Map<RecordId, MootFacts>;
  readonly entries: Map<RecordId, EntryFacts>;
  readonly ballots: Map<RecordId, BallotFacts>;
  /** Everything that stands, of all proposals. */
  readonly standings: Standings;
  readonly actions: Map<RecordId, ActionFacts>;
  /** Actions and reviews by the proposal that was decided on. */
  readonly work: Map<RecordId, WorkFacts>;
  /** What members said about hiding words, by `hidingKey`. */
  readonly hidings: Map<string, HidingFacts>;
  /** [PER-6] Who erased the words of which record; more than once only by devices that didn't know. */
  readonly erasures: Map<RecordId, Act[]>;
  readonly changes: Changes;
  /** How many records were accepted so far: what was worked out from facts holds while this does. */
  accepted: number;
  /** The words of a record as this device holds them: null where they are erased or not here. */
  words(act: Act): string | null;
  /** Who wrote the record in that place, where it is here and not void. */
  writerOf(ref: RecordRef): Writer | null;
  /** The most that any one device of the person has written while nobody had welcomed them. */
  saidAsNewcomer(person: PersonId): Said;
}

export interface Said {
  readonly records: number;
  readonly headerBytes: number;
}

export interface Writer {
  readonly slot: number;
  /** Null where no person has certified the device. */
  readonly person: PersonId | null;
  /** Where that certificate stands. */
  readonly certificate: Place | null;
}

export type Index = Omit<Facts, 'words' | 'writerOf' | 'saidAsNewcomer'>;

export function emptyIndex(assemblyId: string): Index {
  const changes = new Changes();
  return {
    assemblyId,
    founding: null,
    foundingList: null,
    people: new Map(),
    devices: new Map(),
    revocations: new Map(),
    revoked: 0,
    admitted: new Set(),
    leavings: [],
    byHand: new Sayings(),
    drafts: new Map(),
    proposals: new Map(),
    concerns: new Map(),
    outcomes: new Map(),
    mootCalls: new Map(),
    moots: new Map(),
    entries: new Map(),
    ballots: new Map(),
    standings: new Standings(changes),
    actions: new Map(),
    work: new Map(),
    hidings: new Map(),
    erasures: new Map(),
    changes,
    accepted: 0,
  };
}
