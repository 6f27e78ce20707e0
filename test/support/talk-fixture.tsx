/**
 * A talk page in a real browser over an assembly that a test fills by hand: the real projection, the
 * real components, and an `OpenAssembly` whose acts a test can look at.
 */
import { createMemoryHistory, MemoryRouter, Route, type RouteSectionProps } from '@solidjs/router';
import type { Component } from 'solid-js';
import { render } from 'solid-js/web';
import type {
  AssemblySummary,
  Fault,
  IgnoredBy,
  Moot,
  OpenAssembly,
  Presence,
  SayInput,
} from '../../src/app/api.ts';
import type { Hiding, HidingTarget, HidingWord } from '../../src/domain/hiding/state.ts';
import type { Governance, Message, Person, Talk, TalkChange, Topic } from '../../src/domain/state.ts';
import { writable } from '../../src/lib/readable.ts';
import { fault, ok, type Result } from '../../src/lib/result.ts';
import { ToastsProvider } from '../../src/ui/kit/toasts.tsx';
import { createAssemblyView } from '../../src/ui/projection/assembly-view.ts';
import { AssemblyContext, MootContext } from '../../src/ui/projection/context.ts';
import '../../src/ui/styles/styles.css';
import { ALONE } from '../../src/sync/alone.ts';

export const ME = 'me'.padEnd(64, '0');
export const personId = (n: number): string => `p${n}`.padEnd(64, '0');
const deviceOf = (person: string): string => `d${person}`.slice(0, 64);

/** Yesterday at 17:00, here: nothing in a test is from the future. */
export const EVENING = new Date().setHours(0, 0, 0, 0) - 7 * 3_600_000;

let lastRecord = 0;

/** A message as the reducer would give it. */
export function message(over: Partial<Message> & { readonly by?: string }): Message {
  const { by, ...rest } = over;
  return Object.freeze({
    id: `f.${++lastRecord}.0`,
    device: deviceOf(by ?? personId(1)),
    time: EVENING + lastRecord * 1000,
    words: 'Words',
    erased: false,
    erasedBy: [],
    replyTo: null,
    topic: null,
    mark: null,
    mentions: [],
    edits: [],
    reactions: {},
    ...rest,
  });
}

export const person = (id: string, name: string | null, over: Partial<Person> = {}): Person => ({
  id,
  name,
  standing: 'member',
  devices: [deviceOf(id)],
  since: 0,
  welcomedBy: null,
  memberBy: 'foundingList',
  wasMember: null,
  vouchedBy: [],
  ...over,
});

const SUMMARY: AssemblySummary = {
  id: 'a'.repeat(64),
  name: 'Leeds Central',
  kind: 'geographical',
  state: 'here',
  members: 42,
  participants: 19,
  openProposals: 0,
  unread: 0,
  needs: [],
  connection: ALONE,
};

/** What was asked of the assembly, in order. */
export type Asked =
  | { readonly act: 'say'; readonly input: SayInput }
  | { readonly act: 'edit'; readonly message: string; readonly words: string }
  | { readonly act: 'erase'; readonly record: string }
  | { readonly act: 'react'; readonly message: string; readonly reaction: string; readonly on: boolean }
  | { readonly act: 'openTopic'; readonly question: string }
  | {
      readonly act: 'hide';
      readonly target: HidingTarget;
      readonly word: HidingWord;
      readonly why: string | undefined;
    }
  | { readonly act: 'answerHiding'; readonly target: HidingTarget; readonly words: string }
  | { readonly act: 'typing'; readonly where: string | null };

export interface TalkWorld {
  readonly open: OpenAssembly;
  readonly asked: readonly Asked[];
  readonly presence: { set(present: readonly Presence[]): void };
  readonly unsent: { set(ids: ReadonlySet<string>): void };
  readonly unread: { get(): ReadonlySet<string> };
  /** Messages come, or change. */
  arrive(...messages: readonly Message[]): void;
  addTopic(topic: Topic): void;
  /** Older messages and topics rest in storage and come when they are asked for. */
  rest(...batches: readonly (readonly (Message | Topic)[])[]): void;
  /** The next act fails. */
  failNext(fault: Fault): void;
}

export interface WorldInput {
  readonly people?: readonly Person[];
  readonly messages?: readonly Message[];
  readonly topics?: readonly Topic[];
  readonly hidings?: readonly Hiding[];
  /** How many people are on the roll; without it nobody, so that nobody is a stranger. */
  readonly members?: number;
  /** Messages that are newer were not read. All were, unless given. */
  readonly readUpTo?: number;
  /** Unsaid words, as storage keeps them; the same map in two worlds is a reload. */
  readonly unsaid?: Map<string, string>;
}

