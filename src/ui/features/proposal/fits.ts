const encoder = new TextEncoder();

/** Whether words fit a limit of the domain, which counts bytes of UTF-8. */
export const fits = (words: string, bytes: number): boolean =>
  words.length <= bytes && (words.length * 3 <= bytes || encoder.encode(words).length <= bytes);
