/** Files of an assembly, whose hash may well be right: whoever makes a hostile file can hash it too. */
import { sha256 } from '@noble/hashes/sha2.js';
import { concat } from '../../src/lib/bytes.ts';
import { deflate, inflate } from '../../src/lib/deflate.ts';
import { decodeAssemblyFile, encodeAssemblyFile } from '../../src/sync/assembly-file.ts';
import { Reader, Writer } from '../../src/sync/wire.ts';
import type { Seeded } from '../simulation/seeded.ts';
import { honestUpdates } from './gate-targets.ts';
import { edgeNumber, structured } from './mutate.ts';
import type { Target } from './fuzz.ts';

const HEAD_BYTES = 5;
const HASH_BYTES = 32;

export async function fileTarget(): Promise<Target> {
  const bytes = (length: number): Uint8Array => new Uint8Array(length).fill(length);
  const whole = await encodeAssemblyFile({
    assembly: 'ab'.repeat(32),
    name: 'Holbeck',
    ledgers: [
      {
        ledger: 'governance',
        updates: honestUpdates.slice(0, 3),
        proofs: [{ feed: 2 ** 52, burst: 7, previous: bytes(32), first: bytes(90), second: bytes(91) }],
      },
      { ledger: 'talk', updates: [], proofs: [] },
    ],
  });
  const body = await bodyOf(whole);
  /** Bodies, so that changes get past the deflate and the hash; every tenth is a file as it lies. */
  return {
    name: 'files of an assembly',
    seeds: [body, concat(Uint8Array.of(255), whole)],
    make: (random: Seeded) =>
      concat(body.subarray(0, random.below(body.length)), structured(random), edgeNumber(random)),
    async run(input) {
      const asItLies = input[0] === 255;
      const file = asItLies ? input.slice(1) : await fileOf(input);
      const read = await decodeAssemblyFile(file);
      return read.ok ? `read, ${read.value.ledgers.length} ledgers` : read.fault;
    },
  };
}

async function bodyOf(file: Uint8Array): Promise<Uint8Array> {
  const reader = new Reader(file.subarray(HEAD_BYTES));
  const length = reader.uint();
  const content = await inflate(reader.raw(reader.left).slice(), length);
  if (!content) throw new Error('The file that was just made is damaged');
  return content.slice(0, -HASH_BYTES);
}

async function fileOf(body: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const content = concat(body, sha256(body));
  const head = new Writer().raw(new TextEncoder().encode('MOOT')).u8(1).uint(content.length).done();
  return concat(head, await deflate(content));
}
