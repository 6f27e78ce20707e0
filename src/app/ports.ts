/**
 * What a world needs from outside: storage, keys, locks, neighbours, time, randomness. The real one
 * is put together in `main.tsx`; tests and the example put together their own.
 */
import type { DeviceKey, Journal, Verifier } from '../ledger/api.ts';
import type { Readable } from '../lib/readable.ts';
import type { Link } from '../domain/person/headers.ts';
import type { Result } from '../lib/result.ts';
import type { MetDevices, Neighbours } from '../sync/api.ts';
import type { PairingSource } from '../sync/pairing-source.ts';
import type { AssemblyId, Connection, KeeperState, PhraseFault } from './api.ts';
import type { Relay } from './relays.ts';
import type { DraftPorts } from './drafts/draft-shelf.ts';

/** [PER-7] Whose device a key is. */
export interface Proof {
  readonly person: string;
  /** Devices between the person's key and this one; none where the person's key signed. */
  readonly chain: readonly Link[];
  /** By the last of the chain, or the person, over this device's key. */
  readonly certificate: Uint8Array;
}

/** Who this device speaks for. The person's own key is not needed in daily use. */
export interface Identity extends Proof {
  readonly device: DeviceKey;
}

/** An assembly on this device, as it is listed before it is opened. */
export interface KnownAssembly {
  readonly id: AssemblyId;
  /** What the invitation or the founder called it; the genesis has the last word. */
  readonly name: string;
  readonly joinedAt: number;
  readonly meetingPoints: readonly string[];
}

/** Small facts of this device, by name. Values are plain data; what is put is durable when it settles. */
export interface Facts {
  get<T>(name: string): Promise<T | undefined>;
  /** All whose name begins so. */
  all<T>(prefix: string): Promise<ReadonlyMap<string, T>>;
  put(name: string, value: unknown): Promise<void>;
  remove(name: string): Promise<void>;
}

export interface WorldStore {
  readonly facts: Facts;
  journal(ledger: Uint8Array): Journal;
  /** Takes a ledger's rows, segments and proofs off this device. */
  removeLedger(ledger: Uint8Array): Promise<void>;
  keepDraft(draft: string, doc: Parameters<DraftPorts['keep']>[1]): ReturnType<DraftPorts['keep']>;
  /** Closes; with `remove`, also deletes everything. */
  close(remove: boolean): Promise<void>;
}

export interface IdentityKeeper {
  load(): Promise<Identity | null>;
  create(): Promise<Identity>;
  /** The person who has these words, with a new key for this device; also where it was theirs before. */
  fromPhrase(words: readonly string[]): Promise<Result<Identity, PhraseFault>>;
  /** A key for a device that another one is about to certify. Nothing is stored until `keep`. */
  fresh(): Promise<{
    readonly device: DeviceKey;
    keep(proof: Proof): Promise<Result<Identity, { readonly type: 'alreadyHere' }>>;
  }>;
  /** Says that another device, by its public key, is the same person's. */
  certify(device: Uint8Array): Promise<Result<Proof, KeyFault>>;
  /** A new key for this device, certified by the old one, which is gone after. All of it, or nothing. */
  renew(): Promise<Result<Identity, KeyFault>>;
  /** The person's own key, from words that are typed in: for what only they can say. */
  speaker(
    words: readonly string[],
  ): Promise<
    Result<{ readonly person: string; sign(message: Uint8Array): Promise<Uint8Array> }, PhraseFault>
  >;
  /** The 24 words, while they are still on this device. */
  phrase(): Promise<readonly string[] | null>;
  forgetPhrase(): Promise<void>;
}

/** `chainFull`: so many devices stand between the person's key and this one that only the words can go on. */
export interface KeyFault {
  readonly type: 'chainFull' | 'nobodyHere';
}

/** Between the tabs of one browser. */
export interface Tabs {
  /** Runs alone among the tabs: one writer for one name at a time. */
  exclusively<T>(name: string, act: () => Promise<T>): Promise<T>;
  /**
   * Calls back once this tab is the one that keeps links; at once where there is only one. Returns the way
   * to give that up, or to stop waiting for it.
   */
  whenInCharge(begin: () => void): () => void;
  /** Tells the other tabs; `hear` hears them. Small plain data. */
  tell(news: TabNews): void;
  hear(listen: (news: TabNews) => void): () => void;
  close(): void;
}

export type TabNews =
  | { readonly type: 'journal'; readonly ledger: string }
  | { readonly type: 'assemblies' }
  | { readonly type: 'me' }
  /** This device got a new key by itself, and why is to be said. */
  | { readonly type: 'renewed' }
  /** Somebody was muted or blocked, or is no more. */
  | { readonly type: 'ignored' }
  /** What the tab in charge hears; `assembly` null: on the whole. */
  | { readonly type: 'connection'; readonly assembly: AssemblyId | null; readonly connection: Connection }
  | { readonly type: 'whoIsConnected' }
  /** Another device holds so many bursts of this device's feed in that ledger. */
  | { readonly type: 'held'; readonly ledger: string; readonly count: number }
  /** A neighbour says that it holds so many, more than there are here. */
  | { readonly type: 'said'; readonly ledger: string; readonly count: number }
  | { readonly type: 'relays' }
  /** Where an assembly is to be kept was changed. */
  | { readonly type: 'keepers'; readonly assembly: AssemblyId }
  /** What the tab in charge hears of an assembly's keepers. */
  | {
      readonly type: 'keeperStates';
      readonly assembly: AssemblyId;
      readonly states: readonly KeeperState[];
    }
  /** These messages were seen. */
  | { readonly type: 'read'; readonly assembly: AssemblyId; readonly messages: readonly string[] }
  /** What was written in a draft, or moved in it; no bytes: it was opened there. */
  | {
      readonly type: 'draft';
      readonly assembly: AssemblyId;
      readonly draft: string;
      readonly bytes: Uint8Array;
    };

export interface StorageHealth {
  readonly used: number | null;
  readonly quota: number | null;
  readonly kept: boolean;
}

export interface WorldPorts {
  readonly world: 'real' | 'example';
  readonly store: WorldStore;
  readonly identity: IdentityKeeper;
  readonly tabs: Tabs;
  readonly verifier: Verifier;
  /** Loads what links need, once somebody is here to be linked; `neighbours` may be called then. Absent: at once. */
  loadLinks?(): Promise<unknown>;
  /** Null: a world without neighbours. */
  neighbours(device: DeviceKey, meetingPoints: readonly string[], met: MetDevices): Neighbours | null;
  /** Links by codes, a source of these neighbours. Absent: nobody can be brought in here. */
  readonly pairing?: Pick<PairingSource, 'offer' | 'answer'>;
  /** For links that are made from now on. */
  useRelays?(relays: readonly Relay[]): void;
  readonly storage: { readonly health: Readable<StorageHealth>; askToKeep(): Promise<boolean> };
  /** The address of this app, up to `#`, for invitations. */
  readonly address: string;
  /** Where introductions are asked for unless a person entered others. */
  readonly defaultMeetingPoints: readonly string[];
  now(): number;
  randomBytes(length: number): Uint8Array;
  /** Calls back after `ms`; returns the way to stop it. */
  after(ms: number, then: () => void): () => void;
}
