/**
 * What can't be seen or turns the text around: control marks, soft hyphens, fillers, zero-width spaces,
 * marks of direction. Listed, for what a Unicode version adds must not change what a device makes of a name.
 */
const UNSEEN =
  /\p{Cc}|\u034f|\u17b4|\u17b5|[\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb]/gu;
/** Joiners, which Persian and emoji need, and spaces: a name of these alone is none. */
const NOTHING_ELSE = /^[\u200c\u200d\s]*$/u;

/** A name as it is shown: one line, no marks that hide or turn the words around it. Empty where nothing is left. */
export function readableName(name: string): string {
  const shown = name.replaceAll(/\s+/gu, ' ').replaceAll(UNSEEN, '').trim();
  return NOTHING_ELSE.test(shown) ? '' : shown;
}
