/** Makes the rows of the state that a call has changed, and says which they were. */
import { actionRow } from '../action/rows.ts';
import type { Action } from '../action/state.ts';
import type { Ballot } from '../ballot/state.ts';
import { assemblyRow } from '../assembly/assembly-row.ts';
import { ballotRow } from '../ballot/rows.ts';
import { proposalRow } from '../decision/proposal-row.ts';
import { decisionRow } from '../decision/rows.ts';
import { registered, settledBy } from '../decision/settled.ts';
import { draftRow } from '../draft/draft-row.ts';
import type { Facts, ProposalFacts } from '../facts/facts.ts';
import { hidingRow } from '../hiding/rows.ts';
import type { Hiding } from '../hiding/state.ts';
import { byText } from '../order.ts';
import { callRow, mootRow } from '../moot/rows.ts';
import { deepFreeze, samePlain } from '../plain.ts';
import { everything } from '../past/act.ts';
import type { Act } from '../past/act.ts';
import { isByRevoked } from '../person/revoked.ts';
import { revokedRows } from '../person/revoked-row.ts';
import { concernRow } from '../proposal/concern-row.ts';
import { personRow } from '../roll/person-row.ts';
import { rollRow } from '../roll/roll-row.ts';
import type { Decision, Governance, GovernanceChange, Proposal } from '../state.ts';
import { editTable } from '../table.ts';
import type { Table, TableEdit } from '../table.ts';
import { isErased } from '../words/rules.ts';
import type { Reckoning } from './reckoning.ts';

/** A table being changed, and the keys under which something is different now. */
class Rows<K extends string, V> {
  readonly edit: TableEdit<K, V>;
  readonly #changed = new Set<K>();

  constructor(table: Table<K, V>) {
    this.edit = editTable(table);
  }

  put(key: K, row: V): void {
    if (samePlain(this.edit.get(key), row)) return;
    this.edit.set(key, deepFreeze(row));
    this.#changed.add(key);
  }

  remove(key: K): void {
    this.edit.delete(key);
    this.#changed.add(key);
  }

