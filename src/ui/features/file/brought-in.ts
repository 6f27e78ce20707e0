import type { BroughtIn } from '../../../app/api.ts';

/** What came of opening a file, in a sentence or two. */
export function broughtInSentence({ entered, refused, gaps }: BroughtIn): string {
  const unsigned = refused === 0 ? '' : ' A part of it wasn’t signed as it should be, and was left out.';
  const early = gaps === 0 ? '' : ' Some of it builds on what isn’t here yet, and was left out.';
  const left = unsigned + early;
  if (entered > 0) return `Everything that was new here has come in.${left}`;
  return left === '' ? 'All of it was here already.' : `Nothing new came in.${left}`;
}
