/**
 * What a key looks like: a hue and a bite in the rim. Two people with one name differ in at least one of
 * them, nearly always in both. A help to the eye, not a proof: a key can be searched for.
 */

/** FNV-1a, 32 bits: any text gives a well-spread number. */
function spread(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash ^= text.charCodeAt(i);
    hash = Math.imul(hash, 0x01000193);
  }
  hash ^= hash >>> 15;
  return hash >>> 0;
}

export interface KeyLook {
  /** 0 to 359, for `oklch(… … hue)` at the theme's own lightness. */
  readonly hue: number;
  /** Where on the rim the bite is, in degrees clockwise from the top, in steps of 30. */
  readonly bite: number;
}

export function keyLook(key: string): KeyLook {
  const n = spread(key);
  return { hue: n % 360, bite: (Math.floor(n / 360) % 12) * 30 };
}

/**
 * First letters of the first and the last word; one for a single word. Nicknames in double quotes or
 * brackets are left out, and so are small words where others have capitals.
 */
export function initials(name: string): string {
  const words = name
    .replace(/["“„«(][^"”“»)]*["”“»)]/gu, ' ')
    .split(/[\s-]+/u)
    .map((word) => /[\p{L}\p{N}]/u.exec(word)?.[0])
    .filter((letter) => letter !== undefined);
  const capital = words.filter((letter) => letter !== letter.toLocaleLowerCase());
  const letters = capital.length > 0 ? capital : words;
  const first = letters[0];
  if (first === undefined) return '?';
  const last = letters.length > 1 ? (letters[letters.length - 1] ?? '') : '';
  return (first + last).toLocaleUpperCase();
}
