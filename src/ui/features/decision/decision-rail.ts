import { railOf, type RailOf } from '../proposal/rail-of.ts';
import type { DecisionStory } from './decision-story.ts';

/** The way that a decision really went: through a Moot or a ballot, or past them. */
export function railOfDecision({ decision, moots, ballots }: DecisionStory): RailOf {
  const { states, at } = railOf(decision.result === 'accepted' ? 'decided' : 'fallen');
  const lost = decision.reachedBy === 'ballot' && decision.result === 'falls';
  return {
    states: {
      ...states,
      moot: moots.length === 0 ? states.moot : decision.reachedBy === 'ballot' ? 'been' : mootEnd(decision),
      ballot: lost ? 'fell' : ballots.length > 0 ? 'been' : states.ballot,
    },
    at: lost ? 'ballot' : at,
  };
}

const mootEnd = ({ result }: DecisionStory['decision']) => (result === 'falls' ? 'fell' : 'been');
