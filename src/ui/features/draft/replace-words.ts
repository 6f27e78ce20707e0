import type { ChangeSpec } from '@codemirror/state';
import { compareTexts } from '../proposal/compare-texts.ts';

/**
 * The changes that turn `before` into `after`, as small as they can be: other writers' carets and
 * what they are writing at this moment stay where they are.
 */
export function changesBetween(before: string, after: string): ChangeSpec[] {
  const changes: ChangeSpec[] = [];
  let at = 0;
  for (const { kind, text } of compareTexts(before, after)) {
    if (kind === 'added') changes.push({ from: at, insert: text });
    else {
      if (kind === 'removed') changes.push({ from: at, to: at + text.length });
      at += text.length;
    }
  }
  return changes;
}
