/** Spaces, and everything that takes part in a text without being seen in it: zero-width marks, fillers, an empty braille cell. */
const NOTHING = /^[\s\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\u2800]*$/u;

/** True where nobody could see that anything is written. */
export const isBlank = (words: string): boolean => NOTHING.test(words);
