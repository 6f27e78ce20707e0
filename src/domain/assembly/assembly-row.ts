import type { Facts } from '../facts/facts.ts';
import { everything } from '../past/act.ts';
import type { Assembly } from '../state.ts';
import { charterOrigin } from './charter.ts';

/** What the assembly is, and the charter that it lives by now; null before its founding is here. */
export function assemblyRow(facts: Facts): Assembly | null {
  const origin = charterOrigin(facts, everything);
  if (facts.founding === null || origin === null) return null;
  const { act, founding } = facts.founding;
  const { name, kind, purpose, remit, founder, reducerVersion } = founding;
  return {
    name,
    kind,
    purpose,
    remit,
    charter: origin.charter,
    charterBy: origin.by,
    charterDispute: origin.dispute,
    founder,
    reducerVersion,
    foundedAt: act.time,
  };
}
