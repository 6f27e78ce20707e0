import { diffLines, diffWordsWithSpace } from 'diff';

/** A stretch of a comparison. `same` stands in both texts. */
export interface Stretch {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** Texts that share next to nothing are compared line by line: words would be confetti. */
const MAX_WORD_EDITS = 1_500;
const MAX_LINE_EDITS = 20_000;

/**
 * What changed from `before` to `after`, word by word. Joining what is not `removed` gives `after`
 * exactly; joining what is not `added` gives `before`.
 */
export function compareTexts(before: string, after: string): Stretch[] {
  if (before === after) return after === '' ? [] : [{ kind: 'same', text: after }];
  const changes =
    diffWordsWithSpace(before, after, { maxEditLength: MAX_WORD_EDITS }) ??
    diffLines(before, after, { maxEditLength: MAX_LINE_EDITS });
  if (!changes)
    return withText([
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ]);
  return gather(
    changes.map((change) => ({
      kind: change.added ? 'added' : change.removed ? 'removed' : 'same',
      text: change.value,
    })),
  );
}

const withText = (stretches: Stretch[]): Stretch[] => stretches.filter((stretch) => stretch.text !== '');

/**
 * Puts changes that only a space keeps apart into one removal and one addition: "two adults"
 * becoming "four helpers" reads as one change, not as three.
 */
function gather(stretches: Stretch[]): Stretch[] {
  const out: Stretch[] = [];
  let removed = '';
  let added = '';
  const flush = (next = '\n') => {
    // Lines that went at the end of a line: what is new there stands on that line, before they go.
    const cut = next.startsWith('\n') && added !== '' ? removed.indexOf('\n') : -1;
    const head = cut < 0 ? removed : removed.slice(0, cut);
    out.push({ kind: 'removed', text: head }, { kind: 'added', text: added });
    if (cut >= 0) out.push({ kind: 'removed', text: removed.slice(cut) });
    removed = added = '';
  };
  stretches.forEach((stretch, i) => {
    if (stretch.kind === 'removed') removed += stretch.text;
    else if (stretch.kind === 'added') added += stretch.text;
    else if (
      /^[^\S\n]+$/u.test(stretch.text) &&
      removed !== '' &&
      (added !== '' || removed.includes('\n')) &&
      changesBothWays(stretches, i)
    ) {
      removed += stretch.text;
      added += stretch.text;
    } else {
      flush(stretch.text);
      out.push(stretch);
    }
  });
  flush();
  return withText(out);
}

function changesBothWays(stretches: Stretch[], at: number): boolean {
  const kinds = [stretches[at + 1]?.kind, stretches[at + 2]?.kind];
  return kinds.includes('removed') && kinds.includes('added');
}

/** A line of the page. `parted`: empty lines stand above it, so it begins a paragraph. */
export interface ComparedLine {
  readonly stretches: readonly Stretch[];
  readonly parted: boolean;
}

/** A comparison cut into the lines of the page, without the empty ones. */
export function toLines(stretches: readonly Stretch[]): ComparedLine[] {
  const lines: Stretch[][] = [[]];
  for (const stretch of stretches) {
    stretch.text.split('\n').forEach((text, i) => {
      if (i > 0) lines.push([]);
      if (text !== '') lines.at(-1)?.push({ kind: stretch.kind, text });
    });
  }
  return lines.flatMap((line, i) =>
    line.length > 0 ? [{ stretches: line, parted: i > 0 && lines[i - 1]?.length === 0 }] : [],
  );
}

/** How many lines hold something new, and how many lost something and gained nothing. */
export function countChanges(stretches: readonly Stretch[]): { added: number; removed: number } {
  let added = 0;
  let removed = 0;
  for (const line of toLines(stretches)) {
    const has = (kind: Stretch['kind']) =>
      line.stretches.some((stretch) => stretch.kind === kind && stretch.text.trim() !== '');
    if (has('added')) added += 1;
    else if (has('removed')) removed += 1;
  }
  return { added, removed };
}