export function talkWorld(input: WorldInput = {}): TalkWorld {
  const people = new Map(
    [person(ME, 'Eddi Novak'), ...(input.people ?? [person(personId(1), 'Rosa Quill')])].map((one) => [
      one.id,
      one,
    ]),
  );
  const devices = new Map([...people.values()].map((one) => [deviceOf(one.id), one.id]));
  const messages = new Map((input.messages ?? []).map((one) => [one.id, one]));
  const topics = new Map((input.topics ?? []).map((one) => [one.id, one]));
  const empty = new Map<string, never>();
  const governance: Governance = {
    assembly: null,
    people,
    devices,
    revoked: new Map<string, never>(),
    roll: {
      size: input.members ?? 0,
      foundingList: [ME],
      quorum: 1,
      vouches: 1,
      basicFigure: 1,
      tellers: 1,
      history: [],
      roles: [],
    },
    drafts: empty,
    proposals: empty,
    concerns: empty,
    decisions: empty,
    mootCalls: empty,
    moots: empty,
    ballots: empty,
    actions: empty,
    hidings: new Map((input.hidings ?? []).map((one) => [one.key, one])),
    refused: empty,
    unknown: 0,
    waitingFor: [],
    cuts: [],
    erased: empty,
  };
  const talk: Talk = { messages, topics, erased: empty, refused: empty, unknown: 0 };
  const listeners = new Set<(change: TalkChange) => void>();
  const unsaid = input.unsaid ?? new Map<string, string>();
  const ignored = writable<IgnoredBy>(new Map());
  const presence = writable<readonly Presence[]>([]);
  const unsent = writable<ReadonlySet<string>>(new Set());
  const readUpTo = writable(0);
  const unread = writable<ReadonlySet<string>>(
    new Set(
      (input.messages ?? []).filter((one) => one.time > (input.readUpTo ?? Infinity)).map((one) => one.id),
    ),
  );
  const hasOlder = writable(false);
  const asked: Asked[] = [];
  let resting: (readonly (Message | Topic)[])[] = [];
  let fetching = false;
  let failure: Fault | null = null;

  const tell = (change: Partial<TalkChange>) => {
    for (const listen of listeners) {
      listen({ all: false, messages: [], topics: [], erased: [], refused: [], ...change });
    }
  };
  const arrive = (...fresh: readonly Message[]) => {
    const came = fresh.filter((one) => !messages.has(one.id) && one.device !== deviceOf(ME) && !fetching);
    for (const one of fresh) messages.set(one.id, one);
    if (came.length > 0) unread.set(new Set([...unread.get(), ...came.map((one) => one.id)]));
    tell({ messages: fresh.map((one) => one.id) });
  };
  const addTopic = (topic: Topic) => {
    topics.set(topic.id, topic);
    tell({ topics: [topic.id] });
  };
  const act = (what: Asked, done: () => string): Promise<Result<string, Fault>> => {
    asked.push(what);
    const failed = failure;
    failure = null;
    return Promise.resolve(failed ? fault(failed) : ok(done()));
  };
  const unused = () => Promise.reject(new Error('not part of talk'));

  const open: OpenAssembly = {
    id: SUMMARY.id,
    summary: writable(SUMMARY),
    keepers: writable([]),
    keepAt: unused,
    keepNoMoreAt: unused,
    governance: { get: () => governance, subscribe: () => () => undefined },
    talk: {
      get: () => talk,
      subscribe(listen) {
        listeners.add(listen);
        return () => listeners.delete(listen);
      },
      hasOlder,
      loadOlder() {
        const batch = resting.shift();
        fetching = true;
        for (const one of batch ?? []) if ('question' in one) addTopic(one);
        if (batch) arrive(...batch.filter((one) => 'words' in one));
        fetching = false;
        hasOlder.set(resting.length > 0);
        return Promise.resolve();
      },
    },
    presence,
    setTyping: (where) => asked.push({ act: 'typing', where }),
    unsent,
    heldSince: () => null,
    readUpTo,
    unread,
    markSeen(ids) {
      readUpTo.set(Math.max(readUpTo.get(), ...ids.map((id) => messages.get(id)?.time ?? 0)));
      unread.set(new Set([...unread.get()].filter((id) => !ids.includes(id))));
    },
    say: (words) =>
      act({ act: 'say', input: words }, () => {
        const said = message({
          by: ME,
          words: words.words,
          replyTo: words.replyTo ?? null,
          topic: words.topic ?? null,
          mark: words.mark ?? null,
          mentions: words.mentions ?? [],
          time: Math.max(Date.now(), ...[...messages.values()].slice(-1).map((one) => one.time + 1)),
        });
        arrive(said);
        return said.id;
      }),
    editMessage: (id, words) =>
      act({ act: 'edit', message: id, words }, () => {
        const was = messages.get(id);
        if (was) {
          const edit = { id: `f.${++lastRecord}.0`, device: deviceOf(ME), words, time: Date.now() };
          arrive({ ...was, edits: [...was.edits, edit] });
        }
        return id;
      }),
    eraseWords: (_where, record) =>
      act({ act: 'erase', record }, () => {
        const was = messages.get(record);
        if (was) arrive({ ...was, words: null, erased: true, erasedBy: [was.device] });
        return record;
      }),
    react: (id, reaction, on) =>
      act({ act: 'react', message: id, reaction, on }, () => {
        const was = messages.get(id);
        const others = (was?.reactions[reaction] ?? []).filter((device) => device !== deviceOf(ME));
        if (was)
          arrive({
            ...was,
            reactions: { ...was.reactions, [reaction]: on ? [...others, deviceOf(ME)] : others },
          });
        return id;
      }),
    openTopic: (question, proposal) =>
      act({ act: 'openTopic', question }, () => {
        const id = `t.${++lastRecord}.0`;
        topics.set(id, {
          id,
          device: deviceOf(ME),
          time: EVENING,
          question,
          erased: false,
          erasedBy: [],
          proposal: proposal ?? null,
        });
        tell({ topics: [id] });
        return id;
      }),
    ignored,
    ignore(who, how) {
      const next = new Map(ignored.get());
      if (how === null) next.delete(who);
      else next.set(who, { how, name: people.get(who)?.name ?? null });
      ignored.set(next);
      return Promise.resolve(ok(null));
    },
    sayOfHiding: (target, word, why) => act({ act: 'hide', target, word, why }, () => 'h.0.0'),
    answerHiding: (target, words) => act({ act: 'answerHiding', target, words }, () => 'h.1.0'),
    lost: writable([]),
    doAgain: unused,
    letGo: unused,
    unsaid: { get: (place) => unsaid.get(place) ?? '', set: (place, words) => void unsaid.set(place, words) },
    signFoundingList: unused,
    welcome: unused,
    vouch: unused,
    takeMyPlace: unused,
    leaveRoll: unused,
    openDraft: unused,
    draft: unused,
    putProposal: unused,
    revise: unused,
    withdrawProposal: unused,
    takePosition: unused,
    raiseConcern: unused,
    answerConcern: unused,
    resolveConcern: unused,
    askForMoot: unused,
    takeBackMootAsk: unused,
    recordConsensus: unused,
    withdrawOutcome: unused,
    recordStanding: unused,
    callMoot: unused,
    recordMoot: unused,
    enterPosition: unused,
    confirmEntry: unused,
    callsShown: () => undefined,
    recordFinding: unused,
    openBallot: unused,
    takeBackBallot: unused,
    acceptTelling: unused,
    castPaper: unused,
    signReturn: unused,
    signReturns: unused,
    confirmReturns: unused,
    recordBallot: unused,
    enterSlips: unused,
    denyTick: unused,
    addAction: unused,
    takeOnAction: unused,
    giveBackAction: unused,
    finishAction: unused,
    reopenAction: unused,
    setActionDue: unused,
    reviewDecision: unused,
    save: unused,
    holding: () => new Uint8Array(0),
    difference: unused,
    ownUnsent: unused,
    invitation: () => '',
    forget: unused,
  };
  return {
    open,
    asked,
    presence,
    unsent,
    unread,
    arrive,
    addTopic,
    rest(...batches) {
      resting = [...batches];
      hasOlder.set(resting.length > 0);
    },
    failNext(next) {
      failure = next;
    },
  };
}

