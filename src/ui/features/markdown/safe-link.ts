const ALLOWED = new Set(['http:', 'https:', 'mailto:']);

/**
 * The address of a link that may be followed, or null. Only whole http, https and mailto addresses:
 * nothing that runs, nothing relative to the app, and no `https://bank.example@elsewhere` disguise.
 */
export function safeHref(address: string): string | null {
  let url: URL;
  try {
    url = new URL(address.trim());
  } catch {
    return null;
  }
  if (!ALLOWED.has(url.protocol)) return null;
  if (url.username !== '' || url.password !== '') return null;
  return url.href;
}

const HOST_LIKE = /[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;

/** The host that a link goes to, where its words read like the address of another; else null. */
export function otherPlace(words: string, address: string): string | null {
  const href = safeHref(address);
  const host = href ? new URL(href).host : '';
  if (host === '') return null;
  const named = words.toLowerCase().match(HOST_LIKE) ?? [];
  return named.every((name) => name === host || `www.${name}` === host) ? null : host;
}

/** A stretch of plain text, or an address written out in it. */
export interface TextPart {
  readonly text: string;
  readonly href: string | null;
}

const ADDRESS = /\bhttps?:\/\/[^\s<>"']+/giu;
/** Punctuation that ends a sentence rather than an address. */
const TAIL = /[.,;:!?…)\]}»”’*_]+$/u;

/** Finds addresses that were simply written out. An unbalanced closing bracket stays outside. */
export function splitAddresses(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let at = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const address = trimTail(match[0]);
    const href = safeHref(address);
    if (!href) continue;
    if (match.index > at) parts.push({ text: text.slice(at, match.index), href: null });
    parts.push({ text: address, href });
    at = match.index + address.length;
  }
  if (at < text.length) parts.push({ text: text.slice(at), href: null });
  return parts;
}

function trimTail(address: string): string {
  const tail = TAIL.exec(address)?.[0] ?? '';
  const bare = address.slice(0, address.length - tail.length);
  return tail.startsWith(')') && bare.includes('(') ? `${bare})` : bare;
}
