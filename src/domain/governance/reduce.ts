/**
 * Reduces an assembly's governance: verified bursts in, state and what changed out. Pure: the same
 * bursts give the same state in any order, split and number, and no state that was given out changes.
 *
 * Behind a state stands a working memory that later calls add to. It belongs to the newest state made
 * from it. Whoever goes on from an older one gets the same result, reckoned again from the bursts that
 * this older state was made from.
 */
import type { Dep, FeedId, PersonId, VerifiedBurst } from '../burst.ts';
import type { Facts } from '../facts/facts.ts';
import { everything } from '../past/act.ts';
import { spokenOf } from '../past/spoken-of.ts';
import { standingOf } from '../roll/roll.ts';
import type { FeedCut, Governance, GovernanceChange } from '../state.ts';
import { blankGovernance, noChange } from './empty.ts';
import { Reckoning } from './reckoning.ts';
import { remake } from './rows.ts';

interface Memory {
  readonly reckoning: Reckoning;
  /** How many of its arrivals the state was made from. */
  readonly arrived: number;
}

const memories = new WeakMap<Governance, Memory>();

/** An assembly of which nothing is here yet. `assemblyId`: hex, the hash of the founding record's header. */
export function emptyGovernance(assemblyId: string): Governance {
  return remember(blankGovernance(), new Reckoning(assemblyId, new Map()));
}

/**
 * Adds bursts, in any order, known ones included. `cuts`: feeds that are void from a burst on, by proof
 * of a fork; those given before stay. Never throws on what bursts hold.
 */
export function reduceGovernance(
  state: Governance,
  bursts: Iterable<VerifiedBurst>,
  cuts: readonly FeedCut[] = [],
): { readonly state: Governance; readonly change: GovernanceChange } {
  const memory = memoryOf(state);
  const known = memory.reckoning.cuts;
  if (cuts.some(({ feed, from }) => from < (known.get(feed) ?? Number.POSITIVE_INFINITY))) {
    return rebuild(memory, bursts, cuts);
  }
  const { reckoning } = memory;
  reckoning.take(bursts);
  if (reckoning.arrivals.length === memory.arrived) return { state, change: noChange };
  const { state: next, change } = remake(state, reckoning, false);
  return { state: remember(next, reckoning), change };
}

/** The facts behind a state, for the questions of may.ts and needs.ts. */
export const factsOf = (state: Governance): Facts => memoryOf(state).reckoning.facts;

/**
 * What the next burst of that feed names as its deps: the newest bursts that it has not seen and that
 * don't follow from each other. More than eight are joined by `heard` bursts first (ARCHITECTURE.md).
 */
export const headsUnseenBy = (state: Governance, feed: FeedId): readonly Dep[] =>
  memoryOf(state).reckoning.order.headsUnseenBy(feed);

/** Up to so many feeds of people whom nobody has welcomed are named like all others. */
const FEW_STRANGERS = 8;

/**
 * [PER-11] As `headsUnseenBy`, for records with these headers: where many people have come in whom nobody
 * has welcomed, only those of whom the records speak. `person`: who writes.
 */
export function headsToName(
  state: Governance,
  feed: FeedId,
  person: PersonId,
  headers: Iterable<Uint8Array>,
): readonly Dep[] {
  const { reckoning } = memoryOf(state);
  return reckoning.order.headsUnseenBy(feed, (unseen) => {
    if (unseen.length <= FEW_STRANGERS || reckoning.facts.foundingList === null) return new Set();
    const strangers = unseen.filter((id) => {
      const writer = reckoning.writing(id).person;
      return (
        writer === null ||
        (writer !== person && standingOf(reckoning.facts, writer, everything) === 'newcomer')
      );
    });
    if (strangers.length <= FEW_STRANGERS) return new Set();
    const spoken = spokenOf(headers);
    const isSpokenOf = (id: FeedId): boolean => {
      const writer = reckoning.writing(id).person;
      return spoken.hasFeed(id) || (writer !== null && spoken.hasPerson(writer));
    };
    return new Set(strangers.filter((id) => !isSpokenOf(id)));
  });
}

function rebuild(memory: Memory, bursts: Iterable<VerifiedBurst>, cuts: readonly FeedCut[]) {
  const { reckoning: old, arrived } = memory;
  const all = new Map(old.cuts);
  for (const { feed, from } of cuts) all.set(feed, Math.min(from, all.get(feed) ?? Number.POSITIVE_INFINITY));
  const reckoning = new Reckoning(old.facts.assemblyId, all);
  reckoning.take(old.arrivals.slice(0, arrived));
  reckoning.take(bursts);
  const { state, change } = remake(blankGovernance(), reckoning, true);
  return { state: remember(state, reckoning), change };
}

function remember(state: Governance, reckoning: Reckoning): Governance {
  memories.set(state, { reckoning, arrived: reckoning.arrivals.length });
  return state;
}

/** A bug, not bad data, where the state was made by anything else than this reducer. */
function memoryOf(state: Governance): Memory {
  const memory = memories.get(state);
  if (memory === undefined) throw new TypeError('a state that emptyGovernance or reduceGovernance gave');
  if (memory.reckoning.arrivals.length === memory.arrived) return memory;
  const { reckoning: newer, arrived } = memory;
  const reckoning = new Reckoning(newer.facts.assemblyId, newer.cuts);
  reckoning.take(newer.arrivals.slice(0, arrived));
  remake(blankGovernance(), reckoning, true);
  const again = { reckoning, arrived };
  memories.set(state, again);
  return again;
}
