/**
 * The standard workload, the same for every candidate: an assembly of 200 people who talk, propose
 * and take positions, in writing sessions of several records. Seeded; text is synthetic, with word
 * frequencies by Zipf's law, and compresses as prose does (deflate to about 0.4).
 */

export interface WorkRecord {
  readonly type: 'message' | 'proposal' | 'position';
  /** Milliseconds since the Unix epoch. */
  readonly time: number;
  readonly text: string;
  /** For a position: which proposal, by its number among all proposals. */
  readonly proposal: number;
  readonly position: number;
}

/** What one person writes at one sitting. */
export interface Session {
  readonly person: number;
  readonly records: readonly WorkRecord[];
}

export const PEOPLE = 200;
export const SEED = 42;
/** What the newest message of the large assembly says: when it is on the screen, the app can be used. */
export const LAST_WORDS = 'Shall we leave it at that?';
/** Writing sessions for each record: 2,209 for 10,000. */
const SESSION_SHARE = 0.2209;
const START = Date.UTC(2026, 0, 5, 18);
const VOCABULARY = 12_000;

/** Mulberry32. */
export function random(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const SYLLABLES = (
  'ba co di fu ga he li mo na po ra se ti vo we ka la mi no re sa to un an er in st th or al en is ' +
  'ou ee ch sh pl br cr dr qu ju yo ze wha ight tion ment ly'
).split(' ');

function vocabulary(next: () => number): string[] {
  const words = new Set<string>();
  while (words.size < VOCABULARY) {
    const syllables = 1 + Math.floor(next() * Math.min(4, 1 + words.size / 40));
    let word = '';
    for (let i = 0; i < syllables; i++) word += SYLLABLES[Math.floor(next() * SYLLABLES.length)];
    words.add(word);
  }
  return [...words];
}

function writer(next: () => number): (length: number) => string {
  const words = vocabulary(next);
  const upTo = new Float64Array(words.length);
  let sum = 0;
  for (let i = 0; i < words.length; i++) upTo[i] = sum += 1 / (i + 1.5);
  const word = (): string => {
    const at = next() * sum;
    let low = 0;
    let high = words.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((upTo[middle] ?? 0) < at) low = middle + 1;
      else high = middle;
    }
    return words[low] ?? '';
  };
  return (length) => {
    let text = '';
    let sentence = true;
    while (text.length < length) {
      const w = word();
      text += sentence ? (w[0] ?? '').toUpperCase() + w.slice(1) : w;
      const mark = next();
      sentence = mark < 0.08;
      text += sentence ? '. ' : mark < 0.14 ? ', ' : ' ';
    }
    return text.trim();
  };
}

/** `count` records in the order of their times; about 203 bytes of text each, on average. */
export function workload(count: number, seed = SEED): readonly Session[] {
  const next = random(seed);
  const write = writer(next);
  const between = (low: number, high: number): number => low + next() * (high - low);
  const sessionCount = Math.max(1, Math.round(count * SESSION_SHARE));
  // Records fall into sessions at random, at least one in each.
  const sizes = Array.from({ length: sessionCount }, () => 1);
  for (let i = sessionCount; i < count; i++) {
    const s = Math.floor(next() * sessionCount);
    sizes[s] = Math.min(60, (sizes[s] ?? 0) + 1);
  }
  let time = START;
  let proposals = 0;
  return sizes.map((size) => {
    time += Math.floor(between(60_000, 3_600_000));
    let at = time;
    // People take positions on what was put before they sat down.
    const known = proposals;
    const records: WorkRecord[] = [];
    for (let i = 0; i < size; i++) {
      at += Math.floor(between(4_000, 90_000));
      const lot = next();
      const type =
        lot < 0.7 || (known === 0 && lot >= 0.75) ? 'message' : lot < 0.75 ? 'proposal' : 'position';
      const text = write(
        type === 'message' ? between(60, 330) : type === 'proposal' ? between(500, 1300) : between(20, 120),
      );
      records.push({
        type,
        time: at,
        text,
        proposal: type === 'proposal' ? proposals++ : Math.floor(next() * known),
        position: Math.floor(next() * 4),
      });
    }
    // A few write much, most write little.
    return { person: Math.floor(PEOPLE * next() ** 1.5), records };
  });
}
