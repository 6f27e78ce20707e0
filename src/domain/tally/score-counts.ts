/**
 * The one pass over all scores. It takes a word of four scores at a time and looks at their three bits: the
 * numbers of ones in bit 0, bit 1, bit 2, and in bit 0 together with bit 1 or bit 2, tell how many scores
 * are 1, 2, 3, 4 and 5. Four such numbers are summed side by side in one word.
 */

/** Scores go from 0 to 5. */
export const SCORES = 6;

/** Words whose sums fit in a byte each. */
const RUN = 255;
const BIT_0 = 0x01010101;
const NO_SCORE = 0xf8f8f8f8;

function commonDivisor(a: number, b: number): number {
  return b === 0 ? a : commonDivisor(b, a % b);
}

/**
 * How many papers gave each option each score: six numbers for each option, for the scores 0 to 5.
 * `scores`: the papers one after the other, a byte for each option. Null where a score is above 5.
 */
export function countScores(scores: Uint8Array, options: number): Uint32Array | null {
  const counts = new Uint32Array(options * SCORES);
  const aligned = scores.byteOffset % 4 === 0 ? scores : scores.slice();
  const words = new Int32Array(aligned.buffer, aligned.byteOffset, aligned.length >> 2);
  const sums = new Int32Array(SCORES);
  // In the order of memory, as the scores in their words: the same on machines of either byte order.
  const lanes = new Uint8Array(sums.buffer);
  // After so many words the same options stand in the same bytes of a word again.
  const period = options / commonDivisor(options, 4);
  let wrong = 0;
  for (let position = 0; position < period; position++) {
    for (let from = position; from < words.length; from += RUN * period) {
      wrong |= sumBits(words, from, Math.min(words.length, from + RUN * period), period, sums);
      for (let lane = 0; lane < 4; lane++) {
        const cell = ((position * 4 + lane) % options) * SCORES;
        for (let k = 1; k < SCORES; k++)
          counts[cell + k] = (counts[cell + k] ?? 0) + (lanes[4 * k + lane] ?? 0);
      }
    }
  }
  for (let cell = 0; cell < counts.length; cell += SCORES) fromBits(counts, cell, scores.length / options);
  for (let at = words.length * 4; at < aligned.length; at++) {
    const score = aligned[at] ?? 0;
    if (score >= SCORES) return null;
    const cell = (at % options) * SCORES;
    counts[cell] = (counts[cell] ?? 0) - 1;
    counts[cell + score] = (counts[cell + score] ?? 0) + 1;
  }
  return wrong === 0 ? counts : null;
}

/**
 * Into `sums` from 1 on: ones in bit 0, in bit 1, in both, in bit 2, in bits 0 and 2. Gives back something
 * other than 0 if one of the bytes is above 5.
 */
function sumBits(words: Int32Array, from: number, end: number, step: number, sums: Int32Array): number {
  let zero = 0;
  let one = 0;
  let zeroAndOne = 0;
  let two = 0;
  let zeroAndTwo = 0;
  let seen = 0;
  let oneAndTwo = 0;
  for (let at = from; at < end; at += step) {
    const word = words[at] ?? 0;
    const bit0 = word & BIT_0;
    const bit1 = (word >>> 1) & BIT_0;
    const bit2 = (word >>> 2) & BIT_0;
    // `| 0` keeps sums in 32 bits, whose highest byte is no sign here.
    zero = (zero + bit0) | 0;
    one = (one + bit1) | 0;
    zeroAndOne = (zeroAndOne + (bit0 & bit1)) | 0;
    two = (two + bit2) | 0;
    zeroAndTwo = (zeroAndTwo + (bit0 & bit2)) | 0;
    seen |= word;
    oneAndTwo |= bit1 & bit2;
  }
  sums[1] = zero;
  sums[2] = one;
  sums[3] = zeroAndOne;
  sums[4] = two;
  sums[5] = zeroAndTwo;
  return (seen & NO_SCORE) | oneAndTwo;
}

/** From the sums of bits, in the order of `sumBits`, to how many papers gave 0, 1, 2, 3, 4, 5. In place. */
function fromBits(counts: Uint32Array, cell: number, papers: number): void {
  const [, zero = 0, one = 0, three = 0, two = 0, five = 0] = counts.subarray(cell, cell + SCORES);
  counts.set(
    [papers - (zero - three - five) - one - two, zero - three - five, one - three, three, two - five, five],
    cell,
  );
}
