/**
 * Giving and taking without any network: by file, or by codes from a screen to a camera.
 * Part of `OpenAssembly` (api.ts), whose promises hold here too.
 */
import type { Result } from '../lib/result.ts';
import type { FileFault } from '../sync/assembly-file.ts';
import type { Fault } from './api.ts';

export type GivingFault = Fault | { readonly type: 'file'; readonly why: FileFault };

export interface HandoverActs {
  /** All of it that this device holds, signatures included, as the bytes of one file. */
  save(): Promise<Result<Uint8Array<ArrayBuffer>, Fault>>;
  /** What this device has, in few bytes: whoever reads them can give it only what it lacks. */
  holding(): Uint8Array<ArrayBuffer>;
  /** What somebody lacks who has that (`holding`), as the bytes of a file; null: everything, packed. */
  difference(holding: Uint8Array | null): Promise<Result<Uint8Array<ArrayBuffer>, GivingFault>>;
  /**
   * What this device did in governance that no other is known to have: a ballot paper, a position. In the
   * form of a difference, null where there is nothing.
   */
  ownUnsent(): Promise<Result<Uint8Array<ArrayBuffer> | null, Fault>>;
}
