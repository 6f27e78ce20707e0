/**
 * [TAL-8] The lot: one order of all options, from a text that nobody could choose. For each option take
 * SHA-256 over the seed, one line feed, and the option's words, all in UTF-8; the options in ascending
 * order of these hashes are the lot's order, and of those tied the first in it is drawn. By hand:
 *
 *     printf '%s\n%s' "$SEED" "$OPTION" | sha256sum
 */
import { toHex, utf8 } from '../../lib/bytes.ts';
import { byText } from '../order.ts';

export interface Lot {
  /** Null where none is given: whoever writes the options could then steer the lot, and the report says so. */
  readonly seed: string | null;
  /** SHA-256. The domain has no cryptography of its own. */
  readonly hash: (bytes: Uint8Array) => Uint8Array;
}

/** All options, by their numbers, the first drawn first. Options of the same words stay in their order. */
export function lotOrder(options: readonly string[], { seed, hash }: Lot): readonly number[] {
  const hashes = options.map((option) => toHex(hash(utf8(`${seed ?? ''}\n${option}`))));
  return options
    .map((_, option) => option)
    .toSorted((a, b) => byText(hashes[a] ?? '', hashes[b] ?? '') || a - b);
}

/**
 * [BAL-11] A ballot's seed: its id, and after a space each the random numbers of the sealed returns as
 * lower-case hex, in ascending order.
 */
export const ballotSeed = (ballot: string, numbers: readonly Uint8Array[]): string =>
  [ballot, ...numbers.map(toHex).sort(byText)].join(' ');
