/**
 * An assembly as one persona has it open, for pages in a test: what is shown comes from the real reducer,
 * and every act writes a real burst. Nothing is stored, signed or sent. Acts of talk are not there.
 */
import { ordinary } from '../../src/domain/proposal/matter.ts';
import { Awareness } from 'y-protocols/awareness';
import { Doc } from 'yjs';
import type {
  AssemblySummary,
  DraftSession,
  Fault,
  IgnoredBy,
  OpenAssembly,
  ProposalInput,
} from '../../src/app/api.ts';
import { proposalsToRecord } from '../../src/domain/ballot/may.ts';
import type { RecordId } from '../../src/domain/burst.ts';
import { Kind } from '../../src/domain/kinds.ts';
import { needsOf } from '../../src/domain/needs.ts';
import { encodeMootCalled, encodeMootHeld, encodePositionEntered } from '../../src/domain/moot/headers.ts';
import { mayMarkCallSeen } from '../../src/domain/moot/may.ts';
import { encodeProposalPut, encodeProposalRevised } from '../../src/domain/proposal/headers.ts';
import type { Governance, GovernanceChange } from '../../src/domain/state.ts';
import { writable, type Readable } from '../../src/lib/readable.ts';
import { emptyTalk } from '../../src/domain/talk/reduce.ts';
import { fault, ok, type Result } from '../../src/lib/result.ts';
import { refOf, type Persona } from './world.ts';
import { ALONE } from '../../src/sync/alone.ts';

const EVERYTHING: GovernanceChange = {
  all: true,
  assembly: true,
  roll: true,
  people: [],
  revoked: [],
  drafts: [],
  proposals: [],
  concerns: [],
  decisions: [],
  mootCalls: [],
  moots: [],
  ballots: [],
  actions: [],
  hidings: [],
  refused: [],
  erased: [],
};

const still = <T>(value: T): Readable<T> => ({ get: () => value, subscribe: () => () => undefined });

/** Acts of a persona as the pages call them, and the way to tell the pages of what was heard. */
export interface OpenAs {
  readonly open: OpenAssembly;
  /** Shows what the persona has heard since. */
  refresh(): void;
  /** The drafts that were opened, by id. */
  readonly drafts: ReadonlyMap<RecordId, DraftSession & { readonly doc: Doc }>;
  readonly unsaid: ReadonlyMap<string, string>;
}