export interface Shown {
  readonly root: HTMLElement;
  go(path: string): void;
  path(): string;
  close(): void;
}

export interface Pages {
  readonly talk: Component;
  readonly thread: Component;
}

/** Shows the pages of talk in a room of `width` by `height`, at `path` below the assembly. */
export function showTalk(world: TalkWorld, pages: Pages, path = '/talk', width = 360, height = 780): Shown {
  const root = document.createElement('div');
  root.style.cssText = `position:fixed;inset:0 auto auto 0;inline-size:${width}px;block-size:${height}px;display:flex;flex-direction:column;overflow:hidden`;
  document.body.append(root);
  const history = createMemoryHistory();
  const at = (rest: string) => `/a/${world.open.id}${rest}`;
  history.set({ value: at(path), replace: true });
  const moot = { world: 'real', connection: writable(ALONE), me: writable(null) } as unknown as Moot;
  const stop = render(
    () => (
      <MootContext.Provider value={moot}>
        <ToastsProvider>
          <MemoryRouter history={history}>
            <Route
              path="/a/:id"
              component={(props: RouteSectionProps) => {
                const view = createAssemblyView(world.open, () => ME);
                return <AssemblyContext.Provider value={view}>{props.children}</AssemblyContext.Provider>;
              }}
            >
              <Route path="/talk" component={pages.talk} />
              <Route path="/talk/:topic" component={pages.talk} />
              <Route path="/thread/:message" component={pages.thread} />
              <Route path="*" component={() => <h1>Elsewhere</h1>} />
            </Route>
          </MemoryRouter>
        </ToastsProvider>
      </MootContext.Provider>
    ),
    root,
  );
  return {
    root,
    go: (to) => history.set({ value: at(to) }),
    path: () => history.get(),
    close() {
      stop();
      root.remove();
    },
  };
}
