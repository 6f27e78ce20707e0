/**
 * Different places in a list, in order, spread at random. `random(below)` gives a whole number from 0 to
 * below it.
 */
export function pickPlaces(
  length: number,
  count: number,
  random: (below: number) => number,
): readonly number[] {
  const left = Array.from({ length }, (_, i) => i);
  const picked: number[] = [];
  while (picked.length < Math.min(count, length)) {
    const [place] = left.splice(random(left.length), 1);
    if (place !== undefined) picked.push(place);
  }
  return picked.sort((a, b) => a - b);
}

/** Whether a typed word is the word: blanks around it and capitals are no mistake. */
export const sameWord = (typed: string, word: string): boolean => typed.trim().toLowerCase() === word;
