/** A person's app with nothing behind it: what the shell's own pages read, and a note of what they ask for. */
import type { AssemblySummary, Connection, IgnoredBy, Me, Moot } from '../../../src/app/api.ts';
import { writable, type Writable } from '../../../src/lib/readable.ts';
import { fault, ok } from '../../../src/lib/result.ts';
import { ALONE } from '../../../src/sync/alone.ts';

type Stored = ReturnType<Moot['storage']['get']>;

export interface MootAtHand extends Moot {
  readonly me: Writable<Me | null>;
  readonly connection: Writable<Connection>;
  readonly assemblies: Writable<readonly AssemblySummary[]>;
  readonly storage: Writable<Stored>;
  /** What was asked of it, in order. */
  readonly asked: string[];
}

export const WORDS: readonly string[] = Array.from({ length: 24 }, (_, i) => `word${i + 1}`);

export function mootAtHand(part: Partial<Me> | null = {}, world: 'real' | 'example' = 'real'): MootAtHand {
  const asked: string[] = [];
  const named = (name: string): Me => ({
    person: 'p1',
    device: 'd1',
    name,
    phraseKept: false,
    remindAt: null,
  });
  const me = writable<Me | null>(part === null ? null : { ...named('Ewa Nowicka'), ...part });
  const update = (change: Partial<Me>) => {
    const now = me.get();
    if (now) me.set({ ...now, ...change });
    return Promise.resolve();
  };
  const note =
    <T>(name: string, value: T) =>
    () => {
      asked.push(name);
      return Promise.resolve(value);
    };
  return {
    world,
    me,
    asked,
    begin: (name) => {
      me.set(named(name));
      return Promise.resolve(ok(named(name)));
    },
    beginAgain: (name, words) => {
      asked.push(`beginAgain ${words.length}`);
      if (words.length !== 24) return Promise.resolve(fault({ type: 'wordCount', count: words.length }));
      me.set(named(name));
      return Promise.resolve(ok(named(name)));
    },
    devices: {
      mine: writable([]),
      isRevoked: writable(false),
      name: () => Promise.resolve(ok(null)),
      revoke: () => Promise.resolve(ok(null)),
      revokeByPhrase: () => Promise.resolve(ok(null)),
      offer: () => Promise.resolve(fault({ type: 'otherTab' })),
      answer: () => Promise.resolve(fault({ type: 'otherTab' })),
      notice: writable(null),
      noticed: () => Promise.resolve(),
      renew: () => Promise.resolve(fault({ type: 'notHere' })),
    },
    pairing: {
      offer: () => Promise.resolve(fault({ type: 'otherTab' })),
      answer: () => Promise.resolve(fault({ type: 'otherTab' })),
    },
    rename: async (name) => {
      await update({ name });
      return ok(named(name));
    },
    phrase: () => Promise.resolve(WORDS),
    phraseWasKept: () => {
      asked.push('phraseWasKept');
      return update({ phraseKept: true, remindAt: null });
    },
    remindOfPhraseLater: () => {
      asked.push('remindOfPhraseLater');
      return update({ remindAt: Date.now() + 86_400_000 });
    },
    connection: writable<Connection>(ALONE),
    clockBehindBy: writable<number | null>(null),
    assemblies: writable<readonly AssemblySummary[]>([]),
    found: note('found', ok('a1')),
    join: note('join', ok('a1')),
    assembly: note('assembly', null),
    openFile: note('openFile', ok({ assembly: 'a1', entered: 0, refused: 0, gaps: 0 })),
    ignored: writable<IgnoredBy>(new Map()),
    stopIgnoring: () => Promise.resolve(ok(null)),
    storage: writable<Stored>({ used: 4_300_000, quota: 2e9, kept: false, fault: null }),
    askToKeepStorage: note('askToKeepStorage', false),
    meetingPoints: writable<readonly string[]>([]),
    relays: writable([]),
    setRelays: () => Promise.resolve(ok(null)),
    setMeetingPoints: () => Promise.resolve(),
    close: note('close', undefined),
    takeOffDevice: note('takeOffDevice', undefined),
  };
}
