/**
 * Every function of ours that reads foreign bytes or text, found by its name: whoever adds a message, a
 * code or a header gets it fuzzed without a word here. It reads, or refuses by name; nothing else.
 */
import { encodeLinkMessage } from '../../src/app/devices/link-messages.ts';
import { encodeInvitation } from '../../src/app/invitation.ts';
import { Kind } from '../../src/domain/kinds.ts';
import { fountainOf } from '../../src/lib/fountain.ts';
import { encodeCode, PURPOSE } from '../../src/sync/code-text.ts';
import { encodeDescription } from '../../src/sync/description.ts';
import * as differenceFile from '../../src/sync/difference-file.ts';
import * as handshake from '../../src/sync/handshake.ts';
import * as keeper from '../../src/sync/keeper/keeper-messages.ts';
import * as messages from '../../src/sync/messages.ts';
import { encodePresence } from '../../src/sync/presence-message.ts';
import * as vectorMessages from '../../src/sync/vector-messages.ts';
import { encodeStateVector } from '../../src/sync/vectors.ts';
import { writtenHeaders } from './header-seeds.ts';
import { structured } from './mutate.ts';
import type { Target } from './fuzz.ts';

const LAYERS = 'src/{sync,domain,app,ledger,server,identity,lib}';
const texts = import.meta.glob<string>('../../src/{sync,domain,app,ledger,server,identity,lib}/**/*.ts', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const modules = import.meta.glob<Readonly<Record<string, unknown>>>(
  '../../src/{sync,domain,app,ledger,server,identity,lib}/**/*.ts',
);

/** One argument of bytes or text, and a name that says that it reads. */
const READS =
  /export (?:const|(?:async )?function) ((?:decode|read|parse|open|from|unpack)[A-Z0-9]\w*)(?: =(?: async)?)? ?\(\s*\w+: (Uint8Array(?:<ArrayBuffer>)?|string|unknown),?\s*\)/g;

/** Faults that say: these bytes are not what they should be. */
const BY_NAME = new Set(['Malformed', 'VectorMalformed', 'PackDamaged']);
/** Throw on purpose what the platform throws: callers hold them in `try`. */
const PLATFORM = new Set(['fromUtf8']);
/** Read what this program itself has put into its own database. */
const OWN_WORDS = new Set(['decodeCount']);

type Reads = (input: Uint8Array | string) => unknown;

const bytes = (length: number): Uint8Array => new Uint8Array(length).map((_, i) => (i * 37 + length) & 255);
const payload = (message: Uint8Array): Uint8Array => message.slice(1);
const vector = new Map([
  [7, 1],
  [2 ** 40, 300],
  [2 ** 52, 2],
]);
const proof = { feed: 2 ** 52, burst: 7, previous: bytes(32), first: bytes(90), second: bytes(91) };

const utf8 = (words: string): Uint8Array => new TextEncoder().encode(words);
const description = encodeDescription({
  kind: 'offer',
  ufrag: 'abcd',
  pwd: 'x'.repeat(24),
  fingerprint: '0c'.repeat(32),
  candidates: [
    { via: 'host', form: 'ipv4', address: '10.0.0.7', port: 5000 },
    { via: 'host', form: 'mdns', address: '01234567-89ab-4def-8123-456789abcdef.local', port: 5001 },
  ],
});
const frames = fountainOf(bytes(900), 300);
const difference = differenceFile.encodeDifference({
  assembly: 'ab'.repeat(32),
  name: 'Holbeck',
  parts: [{ ledger: 'talk', isFurther: true, packs: [bytes(80)], proofs: [proof] }],
});
const holding = differenceFile.encodeHolding({
  assembly: 'ab'.repeat(32),
  ledgers: new Map([['talk', vector]]),
});
const codes = [
  utf8(encodeCode(PURPOSE.offer, description)),
  utf8(encodeCode(PURPOSE.answer, description)),
  utf8(encodeCode(PURPOSE.frame, frames.frame(1))),
];

/** Honest inputs, where a decoder needs one to get anywhere. */
const honest: Readonly<Record<string, readonly Uint8Array[]>> = {
  decodeHello: [
    handshake.encodeHello({
      version: handshake.VERSION,
      name: bytes(16),
      device: bytes(32),
      nonce: bytes(32),
    }),
  ],
  decodeProof: [bytes(64)],
  decodeHave: [
    payload(
      messages.encodeHave([
        { number: 0, what: 'assembly', tag: '0a'.repeat(16) },
        { number: 1, what: 'ledger', tag: '0b'.repeat(16) },
      ]),
    ),
  ],
  decodeVector: [payload(messages.encodeVector(1, vector, true))],
  decodeHeld: [payload(messages.encodeHeld(1, vector, bytes(24)))],
  decodeUpdate: [payload(messages.encodeUpdate(1, true, bytes(100)))],
  decodeWant: [payload(messages.encodeWant(1, [{ feed: 2 ** 50, burst: 3 }]))],
  decodeForkProof: [payload(messages.encodeForkProof(1, proof))],
  decodeDraft: [payload(messages.encodeDraft(messages.KIND.draft, 0, 'a draft', bytes(50)))],
  decodePresence: [
    payload(
      encodePresence(0, 1, {
        device: bytes(32),
        signature: bytes(64),
        sequence: 5,
        presence: { name: 'Ana', typingIn: 'chat' },
      }),
    ),
  ],
  decodeCounts: [payload(vectorMessages.encodeCounts(1, vector, true))],
  decodeDifference: [
    difference,
    payload(vectorMessages.encodeDifference(1, vector, new Map([[7, 3]]), { go: true, digest: bytes(32) })),
  ],
  decodeStateVector: [encodeStateVector(vector)],
  decodeHolding: [holding],
  readIncoming: [difference],
  decodeDescription: [description],
  readFrame: [frames.frame(0), frames.frame(20)],
  decodeCode: codes,
  readCode: codes,
  fromBase45: codes,
  decodeKeep: [payload(keeper.encodeKeep(bytes(32)))],
  decodeForget: [payload(keeper.encodeForget(bytes(16)))],
  decodeVisits: [payload(keeper.encodeVisit(bytes(16), 'device'))],
  decodeKeeping: [payload(keeper.encodeKeeping(bytes(16), 'keeps', true))],
  decodeLinkMessage: [
    encodeLinkMessage({ type: 'here', value: { version: 1, name: 'A phone' } }),
    encodeLinkMessage({ type: 'confirmed' }),
    encodeLinkMessage({ type: 'assembly', value: { joinedAt: 5, invitation: 'x'.repeat(40) } }),
    encodeLinkMessage({ type: 'device', value: { device: '0d'.repeat(32), name: 'A laptop' } }),
  ],
  readInvitation: [
    new TextEncoder().encode(
      encodeInvitation({
        assembly: 'ab'.repeat(32),
        name: 'Holbeck',
        meetingPoints: ['wss://a.example/introductions'],
      }),
    ),
  ],
};

/** Headers are made of the same few things, so each decoder begins with the same few. */
const general = [bytes(0), bytes(1), bytes(40), Uint8Array.of(...new TextEncoder().encode('{"a":[1]}'))];

/** Every decoder of headers begins with headers of all kinds: what is of another is a good beginning, too. */
const headers = writtenHeaders.map((hex) => new Uint8Array(Buffer.from(hex, 'hex')));

interface Found {
  readonly path: string;
  readonly name: string;
  readonly takes: 'bytes' | 'text' | 'json';
}

export function decodersFound(): readonly Found[] {
  return Object.entries(texts).flatMap(([path, text]) =>
    [...text.matchAll(READS)]
      .map(([, name = '', type = '']) => ({
        path,
        name,
        takes:
          type === 'string' ? ('text' as const) : type === 'unknown' ? ('json' as const) : ('bytes' as const),
      }))
      .filter(({ name }) => !PLATFORM.has(name) && !OWN_WORDS.has(name)),
  );
}

export async function decoderTargets(): Promise<readonly Target[]> {
  return Promise.all(
    decodersFound().map(async ({ path, name, takes }): Promise<Target> => {
      const reads = (await modules[path]?.())?.[name] as Reads | undefined;
      if (typeof reads !== 'function') throw new Error(`${LAYERS}: ${path} has no ${name}`);
      return {
        name: `${path.replace('../../src/', '')} ${name}`,
        seeds: [...(honest[name] ?? []), ...(path.includes('/domain/') ? headers : []), ...general],
        make: structured,
        run: (input) => outcomeOf(reads, argument(input, takes)),
      };
    }),
  );
}

/** Text as it would be typed or scanned; what is said to be JSON, read first. */
function argument(input: Uint8Array, takes: Found['takes']): Uint8Array | string {
  if (takes === 'bytes') return input;
  const text = Buffer.from(input).toString(input.some((byte) => byte > 127) ? 'latin1' : 'utf8');
  if (takes === 'text') return text;
  try {
    return JSON.parse(text) as string;
  } catch {
    return text;
  }
}

async function outcomeOf(reads: Reads, input: Uint8Array | string): Promise<string> {
  try {
    const value = await reads(input);
    if (value === null || typeof value !== 'object') return value === null ? 'null' : typeof value;
    return 'fault' in value ? `fault ${String(value.fault)}` : 'read';
  } catch (error) {
    if (error instanceof Error && BY_NAME.has(error.name)) return `${error.name}: ${error.message}`;
    throw error;
  }
}

/** How many kinds of record there are: as many decoders there must be at least. */
export const KINDS_OF_RECORD = Object.keys(Kind).length;
