/** An assembly as Home and the list of assemblies show it. */
import { needsOf } from '../../domain/needs.ts';
import { aroundOf } from '../../domain/talk/regard.ts';
import type { AssemblySummary, Connection, IgnoredBy } from '../api.ts';
import type { KnownAssembly } from '../ports.ts';
import type { AssemblyCore } from './assembly-core.ts';
import { hiddenWordsOfMine } from './hidden-words.ts';
import { unreadCount } from './unread-count.ts';

const OPEN_STAGES = new Set(['talk', 'moot', 'deadlock', 'ballot', 'dispute']);

export function summaryOf(
  core: AssemblyCore,
  known: KnownAssembly,
  connection: Connection,
  ignored: IgnoredBy,
): AssemblySummary {
  const state = core.governance;
  const around = aroundOf(state, core.me, (who) => ignored.get(who)?.how);
  const needs = needsOf(state, core.me, core.parts.ports.now(), (outcome) =>
    core.parts.words.heldSince(outcome),
  );
  const people = [...state.people.values()];
  return {
    id: known.id,
    name: state.assembly?.name ?? known.name,
    kind: state.assembly?.kind ?? null,
    state: state.assembly ? 'here' : 'joining',
    members: people.filter((person) => person.standing === 'member').length,
    participants: people.filter((person) => person.standing === 'participant').length,
    openProposals: [...state.proposals.values()].filter(({ stage }) => OPEN_STAGES.has(stage)).length,
    unread: unreadCount(core.parts.marks.unread.get(), core.talk, around),
    needs: [
      ...hiddenWordsOfMine(state, core.talk, core.me),
      ...needs.filter((need) => need.type !== 'welcome' || !ignored.has(need.person)),
    ],
    connection,
  };
}
