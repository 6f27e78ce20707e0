/**
 * What the screen may ask of the app, and nothing else: state to watch, acts to do.
 * Every act is durable on this device before its promise settles; a fault is a code that the
 * screen turns into a sentence. Nothing here waits for a network.
 */
import type { DeviceId, PersonId, RecordId } from '../domain/burst.ts';
import type { Need } from '../domain/needs.ts';
import type { Matter } from '../domain/proposal/matter.ts';
import type { Refusal } from '../domain/refusal.ts';
import type {
  AssemblyKind,
  Charter,
  Governance,
  GovernanceChange,
  Mark,
  Position,
  Talk,
  TalkChange,
} from '../domain/state.ts';
import type { Readable } from '../lib/readable.ts';
import type { Result } from '../lib/result.ts';
import type { Ignoring } from '../domain/talk/regard.ts';
import type { ActionActs, BallotActs, HidingActs, MootActs, RollActs } from './acts-api.ts';
import type { Devices } from './devices-api.ts';
import type { KeeperState } from '../sync/keeper/api.ts';
import type { FileFault } from '../sync/assembly-file.ts';
import type { Relay } from './relays.ts';
import type { PairingFault } from '../sync/pairing.ts';
import type { HandoverActs } from './handover-api.ts';

/** 64 hex characters: the hash of the assembly's genesis. */
export type AssemblyId = string;

/** What can go wrong on this device. `refused`: the rules say no, and why. */
export type Fault =
  | { readonly type: 'refused'; readonly reason: Refusal }
  | { readonly type: 'storageFull' }
  | { readonly type: 'storageFailed'; readonly detail: string }
  | { readonly type: 'notHere' }
  | { readonly type: 'tooLong'; readonly limit: number }
  /** This device's feed went two ways (a restored backup): it needs a new device key, and gets one. */
  | { readonly type: 'feedForked' }
  /** Others hold more of what this device wrote than it does: it was set back, and is getting that back. */
  | { readonly type: 'setBack' }
  /** [PER-7] Too many devices stand between the 24 words and this one: only the words can go on. */
  | { readonly type: 'chainFull' }
  /** The example is on this device only: nobody can be brought into it. */
  | { readonly type: 'exampleOnly' }
  /** Another tab of this browser keeps the links. */
  | { readonly type: 'otherTab' };

/** What is wrong with 24 words that were typed in. `index`: the first unknown one, from 0. */
export type PhraseFault =
  | { readonly type: 'wordCount'; readonly count: number }
  | { readonly type: 'unknownWord'; readonly index: number }
  | { readonly type: 'checksum' }
  /** This device speaks for someone already. */
  | { readonly type: 'alreadyHere' };

/** What came of opening a file. */
export interface BroughtIn {
  readonly assembly: AssemblyId;
  /** How much of it this device didn't have, in bursts; and how much the gate refused. */
  readonly entered: number;
  readonly refused: number;
  /** So many people's acts build on earlier ones that are not here yet: these were left out. */
  readonly gaps: number;
}

export type { FileFault, PairingFault };

export type LinkFault = 'notALink' | 'damaged' | 'newerVersion';

export interface Me {
  readonly person: PersonId;
  readonly device: DeviceId;
  readonly name: string;
  /** False until the 24 words were written down and checked. */
  readonly phraseKept: boolean;
  /** When to remind of the phrase next; null: not now. */
  readonly remindAt: number | null;
}

/** Whom this device can hear now. Shown on every screen. */
export interface Connection {
  readonly state: 'alone' | 'looking' | 'connected';
  /** Devices linked now, tabs of this browser not counted. */
  readonly devices: number;
  /** Keepers linked now; of an assembly: those that keep it. They are no devices of people. */
  readonly keepers: number;
  /** When anything was last heard from another device; null: never. */
  readonly lastHeard: number | null;
  /** How many different devices were heard since the app was opened, linked or through others. */
  readonly heardFrom: number;
  /** Devices that were linked, left without a goodbye, and can't be found again by any way yet. */
  readonly lost: number;
  /** Where introductions are asked for, whether each answers, and whether it says that it also keeps. */
  readonly meetingPoints: readonly {
    readonly url: string;
    readonly reachable: boolean;
    readonly keeps?: boolean;
  }[];
}

export interface AssemblySummary {
  readonly id: AssemblyId;
  /** From the genesis; until that is here, from the invitation. */
  readonly name: string;
  readonly kind: AssemblyKind | null;
  /** `joining`: the invitation was opened, nobody who has the assembly was reached yet. */
  readonly state: 'here' | 'joining';
  readonly members: number;
  readonly participants: number;
  readonly openProposals: number;
  readonly unread: number;
  /** What waits for me, for Home. */
  readonly needs: readonly Need[];
  readonly connection: Connection;
}

/** Somebody whom the person at this device doesn't want to hear, and their name at that time. */
export interface Ignored {
  readonly how: Ignoring;
  readonly name: string | null;
}

/** By person; by device, where it isn't known whose it is. */
export type IgnoredBy = ReadonlyMap<string, Ignored>;

