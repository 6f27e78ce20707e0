/**
 * What two devices say to each other to become one person's, beside the link that pairing made.
 *
 *   message = kind 1 | fields      (strict, as the headers of records are)
 *
 *   new → old   0 here: what it calls itself      5 kept: it speaks for the person now
 *   old → new   2 given: proof and names          3 one assembly      4 the name of one device
 *   both        1 confirmed: "the words are the same"      6 refused
 */
import { ByteWriter } from '../../domain/codec/bytes.ts';
import {
  decode,
  encode,
  fixedBytes,
  integer,
  list,
  nothing,
  struct,
  text,
  varint,
} from '../../domain/codec/codec.ts';
import type { Codec, Decoded } from '../../domain/codec/codec.ts';
import { key } from '../../domain/codec/ids.ts';
import { countLimits } from '../../domain/limits.ts';

const MAX_NAME = 120;
const MAX_ADDRESS = 300;
/** An invitation's code: names and addresses of one assembly. */
const MAX_INVITATION = 3000;
const MOST_ASSEMBLIES = 512;
const VERSION = 1;

const link = struct({ device: key, signature: fixedBytes(64) });

const here = struct({ version: integer(VERSION, VERSION), name: text(MAX_NAME) });
const given = struct({
  version: integer(VERSION, VERSION),
  person: key,
  chain: list(link, countLimits.chain),
  certificate: fixedBytes(64),
  name: text(MAX_NAME),
  /** How many messages of each kind follow. */
  assemblies: integer(0, MOST_ASSEMBLIES),
  devices: integer(0, countLimits.devices),
  points: list(text(MAX_ADDRESS), 16),
});
const assembly = struct({ joinedAt: varint, invitation: text(MAX_INVITATION) });
const device = struct({ device: key, name: text(MAX_NAME) });

export type Here = Decoded<typeof here>;
export type Given = Decoded<typeof given>;
export type GivenAssembly = Decoded<typeof assembly>;
export type GivenDevice = Decoded<typeof device>;

export type LinkMessage =
  | { readonly type: 'here'; readonly value: Here }
  | { readonly type: 'confirmed' }
  | { readonly type: 'given'; readonly value: Given }
  | { readonly type: 'assembly'; readonly value: GivenAssembly }
  | { readonly type: 'device'; readonly value: GivenDevice }
  | { readonly type: 'kept' }
  | { readonly type: 'refused' };

export { MAX_INVITATION as maxInvitation, MOST_ASSEMBLIES as mostAssemblies };

const kinds = ['here', 'confirmed', 'given', 'assembly', 'device', 'kept', 'refused'] as const;

const plain = { confirmed: true, kept: true, refused: true } as const;
type Plain = keyof typeof plain;
const isPlain = (type: string): type is Plain => Object.hasOwn(plain, type);

function withKind(kind: number, body: Uint8Array): Uint8Array<ArrayBuffer> {
  const out = new ByteWriter();
  out.byte(kind);
  for (const byte of body) out.byte(byte);
  return out.finish();
}

export function encodeLinkMessage(message: LinkMessage): Uint8Array<ArrayBuffer> {
  const kind = kinds.indexOf(message.type);
  switch (message.type) {
    case 'here':
      return withKind(kind, encode(here, message.value));
    case 'given':
      return withKind(kind, encode(given, message.value));
    case 'assembly':
      return withKind(kind, encode(assembly, message.value));
    case 'device':
      return withKind(kind, encode(device, message.value));
    case 'confirmed':
    case 'kept':
    case 'refused':
      return withKind(kind, encode(nothing, true));
  }
}

/** Null for what no Moot of this version says. */
export function decodeLinkMessage(bytes: Uint8Array): LinkMessage | null {
  const type = kinds[bytes[0] ?? kinds.length];
  const body = bytes.subarray(1);
  if (type === undefined) return null;
  if (isPlain(type)) return body.length === 0 ? { type } : null;
  switch (type) {
    case 'here':
      return valued(type, here, body);
    case 'given':
      return valued(type, given, body);
    case 'assembly':
      return valued(type, assembly, body);
    case 'device':
      return valued(type, device, body);
  }
}

function valued<T extends string, V>(
  type: T,
  codec: Codec<V>,
  body: Uint8Array,
): { readonly type: T; readonly value: V } | null {
  const value = decode(codec, body);
  return value === null ? null : { type, value };
}
