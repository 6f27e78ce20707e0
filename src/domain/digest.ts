/**
 * A state as one text, the same on every device that holds the same records: how tests, simulations
 * and the recount compare what devices came to, refusals included. `words: false` leaves out the
 * erasable words, which devices may differ in for a while and which decide nothing.
 */
import { byText } from './order.ts';
import type { Governance, Talk } from './state.ts';

export interface DigestOptions {
  readonly words?: boolean;
}

/** Keys under which rows show erasable words. `text`, `title` and `about` of a revision are signed, and stay. */
const wordKeys: ReadonlySet<string> = new Set(['words', 'reason', 'question', 'minutes']);

/** Rows whose own name or title is erasable: a person's, a draft's. */
const wordsOfRow: ReadonlyMap<string, string> = new Map([
  ['people', 'name'],
  ['drafts', 'title'],
]);

interface Rows {
  entries(): IterableIterator<[string, unknown]>;
}

const isTable = (value: object): value is Rows =>
  'entries' in value && typeof value.entries === 'function' && !Array.isArray(value);

/** Keys sorted, tables as objects: JSON with one form. */
export function canonicalOf(state: Governance | Talk, { words = true }: DigestOptions = {}): string {
  const write = (value: unknown, erasable: string | undefined): string => {
    if (value === null || typeof value !== 'object') return JSON.stringify(value);
    if (Array.isArray(value)) return `[${value.map((inner) => write(inner, erasable)).join(',')}]`;
    const fields = isTable(value) ? [...value.entries()] : Object.entries(value);
    const shown =
      isTable(value) || words ? fields : fields.filter(([key]) => !wordKeys.has(key) && key !== erasable);
    const written = shown
      .sort(([a], [b]) => byText(a, b))
      .map(([key, inner]) => `${JSON.stringify(key)}:${write(inner, wordsOfRow.get(key) ?? erasable)}`);
    return `{${written.join(',')}}`;
  };
  return write(state, undefined);
}

/** 16 hex characters of `canonicalOf`. For comparing, not for proving: anyone can find two with one digest. */
export function digestOf(state: Governance | Talk, options?: DigestOptions): string {
  const text = canonicalOf(state, options);
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x9e3779b1);
    b = Math.imul(b ^ unit, 0x5f356495);
  }
  a = Math.imul(a ^ (a >>> 16), 0x85ebca6b) ^ Math.imul(b ^ (b >>> 13), 0xc2b2ae35);
  b = Math.imul(b ^ (b >>> 16), 0x85ebca6b) ^ Math.imul(a ^ (a >>> 13), 0xc2b2ae35);
  return [a, b].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
}
