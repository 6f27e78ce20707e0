import type { RecordId } from '../../../domain/burst.ts';

/** Crockford's letters: no I, L, O, U, which are misread or make words. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const OFFSETS = [0x811c9dc5, 0x2f0b4c47] as const;

/** FNV-1a from an offset, its bits mixed: 32 bits that spread well. */
function spread(text: string, offset: number): number {
  let hash = offset;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/**
 * A paper's receipt: eight letters that follow from its record's id, in two groups. Among 500 papers two
 * are alike once in ten million ballots. It finds a paper; that the paper is genuine, its signature says.
 */
export function receiptOf(paper: RecordId): string {
  const letters = OFFSETS.flatMap((offset) => {
    const bits = spread(paper, offset);
    return [27, 22, 17, 12].map((from) => LETTERS[(bits >>> from) & 31]);
  });
  return `${letters.slice(0, 4).join('')}-${letters.slice(4).join('')}`;
}
