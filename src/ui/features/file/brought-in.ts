import type { BroughtIn } from '../../../app/api.ts';

/** What came of opening a file, in a sentence or two. */
export function broughtInSentence({ entered, refused }: BroughtIn): string {
  const left = refused === 0 ? '' : ' A part of the file wasn’t signed as it should be, and was left out.';
  if (entered > 0) return `Everything in the file that was new here has come in.${left}`;
  return refused === 0 ? 'All that the file holds was here already.' : `Nothing new came in.${left}`;
}
