/**
 * The one pass over all scores. It takes four at a time: a word of four bytes, each a score from 0 to 5,
 * so that adding 8 − k to every byte sets its bit 3 where the score is at least k, and the counts of four
 * scores are summed side by side in one word until a byte could run over.
 */

/** Scores go from 0 to 5. */
export const SCORES = 6;

const IS_LITTLE_ENDIAN = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1;
const LANE_SHIFTS = IS_LITTLE_ENDIAN ? [0, 8, 16, 24] : [24, 16, 8, 0];
/** Words whose counts fit in a byte. */
const RUN = 255;
const BIT_0 = 0x01010101;
/** Set in some byte of a score, or of a score and 2, exactly if it is above 5. */
const ABOVE_FIVE = 0xf8f8f8f8;

function commonDivisor(a: number, b: number): number {
  return b === 0 ? a : commonDivisor(b, a % b);
}

/**
 * How many papers gave each option each score: six numbers for each option, for the scores 0 to 5.
 * `scores`: the papers one after the other, a byte for each option. Null where a score is above 5.
 */
export function countScores(scores: Uint8Array, options: number): Uint32Array | null {
  /** At 6 × option + k: scores of at least k. */
  const counts = new Uint32Array(options * SCORES);
  const aligned = scores.byteOffset % 4 === 0 ? scores : scores.slice();
  const words = new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.length >> 2);
  // After so many words the same options stand in the same bytes of a word again.
  const period = options / commonDivisor(options, 4);
  let seen = 0;
  for (let position = 0; position < period; position++) {
    let at = position;
    while (at < words.length) {
      const end = Math.min(words.length, at + RUN * period);
      let [one, two, three, four, five] = [0, 0, 0, 0, 0];
      for (; at < end; at += period) {
        const word = words[at] ?? 0;
        one += ((word + 0x07070707) >>> 3) & BIT_0;
        two += ((word + 0x06060606) >>> 3) & BIT_0;
        three += ((word + 0x05050505) >>> 3) & BIT_0;
        four += ((word + 0x04040404) >>> 3) & BIT_0;
        five += ((word + 0x03030303) >>> 3) & BIT_0;
        seen |= word | (word + 0x02020202);
      }
      for (const [lane, shift] of LANE_SHIFTS.entries()) {
        const option = (position * 4 + lane) % options;
        for (const [k, sum] of [one, two, three, four, five].entries()) {
          counts[option * SCORES + k + 1] = (counts[option * SCORES + k + 1] ?? 0) + ((sum >>> shift) & 0xff);
        }
      }
    }
  }
  for (let i = words.length * 4; i < aligned.length; i++) {
    const score = aligned[i] ?? 0;
    seen |= score | (score + 2);
    for (let k = Math.min(score, 5); k > 0; k--) {
      const cell = (i % options) * SCORES + k;
      counts[cell] = (counts[cell] ?? 0) + 1;
    }
  }
  if ((seen & ABOVE_FIVE) !== 0) return null;
  return exactly(counts, scores.length / options);
}

/** From "at least k" to "exactly k", in place. */
function exactly(atLeast: Uint32Array, papers: number): Uint32Array {
  for (let cell = 0; cell < atLeast.length; cell++) {
    const k = cell % SCORES;
    const from = k === 0 ? papers : (atLeast[cell] ?? 0);
    atLeast[cell] = from - (k === SCORES - 1 ? 0 : (atLeast[cell + 1] ?? 0));
  }
  return atLeast;
}
