/** The founding record: what an assembly is, and by whom and where it was begun. */
import { encode, decode, fixedBytes, integer, oneOf, struct, text } from '../codec/codec.ts';
import type { Decoded } from '../codec/codec.ts';
import { key } from '../codec/ids.ts';
import { charter } from './charter-codec.ts';
import { byteLimits } from '../limits.ts';
import type { AssemblyKind } from '../state.ts';

/** The version of these rules. A founding record names the version that its assembly lives by. */
export const REDUCER_VERSION = 1;

const assemblyKinds: readonly AssemblyKind[] = [
  'geographical',
  'workingGroup',
  'committee',
  'umbrella',
  'community',
  'hub',
];

const assemblyFounded = struct({
  name: text(byteLimits.name, 1),
  kind: oneOf(assemblyKinds),
  purpose: text(byteLimits.purpose),
  remit: text(byteLimits.remit),
  charter,
  founder: key,
  /** The founder's device, whose feed this record opens: it alone signs the founding list (ROLL-1). */
  device: key,
  reducerVersion: integer(1, 65_535),
  /** 16 random bytes: no two assemblies have one id. */
  nonce: fixedBytes(16),
});

export type AssemblyFounded = Decoded<typeof assemblyFounded>;

/** The assembly's id is the hash of exactly these bytes. */
export const encodeAssemblyFounded = (header: AssemblyFounded) => encode(assemblyFounded, header);
export const decodeAssemblyFounded = (bytes: Uint8Array) => decode(assemblyFounded, bytes);
