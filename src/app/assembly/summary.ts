/** An assembly as Home and the list of assemblies show it. */
import { needsOf } from '../../domain/needs.ts';
import type { AssemblySummary, Connection } from '../api.ts';
import type { KnownAssembly } from '../ports.ts';
import type { AssemblyCore } from './assembly-core.ts';

const OPEN_STAGES = new Set(['talk', 'moot', 'deadlock', 'ballot', 'dispute']);

export function summaryOf(core: AssemblyCore, known: KnownAssembly, connection: Connection): AssemblySummary {
  const state = core.governance;
  const people = [...state.people.values()];
  return {
    id: known.id,
    name: state.assembly?.name ?? known.name,
    kind: state.assembly?.kind ?? null,
    state: state.assembly ? 'here' : 'joining',
    members: people.filter((person) => person.standing === 'member').length,
    participants: people.filter((person) => person.standing === 'participant').length,
    openProposals: [...state.proposals.values()].filter(({ stage }) => OPEN_STAGES.has(stage)).length,
    unread: core.parts.marks.unread.get().size,
    needs: needsOf(state, core.me, core.parts.ports.now(), (outcome) => core.parts.words.heldSince(outcome)),
    connection,
  };
}