export interface FoundInput {
  readonly name: string;
  readonly kind: AssemblyKind;
  readonly purpose: string;
  readonly remit: string;
  readonly charter: Charter;
}

export interface Presence {
  readonly device: DeviceId;
  readonly person: PersonId | null;
  readonly name: string;
  /** Where they are typing: a topic's id, 'chat', or null. */
  readonly typingIn: RecordId | 'chat' | null;
}

export interface DraftSession {
  /** For the editor's binding alone; no rule reads it. */
  readonly text: unknown;
  readonly awareness: unknown;
  readonly versions: Readable<
    readonly { readonly time: number; readonly by: string; readonly text: string }[]
  >;
  keepVersion(): void;
  close(): void;
}

export interface SayInput {
  readonly words: string;
  readonly replyTo?: RecordId | undefined;
  readonly topic?: RecordId | undefined;
  readonly mark?: Mark | undefined;
  readonly mentions?: readonly PersonId[] | undefined;
}

export interface ProposalInput {
  readonly title: string;
  readonly about: string;
  readonly text: string;
  /** When to look at it again, in milliseconds since the Unix epoch; without it: never. */
  readonly reviewOn?: number | null;
  /** Without it: an ordinary matter. A new text keeps the matter of its proposal. */
  readonly matter?: Matter;
}

export type { KeeperState, Need };

/** What was done on this device and is void for everyone. */
export interface LostAct {
  readonly id: RecordId;
  /** The device's history went two ways, or the device was revoked by one that hadn't heard of it (PER-9). */
  readonly why: 'forked' | 'revoked';
  readonly what: 'message' | 'topic' | 'proposal' | 'position' | 'concern' | 'other';
  /** As they were typed; empty where there were none. */
  readonly words: string;
  readonly time: number;
}

/** Settles once it is durable on this device; gives the record's id. */
export type Act<T = RecordId> = Promise<Result<T, Fault>>;

/** One assembly, open on this device. */
export interface OpenAssembly extends ActionActs, BallotActs, HandoverActs, HidingActs, MootActs, RollActs {
  readonly id: AssemblyId;
  /** The same as in `Moot.assemblies`. */
  readonly summary: Readable<AssemblySummary>;
  readonly governance: { get(): Governance; subscribe(f: (change: GovernanceChange) => void): () => void };
  readonly talk: {
    get(): Talk;
    subscribe(f: (change: TalkChange) => void): () => void;
    /** True while older words rest in storage. */
    readonly hasOlder: Readable<boolean>;
    loadOlder(): Promise<void>;
  };
  readonly presence: Readable<readonly Presence[]>;
  setTyping(where: RecordId | 'chat' | null): void;
  /** Bursts of mine that no other device is known to have yet, as record ids. */
  readonly unsent: Readable<ReadonlySet<RecordId>>;
  /** When this device first had an outcome; its days of cooling-off count from here. */
  heldSince(outcome: RecordId): number | null;

  /** The author's time of the last message that was read here; 0 before anything was. */
  readonly readUpTo: Readable<number>;
  /**
   * Messages of others that arrived on this device and were not read here, whatever their date:
   * words written offline last week are new when they arrive.
   */
  readonly unread: Readable<ReadonlySet<RecordId>>;
  /** These messages were seen; the first call also says that the talk was looked at at all. */
  markSeen(messages: readonly RecordId[]): void;

  /** Whom this device mutes or blocks, here and in every assembly. Never published. */
  readonly ignored: Readable<IgnoredBy>;
  /** `how` null: no more. */
  ignore(who: string, how: Ignoring | null): Promise<Result<null, Fault>>;

  say(input: SayInput): Act;
  editMessage(message: RecordId, words: string): Act;
  eraseWords(where: 'talk' | 'governance', record: RecordId): Act;
  react(message: RecordId, reaction: string, on: boolean): Act;
  openTopic(question: string, proposal?: RecordId): Act;

  /** What was being typed, by place; survives reloads and crashes. */
  unsaid: { get(place: string): string; set(place: string, words: string): void };

  /** Kept until it is done again or let go. */
  readonly lost: Readable<readonly LostAct[]>;
  /** Does it once more. `notHere`: that can't be done again as it was. */
  doAgain(id: RecordId): Promise<Result<null, Fault>>;
  letGo(id: RecordId): Promise<void>;

  signFoundingList(people: readonly PersonId[]): Act;
  welcome(person: PersonId): Act;
  vouch(person: PersonId): Act;
  takeMyPlace(): Act;

  openDraft(title: string): Act;
  draft(id: RecordId): Promise<DraftSession>;
  putProposal(input: ProposalInput, draft?: RecordId): Act;
  revise(proposal: RecordId, input: ProposalInput): Act;
  withdrawProposal(proposal: RecordId): Act;
  takePosition(proposal: RecordId, revision: RecordId, position: Position, reason?: string): Act;
  raiseConcern(proposal: RecordId, revision: RecordId, words: string): Act;
  answerConcern(concern: RecordId, words: string): Act;
  resolveConcern(concern: RecordId): Act;
  askForMoot(proposal: RecordId, reason?: string): Act;
  takeBackMootAsk(proposal: RecordId): Act;
  recordConsensus(proposal: RecordId, revision: RecordId): Act;
  withdrawOutcome(outcome: RecordId): Act;
  recordStanding(outcome: RecordId): Act;