export function openAs(me: Persona, heldSince: (outcome: RecordId) => number | null = () => null): OpenAs {
  const watchers = new Set<(change: GovernanceChange) => void>();
  const summary = writable(summaryOf(me, heldSince));
  const drafts = new Map<RecordId, DraftSession & { readonly doc: Doc }>();
  const unsaid = new Map<string, string>();
  const refresh = () => {
    summary.set(summaryOf(me, heldSince));
    for (const watcher of watchers) watcher(EVERYTHING);
  };
  /** Writes, shows, and gives the rules' refusal where they have one, as the app does. */
  const act = (write: () => RecordId): Promise<Result<RecordId, Fault>> => {
    const id = write();
    refresh();
    const reason = me.sees.refusal(id);
    return Promise.resolve(reason === null ? ok(id) : fault({ type: 'refused', reason }));
  };
  const header = ({ title, about, text, reviewOn = null, matter = ordinary }: ProposalInput) => ({
    title,
    about,
    text,
    reviewOn,
    matter,
  });
  const nothingSaid = emptyTalk();
  const ignored = writable<IgnoredBy>(new Map());
  const notHere = (): Promise<never> => Promise.reject(new Error('not part of this test'));

  const open: OpenAssembly = {
    id: me.world.assemblyId,
    summary,
    governance: {
      get: () => me.state,
      subscribe(watcher) {
        watchers.add(watcher);
        return () => watchers.delete(watcher);
      },
    },
    talk: {
      get: () => nothingSaid,
      subscribe: () => () => undefined,
      hasOlder: still(false),
      loadOlder: () => Promise.resolve(),
    },
    presence: still([]),
    setTyping: () => undefined,
    unsent: still(new Set<RecordId>()),
    unread: still(new Set<RecordId>()),
    heldSince,
    readUpTo: still(0),
    markSeen: () => undefined,
    say: notHere,
    editMessage: notHere,
    eraseWords: notHere,
    react: notHere,
    openTopic: notHere,
    ignored,
    ignore(who, how) {
      const next = new Map(ignored.get());
      if (how === null) next.delete(who);
      else next.set(who, { how, name: me.state.people.get(who)?.name ?? null });
      ignored.set(next);
      return Promise.resolve(ok(null));
    },
    sayOfHiding: (target, word, why, words) => act(() => me.saysOfHiding(target, word, why, words)),
    answerHiding: (target, words) => act(() => me.answersHiding(target, words)),
    lost: writable([]),
    doAgain: notHere,
    letGo: notHere,
    unsaid: {
      get: (place) => unsaid.get(place) ?? '',
      set: (place, words) => void (words === '' ? unsaid.delete(place) : unsaid.set(place, words)),
    },
    signFoundingList: notHere,
    welcome: notHere,
    vouch: notHere,
    takeMyPlace: notHere,
    leaveRoll: () => act(() => me.leaves()),
    openDraft: (title) => act(() => me.opensDraft(title)),
    draft(id) {
      const known = drafts.get(id) ?? newDraft();
      drafts.set(id, known);
      return Promise.resolve(known);
    },
    putProposal: (input, draft) =>
      act(() =>
        me.writes({
          kind: Kind.proposalPut,
          header: encodeProposalPut({
            ...header(input),
            draft: draft === undefined ? null : refOf(draft),
          }),
        }),
      ),
    revise: (proposal, input) =>
      act(() => {
        const previous = me.sees.proposal(proposal).revisions.at(-1)?.id ?? proposal;
        const revised = { proposal: refOf(proposal), previous: [refOf(previous)], ...header(input) };
        return me.writes({ kind: Kind.proposalRevised, header: encodeProposalRevised(revised) });
      }),
    withdrawProposal: (proposal) => act(() => me.withdraws(proposal)),
    takePosition: (proposal, revision, position, reason) =>
      act(() => me.takes(position, proposal, revision, reason)),
    raiseConcern: (proposal, revision, words) => act(() => me.isConcerned(proposal, words, revision)),
    answerConcern: (concern, words) => act(() => me.answers(concern, words)),
    resolveConcern: (concern) => act(() => me.resolves(concern)),
    askForMoot: (proposal) => act(() => me.asksForMoot(proposal)),
    takeBackMootAsk: (proposal) => act(() => me.takesBackMootAsk(proposal)),
    recordConsensus: (proposal, revision) => act(() => me.records(proposal, revision)),
    withdrawOutcome: (outcome) => act(() => me.takesBack(outcome)),
    recordStanding: (outcome) => act(() => me.declaresStanding(outcome)),
    addAction: (decision, words, due) => act(() => me.addsAction(decision, words, due)),
    takeOnAction: (action) => act(() => me.takesOn(action)),
    giveBackAction: (action) => act(() => me.givesBack(action)),
    finishAction: (action) => act(() => me.finishes(action)),
    reopenAction: (action) => act(() => me.reopensAction(action)),
    setActionDue: (action, due) => act(() => me.changesAction(action, 'due', due)),
    reviewDecision: (decision, words, next) => act(() => me.looksAgainAt(decision, words, next)),
    save: notHere,
    holding: () => new Uint8Array(0),
    difference: notHere,
    ownUnsent: notHere,
    openBallot: ({ deadlocks, tellers, repeats, ...input }) =>
      act(() =>
        me.opensBallot(
          deadlocks,
          tellers.map((id) => ({ id })),
          { ...input, ...(repeats === null ? {} : { repeats }) },
        ),
      ),
    takeBackBallot: (ballot) => act(() => me.takesBackBallot(ballot)),
    acceptTelling: (ballot) => act(() => me.acceptsTelling(ballot)),
    castPaper: (ballot, scores) => act(() => me.votes(ballot, ...scores)),
    signReturn: (ballot) => act(() => me.returns(ballot)),
    signReturns: (ballot) => act(() => me.signsSet(ballot)),
    confirmReturns: (ballot) => act(() => me.confirmsSet(ballot)),
    recordBallot: (ballot) =>
      act(() => {
        const [first = null, ...others] = proposalsToRecord(me.state, ballot);
        const id = me.recordsBallot(ballot, first);
        for (const other of others) me.recordsBallot(ballot, other);
        return id;
      }),
    enterSlips: (ballot, room, ticked, rows) =>
      act(() =>
        me.entersSlips(
          ballot,
          room,
          ticked.map((id) => ({ id })),
          rows,
        ),
      ),
    denyTick: (ballot, room) => act(() => me.deniesTick(ballot, room)),
    callMoot: ({ words, proposals, ...call }) =>
      act(() => {
        const called = encodeMootCalled({ ...call, proposals: proposals.map(refOf) });
        return me.writes({ kind: Kind.mootCalled, header: called, body: words });
      }),
    recordMoot: ({ minutes, call, proposals, ...moot }) =>
      act(() => {
        const about = { ...moot, call: call === null ? null : refOf(call), proposals: proposals.map(refOf) };
        return me.writes({ kind: Kind.mootHeld, header: encodeMootHeld(about), body: minutes });
      }),
    enterPosition: ({ reason, moot, proposal, revision, ...entry }) =>
      act(() => {
        const about = { moot: refOf(moot), proposal: refOf(proposal), revision: refOf(revision) };
        const entered = encodePositionEntered({ ...entry, ...about, hasReason: !!reason });
        return me.writes({ kind: Kind.positionEntered, header: entered, body: reason });
      }),
    callsShown: (calls) => {
      for (const call of calls) if (mayMarkCallSeen(me.state, me.id, call) === null) me.sawCall(call);
      refresh();
    },
    confirmEntry: (entry) => act(() => me.confirms(entry)),
    recordFinding: (moot, proposal, revision, outcome, tellers = []) =>
      act(() =>
        me.records(
          proposal,
          revision,
          outcome,
          moot,
          tellers.map((id) => ({ id })),
        ),
      ),
    invitation: () => '',
    keepers: writable([]),
    keepAt: () => Promise.resolve(ok(null)),
    keepNoMoreAt: () => Promise.resolve(ok(null)),
    forget: () => Promise.resolve(),
  };
  return { open, refresh, drafts, unsaid };
}

function summaryOf(me: Persona, heldSince: (outcome: RecordId) => number | null): AssemblySummary {
  const { state } = me;
  const people = [...state.people.values()];
  return {
    id: me.world.assemblyId,
    name: state.assembly?.name ?? '',
    kind: state.assembly?.kind ?? null,
    state: 'here',
    members: people.filter((person) => person.standing === 'member').length,
    participants: people.filter((person) => person.standing === 'participant').length,
    openProposals: openProposals(state),
    unread: 0,
    needs: needsOf(state, me.id, me.world.now, heldSince),
    connection: ALONE,
  };
}

const openProposals = (state: Governance): number =>
  [...state.proposals.values()].filter(({ stage }) => stage === 'talk' || stage === 'moot').length;

function newDraft(): DraftSession & { readonly doc: Doc } {
  const doc = new Doc();
  const text = doc.getText('text');
  const versions = writable<DraftSession['versions'] extends Readable<infer V> ? V : never>([]);
  return {
    doc,
    text,
    awareness: new Awareness(doc),
    versions,
    keepVersion: () =>
      versions.set([...versions.get(), { time: Date.now(), by: 'Ana', text: text.toString() }]),
    close: () => undefined,
  };
}