  get changed(): readonly K[] {
    return Object.freeze([...this.#changed].sort(byText));
  }
}

export function remake(
  before: Governance,
  reckoning: Reckoning,
  all: boolean,
): { readonly state: Governance; readonly change: GovernanceChange } {
  const { facts } = reckoning;
  const { changes } = facts;
  if (reckoning.oldViews.moved(facts)) {
    changes.assembly = true;
    changes.roll = true;
    changes.everyone = true;
  }
  const people = new Rows(before.people);
  const devices = new Rows(before.devices);
  for (const id of changes.everyone ? facts.people.keys() : changes.people) {
    const person = facts.people.get(id);
    if (person === undefined) continue;
    people.put(id, personRow(facts, person));
    for (const device of person.devices) devices.put(device, id);
  }
  const revoked = new Rows(before.revoked);
  for (const id of changes.everyone ? facts.revocations.keys() : changes.people) {
    for (const [device, row] of revokedRows(facts, id)) {
      if (row !== null) revoked.put(device, row);
      else if (revoked.edit.has(device)) revoked.remove(device);
    }
  }
  const drafts = new Rows(before.drafts);
  for (const id of changes.drafts)
    putIfThere(facts, drafts, id, facts.drafts.get(id), (it) => draftRow(facts, it));
  const concerns = new Rows(before.concerns);
  for (const id of changes.concerns)
    putIfThere(facts, concerns, id, facts.concerns.get(id), (it) => concernRow(facts, it));

  const proposals = new Rows(before.proposals);
  const decisions = new Rows(before.decisions);
  const actions = new Rows(before.actions);
  for (const id of changes.roll ? facts.proposals.keys() : changes.proposals) {
    const proposal = facts.proposals.get(id);
    if (proposal !== undefined) remakeProposal(facts, proposal, proposals, decisions, actions);
  }

  const mootCalls = new Rows(before.mootCalls);
  for (const id of changes.roll ? facts.mootCalls.keys() : changes.mootCalls)
    putIfThere(facts, mootCalls, id, facts.mootCalls.get(id), (it) => callRow(facts, it));
  const moots = new Rows(before.moots);
  for (const id of changes.moots)
    putIfThere(facts, moots, id, facts.moots.get(id), (it) => mootRow(facts, it));

  const ballots = new Rows(before.ballots);
  for (const id of changes.roll ? facts.ballots.keys() : changes.ballots) putBallot(facts, ballots, id);

  const hidings = new Rows(before.hidings);
  for (const key of changes.roll ? facts.hidings.keys() : changes.hidings) putHiding(facts, hidings, key);

  const refused = new Rows(before.refused);
  for (const refusal of reckoning.refused) refused.put(refusal.id, refusal);
  const erased = new Rows<string, true>(before.erased);
  for (const id of changes.erased) {
    if (isErased(facts, id)) erased.put(id, true);
    else if (erased.edit.has(id)) erased.remove(id);
  }

  const isRollMoved = all || changes.roll || changes.assembly;
  const assembly = isRollMoved ? assemblyRow(facts) : before.assembly;
  const roll = isRollMoved ? rollRow(facts) : before.roll;
  const waitingFor = reckoning.order.missing();
  const cuts = [...reckoning.cuts].map(([feed, from]) => ({ feed, from })).sort((a, b) => a.feed - b.feed);
  const state: Governance = {
    assembly: kept(before.assembly, assembly),
    people: people.edit.done(),
    devices: devices.edit.done(),
    revoked: revoked.edit.done(),
    roll: kept(before.roll, roll),
    drafts: drafts.edit.done(),
    proposals: proposals.edit.done(),
    concerns: concerns.edit.done(),
    decisions: decisions.edit.done(),
    mootCalls: mootCalls.edit.done(),
    moots: moots.edit.done(),
    ballots: ballots.edit.done(),
    actions: actions.edit.done(),
    hidings: hidings.edit.done(),
    refused: refused.edit.done(),
    unknown: reckoning.unknown,
    waitingFor: kept(before.waitingFor, waitingFor),
    cuts: kept(before.cuts, cuts),
    erased: erased.edit.done(),
  };
  const change: GovernanceChange = {
    all,
    assembly: state.assembly !== before.assembly,
    roll: state.roll !== before.roll,
    people: people.changed,
    revoked: revoked.changed,
    drafts: drafts.changed,
    proposals: proposals.changed,
    concerns: concerns.changed,
    decisions: decisions.changed,
    mootCalls: mootCalls.changed,
    moots: moots.changed,
    ballots: ballots.changed,
    actions: actions.changed,
    hidings: hidings.changed,
    refused: refused.changed,
    erased: erased.changed,
  };
  changes.clear();
  reckoning.refused.length = 0;
  return { state: Object.freeze(state), change: Object.freeze(change) };
}

/** The old value, where the new one says the same. */
const kept = <T>(before: T, after: T): T => (samePlain(before, after) ? before : deepFreeze(after));

/** [PER-9] What a revoked device wrote has no row, or has it no more. */
function putIfThere<F extends { readonly act: Act }, V>(
  facts: Facts,
  rows: Rows<string, V>,
  id: string,
  fact: F | undefined,
  rowOf: (fact: F) => V,
): void {
  if (fact === undefined) return;
  if (!isByRevoked(facts, fact.act, everything)) rows.put(id, rowOf(fact));
  else if (rows.edit.has(id)) rows.remove(id);
}

/** Whoever's word is void is left out of the row. */
function putHiding(facts: Facts, rows: Rows<string, Hiding>, key: string): void {
  const hiding = facts.hidings.get(key);
  if (hiding !== undefined) rows.put(key, hidingRow(facts, hiding));
}

/** Ballots stay: the row says that one is void, and what was sealed isn't. */
function putBallot(facts: Facts, rows: Rows<string, Ballot>, id: string): void {
  const ballot = facts.ballots.get(id);
  if (ballot !== undefined) rows.put(id, ballotRow(facts, ballot));
}

function remakeProposal(
  facts: Facts,
  proposal: ProposalFacts,
  proposals: Rows<string, Proposal>,
  decisions: Rows<string, Decision>,
  actions: Rows<string, Action>,
): void {
  const settled = settledBy(facts, proposal);
  const row = proposalRow(facts, proposal, settled);
  proposals.put(row.id, row);
  const shown = registered(facts, proposal, settled);
  for (const { act } of proposal.standings) {
    const decision = shown.find(({ standing }) => standing.act === act);
    if (decision !== undefined) decisions.put(act.id, decisionRow(facts, proposal, decision));
    else if (decisions.edit.has(act.id)) decisions.remove(act.id);
  }
  for (const action of facts.work.get(proposal.act.id)?.actions ?? []) {
    const { id } = action.act;
    const found = actionRow(facts, action, settled);
    if (found !== null) actions.put(id, found);
    else if (actions.edit.has(id)) actions.remove(id);
  }
}
