/**
 * How the functions that begin with `may` ask: of the rule that the reducer judges the record itself with,
 * in the view of everything that this device has heard. Null: nothing speaks against it.
 */
import { idToRef } from './burst.ts';
import type { PersonId, RecordId, RecordRef } from './burst.ts';
import { judgeBy } from './facts/rule.ts';
import type { Rule } from './facts/rule.ts';
import { factsOf } from './governance/reduce.ts';
import { newcomerLimits } from './limits.ts';
import { everything } from './past/act.ts';
import type { Refusal } from './refusal.ts';
import { standingOf } from './roll/roll.ts';
import type { Governance } from './state.ts';

export type Answer = Refusal | null;

export function ask<H>(state: Governance, person: PersonId, rule: Rule<H>, header: H): Answer {
  const facts = factsOf(state);
  if (facts.founding === null) return 'noGenesis';
  return judgeBy(facts, rule, { ...everything, person }, header);
}

/** As `ask`, for acts that the limits on newcomers hold for (PER-5). */
export function askWithinLimits<H>(state: Governance, person: PersonId, rule: Rule<H>, header: H): Answer {
  const answer = ask(state, person, rule, header);
  return answer ?? (isAtNewcomerLimit(state, person) ? 'tooMany' : null);
}

function isAtNewcomerLimit(state: Governance, person: PersonId): boolean {
  const facts = factsOf(state);
  if (person === facts.founding?.founding.founder) return false;
  if (standingOf(facts, person, everything) !== 'newcomer') return false;
  const { records, headerBytes } = facts.saidAsNewcomer(person);
  return records >= newcomerLimits.records || headerBytes >= newcomerLimits.headerBytes;
}

/** For acts on one record: nothing is there where the id is no record's. */
export function onRecord(id: RecordId, then: (ref: RecordRef) => Answer): Answer {
  const ref = idToRef(id);
  return ref === null ? 'nothingThere' : then(ref);
}
