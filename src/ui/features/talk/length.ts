import { byteLimits } from '../../../domain/limits.ts';
import { plural } from '../../words/counts.ts';

/** How many bytes of UTF-8 one message may have. */
export const LONGEST_WORDS = byteLimits.words;

const encoder = new TextEncoder();

/** How many bytes of UTF-8 the words take. */
export function bytesOf(words: string): number {
  return encoder.encode(words).length;
}

/** A sentence for words that don't fit, with how much has to go; nothing for words that do. */
export function tooLongSentence(words: string): string | undefined {
  // Four bytes at most for each unit: short words, nearly all of them, need no counting.
  if (words.length * 4 <= LONGEST_WORDS) return undefined;
  const over = bytesOf(words) - LONGEST_WORDS;
  if (over <= 0) return undefined;
  return `That’s too long for one message, by about ${plural(over, 'letter')}. Nothing is lost: shorten it, or say it in two parts.`;
}