  /**
   * Where this assembly is kept for those who come when nobody is here, or may be: as this person asked,
   * or as an invitation said.
   */
  readonly keepers: Readable<readonly KeeperState[]>;
  /** Asks a keeper at this address (`wss://…/keeper`) to keep it. Settles when the wish is on this device. */
  keepAt(url: string): Promise<Result<null, Fault>>;
  /** Takes that back: told to the keeper as soon as it is reached. */
  keepNoMoreAt(url: string): Promise<Result<null, Fault>>;

  /** An address that opens this assembly elsewhere. */
  invitation(): string;
  /** Takes the assembly and everything in it off this device. */
  forget(): Promise<void>;
}

/** Bringing a device in by codes, one shown and one shown back. */
export interface Pairing {
  /** Shows a code. `assembly`: what the other shall come into; null: nothing. */
  offer(
    assembly: AssemblyId | null,
  ): Promise<Result<PairingSession, Fault | { readonly type: 'pairing'; readonly why: PairingFault }>>;
  /** Has read another's code; shows one back. */
  answer(
    code: string,
  ): Promise<Result<PairingSession, Fault | { readonly type: 'pairing'; readonly why: PairingFault }>>;
}

export interface PairingSession {
  /** For people to send or type; `qrTextOf` makes the text of the QR code from it. */
  readonly code: string;
  readonly state: Readable<PairingState>;
  /**
   * Where a code is offered only: reads the code that was shown back. After `notACode`, `damaged`,
   * `newerVersion` and `wrongKind` another may be read.
   */
  readCode(code: string): Promise<Result<null, { readonly type: 'pairing'; readonly why: PairingFault }>>;
  /** A link that stands already stays. */
  cancel(): void;
}

export type PairingState =
  | { readonly type: 'waiting' }
  | { readonly type: 'connecting' }
  | {
      readonly type: 'linked';
      readonly device: DeviceId;
      /** Null: the device did not prove for whom it speaks. */
      readonly person: PersonId | null;
      readonly name: string;
      /** The same on both screens unless somebody sits in between. */
      readonly words: readonly string[];
      readonly bringsInto: AssemblyId | null;
    }
  | { readonly type: 'failed'; readonly why: PairingFault };

/** The app as one person has it. The example is a second, separate one. */
export interface Moot {
  readonly world: 'real' | 'example';
  /** Null until a name was chosen. */
  readonly me: Readable<Me | null>;
  begin(name: string): Promise<Result<Me, Fault>>;
  /** The same person on this device too, or again, by their 24 words. The words are not kept. */
  beginAgain(name: string, words: readonly string[]): Promise<Result<Me, Fault | PhraseFault>>;
  readonly devices: Devices;
  rename(name: string): Promise<Result<Me, Fault>>;
  /** The 24 words, for writing down; null where they were put away for good. */
  phrase(): Promise<readonly string[] | null>;
  phraseWasKept(): Promise<void>;
  remindOfPhraseLater(): Promise<void>;

  readonly connection: Readable<Connection>;
  /** [OUT-10] By how many ms this device's clock seems to be behind the others'; null: nothing to ask. */
  readonly clockBehindBy: Readable<number | null>;
  readonly assemblies: Readable<readonly AssemblySummary[]>;
  found(input: FoundInput): Promise<Result<AssemblyId, Fault>>;
  /** Takes an invitation's address or the part after `#`. */
  join(link: string): Promise<Result<AssemblyId, Fault | { readonly type: 'link'; readonly why: LinkFault }>>;
  assembly(id: AssemblyId): Promise<OpenAssembly | null>;
  readonly pairing: Pairing;
  /** Brings in an assembly from a file, or what a file or a difference holds of one that is here. */
  openFile(
    bytes: Uint8Array<ArrayBuffer>,
  ): Promise<Result<BroughtIn, Fault | { readonly type: 'file'; readonly why: FileFault }>>;

  /** As in `OpenAssembly`. */
  readonly ignored: Readable<IgnoredBy>;
  stopIgnoring(who: string): Promise<Result<null, Fault>>;

  readonly storage: Readable<{
    readonly used: number | null;
    readonly quota: number | null;
    /** The browser promised not to clear it. */
    readonly kept: boolean;
    readonly fault: Fault | null;
  }>;
  askToKeepStorage(): Promise<boolean>;

  readonly meetingPoints: Readable<readonly string[]>;
  setMeetingPoints(urls: readonly string[]): Promise<void>;
  /** Relays and the like, entered by hand; none by default. At most eight. */
  readonly relays: Readable<readonly Relay[]>;
  setRelays(relays: readonly Relay[]): Promise<Result<null, Fault>>;
  /** Closes everything; the example also removes what it stored. */
  close(): Promise<void>;
  /** Closes everything and removes all of it from this device: keys, assemblies, settings. */
  takeOffDevice(): Promise<void>;
}
