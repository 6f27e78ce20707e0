/** What Moots wait for from a person: to be there, to confirm what was entered, to record what was found. */
import type { RecordId } from '../burst.ts';
import { byText } from '../order.ts';
import type { Governance, Person, Proposal } from '../state.ts';
import { findingsNow } from './findings.ts';
import { mayConfirmEntry } from './may.ts';

/** `since`, `until`: milliseconds since the Unix epoch. `title`: of the proposal, or of the first of several. */
export type MootNeed =
  | {
      readonly type: 'mootCalled';
      readonly call: RecordId;
      readonly title: string | null;
      readonly proposals: readonly RecordId[];
      readonly place: string;
      /** When it begins. */
      readonly until: number;
    }
  | {
      readonly type: 'confirmEntry';
      readonly entry: RecordId;
      readonly moot: RecordId;
      readonly proposal: RecordId;
      readonly title: string;
      readonly since: number;
    }
  | {
      readonly type: 'recordFinding';
      readonly moot: RecordId;
      readonly proposal: RecordId;
      readonly title: string;
      readonly since: number;
    };

const HOUR = 3_600_000;
/** A call is shown until so long after it begins. */
const LASTS = 12 * HOUR;

/** `now`: by this device's clock. */
export function mootNeeds(state: Governance, me: Person, now: number): MootNeed[] {
  if (state.mootCalls.size === 0 && state.moots.size === 0) return [];
  return [...calls(state, me, now), ...entries(state, me), ...findings(state, me)];
}

const titleOf = (proposal: Proposal | undefined): string | null => proposal?.revisions.at(-1)?.title ?? null;

const calls = (state: Governance, me: Person, now: number): MootNeed[] =>
  me.standing === 'newcomer'
    ? []
    : [...state.mootCalls.values()]
        .filter(({ held, at }) => held === null && now < at + LASTS)
        .map(({ id, proposals, place, at }) => ({
          type: 'mootCalled',
          call: id,
          title: titleOf(state.proposals.get(proposals[0] ?? '')),
          proposals,
          place,
          until: at,
        }));

const entries = (state: Governance, me: Person): MootNeed[] =>
  [...state.moots.values()]
    .filter(({ present }) => present.includes(me.id))
    .flatMap((moot) =>
      moot.entries
        .filter(({ id, confirmedBy }) => confirmedBy === null && mayConfirmEntry(state, me.id, id) === null)
        .map(({ id, proposal, time }): MootNeed => ({
          type: 'confirmEntry',
          entry: id,
          moot: moot.id,
          proposal,
          title: titleOf(state.proposals.get(proposal)) ?? '',
          since: time,
        })),
    );

/** Of the newest Moot on a proposal, where the person was there, and there is something to record. */
function findings(state: Governance, me: Person): MootNeed[] {
  if (me.standing !== 'member') return [];
  const needs: MootNeed[] = [];
  const about = new Set([...state.moots.values()].flatMap(({ proposals }) => proposals));
  for (const id of [...about].sort(byText)) {
    const proposal = state.proposals.get(id);
    const moot = state.moots.get(proposal?.moots.at(-1) ?? '');
    if (moot === undefined || !moot.present.includes(me.id)) continue;
    if (findingsNow(state, me.id, moot.id, id).length === 0) continue;
    const title = titleOf(proposal) ?? '';
    needs.push({ type: 'recordFinding', moot: moot.id, proposal: id, title, since: moot.time });
  }
  return needs;
}
