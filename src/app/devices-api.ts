/** What a person can do about their devices. Part of `Moot` (api.ts), whose promises hold here too. */
import type { DeviceId } from '../domain/burst.ts';
import type { Readable } from '../lib/readable.ts';
import type { Result } from '../lib/result.ts';
import type { AssemblyId, Fault, Me, PairingFault, PhraseFault } from './api.ts';

/** A device of mine, as this one knows it. */
export interface OwnDevice {
  readonly id: DeviceId;
  /** What I call it; null: nothing yet. Names stay on my devices. */
  readonly name: string | null;
  readonly isThis: boolean;
  /** A key that this very browser had before its key was renewed. */
  readonly isFormer: boolean;
  /** When the first and the last that was written on it says that it was; null: nothing is here. */
  readonly firstWrote: number | null;
  readonly lastWrote: number | null;
  /** It speaks for me no more, by the word of another device, or of the 24 words. */
  readonly revoked: 'device' | 'phrase' | null;
  /** In so many assemblies the revocation isn't written yet. */
  readonly notYetIn: number;
}

export type DeviceLinkFault =
  | PairingFault
  /** One of the two people said that the words differ, or stopped. */
  | 'refused'
  /** The link went before it was done: nothing has changed on either device. */
  | 'lost'
  /** The link went at the very end: the other screen says whether it was done. */
  | 'unsure'
  /** What the other device gave is no proof, or comes from a newer Moot. */
  | 'notProven'
  /** So many devices have been linked one from another that only the 24 words can go on. */
  | 'chainFull'
  | 'storageFailed'
  /** The other device is somebody else's already. */
  | 'alreadyHere';

export type DeviceLinkState =
  | { readonly type: 'waiting' }
  | { readonly type: 'connecting' }
  | {
      readonly type: 'compare';
      /** The same on both screens unless somebody sits in between. */
      readonly words: readonly string[];
      /** What the other one calls itself. */
      readonly name: string;
      /** I said that they are the same; the other one hasn't yet. */
      readonly confirmed: boolean;
    }
  | { readonly type: 'done'; readonly name: string; readonly assemblies: number }
  | { readonly type: 'failed'; readonly why: DeviceLinkFault };

type Wrong = Fault | { readonly type: 'pairing'; readonly why: PairingFault };

/** Nothing changes on either device before both people have said that the words are the same. */
export interface DeviceLinkSession {
  /** For people to send or type; `qrTextOf` makes the text of the QR code from it. */
  readonly code: string;
  readonly state: Readable<DeviceLinkState>;
  /** On the device that showed its code first: reads the one that was shown back. */
  readCode(code: string): Promise<Result<null, { readonly type: 'pairing'; readonly why: PairingFault }>>;
  /** "The words are the same on both." */
  confirm(): void;
  /** They differ, or this person wants to stop. */
  refuse(): void;
}

/** Why this device got a new key by itself, or that a copy of it did; until the person has read it. */
export interface DeviceNotice {
  /**
   * `forked`: its history went two ways. `copied`: a copy of it runs somewhere else. `copyElsewhere`: it
   * does, and takes the new key. `needsWords`: only the 24 words can give it one.
   */
  readonly why: 'forked' | 'copied' | 'copyElsewhere' | 'needsWords';
  /** Where acts of this person are void by it (`OpenAssembly.lost`). */
  readonly lostIn: readonly AssemblyId[];
}

export interface Devices {
  readonly notice: Readable<DeviceNotice | null>;
  /** The person has read it. */
  noticed(): Promise<void>;
  /** This one first, then by when they were last heard of. */
  readonly mine: Readable<readonly OwnDevice[]>;
  /** [PER-9] This device was revoked: it writes nothing any more. What is on it can still be saved as files. */
  readonly isRevoked: Readable<boolean>;
  name(device: DeviceId, name: string): Promise<Result<null, Fault>>;
  /** [PER-8] In every assembly on this device, and in those that come later. */
  revoke(devices: readonly DeviceId[]): Promise<Result<null, Fault>>;
  /** [PER-10] The same by the 24 words, which go before anything that a device says; they are not kept. */
  revokeByPhrase(
    devices: readonly DeviceId[],
    words: readonly string[],
  ): Promise<Result<null, Fault | PhraseFault>>;
  /** Shows a code: the device that reads it becomes one of mine. `name`: what this one is called, if nothing yet. */
  offer(name: string): Promise<Result<DeviceLinkSession, Wrong>>;
  /**
   * On a device where nobody is yet, or whose key was revoked: has read the code of another one, and shows
   * one back. `name`: what this device calls itself.
   */
  answer(
    code: string,
    name: string,
  ): Promise<Result<DeviceLinkSession, Wrong | { readonly type: 'alreadyHere' }>>;
  /**
   * A new key for this device, certified by the old one, which is gone after: where a feed of it went two
   * ways (`feedForked`). Every open assembly goes on with a new feed; what was said under the old one stays.
   */
  renew(): Promise<Result<Me, Fault>>;
}
