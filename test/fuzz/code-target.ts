/**
 * What a camera sees, with its checksum right: whoever shows a hostile code can reckon that, too. Frames
 * go into a gathering, which stays within its bounds whatever they say.
 */
import { ParcelGathering, readCode } from '../../src/app/parcel.ts';
import { concat } from '../../src/lib/bytes.ts';
import { fountainOf } from '../../src/lib/fountain.ts';
import { decodeCode, encodeCode, PURPOSE } from '../../src/sync/code-text.ts';
import type { Seeded } from '../simulation/seeded.ts';
import { edgeNumber, structured } from './mutate.ts';
import type { Target } from './fuzz.ts';

const purposes = Object.values(PURPOSE);
const honest = new Uint8Array(2_000).map((_, i) => (i * 7) & 255);
const fountain = fountainOf(honest, 250);
const withPurpose = (purpose: number, bytes: Uint8Array): Uint8Array => concat(Uint8Array.of(purpose), bytes);

export class CodeTarget implements Target {
  readonly name = 'codes, with their checksum';
  readonly seeds = Array.from({ length: 12 }, (_, i) => withPurpose(PURPOSE.frame, fountain.frame(i)));
  #gathering = new ParcelGathering();

  readonly make = (random: Seeded): Uint8Array => {
    const frame = fountain.frame(random.below(1000));
    const cut = frame.subarray(0, random.below(frame.length));
    const bytes = random.chance(0.5)
      ? concat(cut, structured(random), edgeNumber(random))
      : structured(random);
    return withPurpose(random.pick(purposes), bytes);
  };

  run(input: Uint8Array): string {
    const text = encodeCode(input[0] || 1, input.subarray(1));
    if (!decodeCode(text).ok) throw new Error('a code that was just made is none');
    const read = readCode(text);
    if (!read.ok) return read.fault;
    if (read.value.type !== 'frame') return read.value.type;
    const gathered = this.#gathering.take(read.value.frame);
    const { got, of } = this.#gathering.progress;
    if (got > of || of > 64 * 1024) throw new Error(`${got} of ${of} bytes`);
    return gathered === null ? 'gathering' : gathered.ok ? 'a parcel' : gathered.fault;
  }
}
