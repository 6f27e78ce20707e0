/** A run of letters without a gap that is longer than any word or address worth reading whole. */
const ENDLESS = /\S{400,}/u;
const PIECE = 200;

/**
 * Text in pieces between which a line may end, for a run of thousands of letters without a gap: browsers
 * weigh every place in it against every other, and stand still for seconds. All other text is one piece.
 */
export function inPieces(text: string): readonly string[] {
  if (!ENDLESS.test(text)) return [text];
  const letters = [...text];
  const pieces: string[] = [];
  for (let at = 0; at < letters.length; at += PIECE) pieces.push(letters.slice(at, at + PIECE).join(''));
  return pieces;
}
