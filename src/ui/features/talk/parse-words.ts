/**
 * Splits a message's plain text into text, links and mentions. Nothing here makes HTML: what isn't
 * a link or a mention stays text.
 */
import type { PersonId } from '../../../domain/burst.ts';

export type WordsPart =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'link'; readonly text: string; readonly href: string }
  | { readonly type: 'mention'; readonly text: string; readonly person: PersonId };

/** Whom a message names, in its author's order, with the name that they have here. */
export interface Named {
  readonly person: PersonId;
  readonly name: string;
}

/** Longer than any address that someone would follow; and what bounds the work on hostile words. */
const CANDIDATE = /\b(?:https?:\/\/|mailto:)[^\s<>"“”]{1,2048}/giu;
/** Marks that turn text around (an address could be made to read as another one). */
const TURNS_TEXT = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

/** The address as it may be opened: http, https and mailto only; `null` for everything else. */
export function safeHref(text: string): string | null {
  if (TURNS_TEXT.test(text) || !URL.canParse(text)) return null;
  const url = new URL(text);
  if (url.protocol === 'mailto:') return url.href;
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  // "https://bank.example@evil.example" reads as the wrong place.
  return url.username || url.password ? null : url.href;
}

const count = (text: string, sign: string): number => text.split(sign).length - 1;

/** What ends a sentence isn't part of the address, nor is a bracket that was opened before it. */
function withoutEnd(text: string): string {
  let end = text;
  for (;;) {
    const last = end.at(-1) ?? '';
    if (/[.,;:!?'’*_]/u.test(last)) end = end.slice(0, -1);
    else if (last === ')' && count(end, '(') < count(end, ')')) end = end.slice(0, -1);
    else if (last === ']' && count(end, '[') < count(end, ']')) end = end.slice(0, -1);
    else return end;
  }
}

/** The parts in order; joined, their texts are the words again. */
export function parseWords(words: string, named: readonly Named[]): readonly WordsPart[] {
  const parts: WordsPart[] = [];
  const left = [...named];
  let from = 0;
  for (const match of words.matchAll(CANDIDATE)) {
    const text = withoutEnd(match[0]);
    const href = safeHref(text);
    if (href === null) continue;
    pushMentions(words.slice(from, match.index), left, parts);
    parts.push({ type: 'link', text, href });
    from = match.index + text.length;
  }
  pushMentions(words.slice(from), left, parts);
  return parts;
}

/**
 * Finds "@Name" of those who are named. Two people of one name are told apart by the order in which
 * the author named them: each is used up once, as long as another one of that name is left.
 */
function pushMentions(text: string, left: Named[], parts: WordsPart[]): void {
  let from = 0;
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const found = longestAt(text, at + 1, left);
    if (!found) continue;
    if (at > from) parts.push({ type: 'text', text: text.slice(from, at) });
    from = at + 1 + found.name.length;
    parts.push({ type: 'mention', text: text.slice(at, from), person: found.person });
    if (left.some((other) => other !== found && other.name === found.name))
      left.splice(left.indexOf(found), 1);
  }
  if (from < text.length) parts.push({ type: 'text', text: text.slice(from) });
}

function longestAt(text: string, at: number, named: readonly Named[]): Named | null {
  let longest: Named | null = null;
  for (const one of named) {
    if (one.name.length <= (longest?.name.length ?? 0) || !text.startsWith(one.name, at)) continue;
    const next = text.slice(at + one.name.length);
    // "@Ann" isn't named in "@Annette".
    if (!/^[\p{L}\p{N}]/u.test(next)) longest = one;
  }
  return longest;
}
