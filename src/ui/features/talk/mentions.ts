/** Naming people while writing: what follows the last "@", who fits it, and who was named in the end. */
import type { PersonId } from '../../../domain/burst.ts';
import type { Named } from './parse-words.ts';

/** The "@" that is being written and what follows it. */
export interface MentionQuery {
  /** Where the "@" stands in the text. */
  readonly start: number;
  readonly query: string;
}

/** Longer than any name that is worth looking for. */
const LONGEST = 40;

/** The mention that the caret stands in, if it stands in one. */
export function mentionAt(text: string, caret: number): MentionQuery | null {
  const start = text.lastIndexOf('@', caret - 1);
  if (start < 0 || caret - start > LONGEST) return null;
  // An e-mail address is no mention.
  if (start > 0 && /[\p{L}\p{N}._-]/u.test(text.charAt(start - 1))) return null;
  const query = text.slice(start + 1, caret);
  return /[\n@]|^\s/u.test(query) ? null : { start, query };
}

/** For finding a name without its accents or capitals. */
export function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** People whose name, or a part of it, begins with the query; those whose first name does come first. */
export function peopleFor(query: string, people: readonly Named[], limit: number): readonly Named[] {
  const wanted = plain(query);
  const ranked: { readonly one: Named; readonly rank: number }[] = [];
  for (const one of people) {
    const name = plain(one.name);
    if (name.startsWith(wanted)) ranked.push({ one, rank: 0 });
    else if (name.split(/[\s-]+/u).some((part) => part.startsWith(wanted))) ranked.push({ one, rank: 1 });
  }
  ranked.sort((a, b) => a.rank - b.rank || a.one.name.localeCompare(b.one.name));
  return ranked.slice(0, limit).map((entry) => entry.one);
}

/** The text with the chosen name in place of the query, and where the caret goes. */
export function withMention(
  text: string,
  mention: MentionQuery,
  name: string,
): { readonly text: string; readonly caret: number } {
  const after = text.slice(mention.start + 1 + mention.query.length);
  const written = `@${name}${after.startsWith(' ') ? '' : ' '}`;
  return {
    text: text.slice(0, mention.start) + written + after,
    caret: mention.start + written.length + (after.startsWith(' ') ? 1 : 0),
  };
}

/**
 * Who is named in a text, in the order of the text. Where several people have the name, those who
 * were picked from the list are meant; if none was, all of them.
 */
export function namedIn(text: string, people: readonly Named[], picked: ReadonlySet<PersonId>): PersonId[] {
  const found: { readonly at: number; readonly length: number; readonly person: PersonId }[] = [];
  for (const one of people) {
    if (one.name === '') continue;
    const mark = `@${one.name}`;
    for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) {
      if (!/^[\p{L}\p{N}]/u.test(text.slice(at + mark.length))) {
        found.push({ at, length: mark.length, person: one.person });
      }
    }
  }
  const longestAt = new Map<number, number>();
  for (const { at, length } of found) longestAt.set(at, Math.max(length, longestAt.get(at) ?? 0));
  const meant = found
    .filter(({ at, length }) => longestAt.get(at) === length)
    .sort((a, b) => a.at - b.at)
    .filter(
      (one, _, all) => picked.has(one.person) || !all.some((o) => o.at === one.at && picked.has(o.person)),
    );
  return [...new Set(meant.map((one) => one.person))];
}
