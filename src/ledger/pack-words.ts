/**
 * Texts as references to a list of their words. Deflate looks back 32 KiB; over hundreds of
 * kilobytes of talk, people's words return from further away, and a word number also inflates
 * faster than letters do. A word is a run of letters, digits and bytes above 127, with the one
 * space before it; every other byte is a word of its own.
 *
 *   vu words | vu length of the list | vu tokens | list | first bytes | second bytes
 *
 * In the list every word ends with a newline; the newline itself is the empty word. The first
 * words, the commonest, have one byte; the others, in order of the alphabet, have two.
 */
import { concat } from '../lib/bytes.ts';
import { ByteReader, ByteWriter } from './bytes.ts';
import { PackDamaged } from './faults.ts';

const MOST_WORDS = 65_536;
const WORD = / ?[\w'’\u0080-\uffff]+|[^]/g;
const NEWLINE = 10;
/** Words are copied in steps of four bytes, the first two steps always. */
const OVERSHOOT = 8;

/** How many words have one byte, so that `count` words just fit. */
const singles = (count: number): number => Math.min(256, Math.floor((MOST_WORDS - count) / 255));

/** Null where there are too many different words. */
export function codeWords(texts: Uint8Array): Uint8Array<ArrayBuffer> | null {
  const { spoken, words } = wordsOf(texts);
  if (words.length > MOST_WORDS) return null;
  const short = singles(words.length);
  const byUse = words.toSorted((a, b) => b.uses - a.uses || (a.letters < b.letters ? -1 : 1));
  const long = byUse.slice(short).toSorted((a, b) => (a.letters < b.letters ? -1 : 1));
  const listed = [...byUse.slice(0, short), ...long];

  const list = new ByteWriter(texts.length >> 2);
  for (const [number, word] of listed.entries()) {
    word.number = number;
    if (word.letters !== '\n') list.bytes(texts.subarray(word.at, word.at + word.letters.length));
    list.byte(NEWLINE);
  }
  const firsts = new ByteWriter(spoken.length);
  const seconds = new ByteWriter(spoken.length);
  for (const { number } of spoken) {
    if (number < short) firsts.byte(number);
    else {
      firsts.byte(short + ((number - short) >> 8));
      seconds.byte((number - short) & 255);
    }
  }
  const out = new ByteWriter(list.length + firsts.length + seconds.length + 24);
  out.vu(listed.length);
  out.vu(list.length);
  out.vu(firsts.length);
  for (const part of [list, firsts, seconds]) out.bytes(part.finish());
  return out.finish();
}

interface Word {
  /** One character for each byte, whatever the encoding of the text. */
  readonly letters: string;
  /** Where it first stands: its bytes are taken from there. */
  readonly at: number;
  uses: number;
  number: number;
}

/** What the texts say, word by word, and the words that there are. */
function wordsOf(texts: Uint8Array): { spoken: Word[]; words: Word[] } {
  const known = new Map<string, Word>();
  const spoken: Word[] = [];
  let at = 0;
  for (const letters of new TextDecoder('latin1').decode(texts).match(WORD) ?? []) {
    let word = known.get(letters);
    if (word === undefined) {
      word = { letters, at, uses: 0, number: 0 };
      known.set(letters, word);
    }
    word.uses++;
    spoken.push(word);
    at += letters.length;
  }
  return { spoken, words: [...known.values()] };
}

/** Texts of exactly `length` bytes; throws `PackDamaged` where the tokens give another length. */
export function expandWords(coded: Uint8Array, length: number): Uint8Array<ArrayBuffer> {
  const source = new ByteReader(coded);
  const count = source.vu();
  const listLength = source.vu();
  const tokens = source.vu();
  const list = source.span(listLength);
  const firsts = source.span(tokens);
  const seconds = source.span(source.left);
  if (count > MOST_WORDS || count > listLength) throw new PackDamaged('Too many words');

  const ends = wordEnds(list, count);
  const short = singles(count);
  const out = new Uint8Array(length + OVERSHOOT);
  const to = new DataView(out.buffer);
  const words = new DataView(concat(list, new Uint8Array(OVERSHOOT)).buffer);
  let at = 0;
  let second = 0;
  for (let i = 0; i < tokens; i++) {
    let number = firsts[i] ?? 0;
    if (number >= short) number = short + ((number - short) << 8) + (seconds[second++] ?? MOST_WORDS);
    const from = ends[number];
    const end = ends[number + 1];
    if (from === undefined || end === undefined) throw new PackDamaged('No such word');
    // Without its newline, unless that is the word.
    const size = end - from - 1 || 1;
    if (size > length - at) throw new PackDamaged('Longer than it says');
    // Four letters at a time; what is copied too much, the next word overwrites. Most words are short:
    // two steps for all of them cost less than asking for each whether it needs the second.
    to.setUint32(at, words.getUint32(from));
    to.setUint32(at + 4, words.getUint32(from + 4));
    for (let letter = 8; letter < size; letter += 4)
      to.setUint32(at + letter, words.getUint32(from + letter));
    at += size;
  }
  if (at !== length || second !== seconds.length) throw new PackDamaged('Bytes left over');
  return out.subarray(0, length);
}

/** Where each word of the list begins; a word ends before the newline before the next. */
function wordEnds(list: Uint8Array, count: number): Int32Array {
  const ends = new Int32Array(count + 1);
  let word = 0;
  for (let at = 0; at < list.length; at++) {
    if (list[at] !== NEWLINE) continue;
    if (++word > count) break;
    ends[word] = at + 1;
  }
  if (word !== count || ends[count] !== list.length) throw new PackDamaged('Not as many words');
  return ends;
}
