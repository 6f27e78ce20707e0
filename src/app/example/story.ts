/** How the example is told: acts with the number of hours that they lie back. */
import { usualCharter } from '../../domain/assembly/charter.ts';
import type { BallotOption } from '../../domain/ballot/state.ts';
import type { HidingReason } from '../../domain/hiding/state.ts';
import type { AssemblyKind, Charter, Mark, OutcomeType, Position } from '../../domain/state.ts';
import type { Reaction } from '../../domain/talk/headers.ts';
import type { ProposalInput } from '../api.ts';

/** A name in the cast below. `you` is the person who looks around. */
export type Who = string;

/** Moots, and ballots from the opening to the result. */
export type BallotScene =
  | {
      readonly act: 'callMoot';
      readonly who: Who;
      readonly as: string;
      readonly on: readonly string[];
      /** Hours from now; negative: it was so long ago. */
      readonly inHours: number;
      readonly place: string;
      readonly words: string;
    }
  | {
      readonly act: 'holdMoot';
      readonly who: Who;
      readonly as: string;
      readonly call?: string;
      readonly on: readonly string[];
      readonly inHours: number;
      readonly place: string;
      readonly present: readonly Who[];
      readonly minutes: string;
    }
  | {
      readonly act: 'finding';
      readonly who: Who;
      readonly as: string;
      readonly moot: string;
      readonly on: string;
      readonly outcome: OutcomeType;
      readonly tellers: readonly Who[];
    }
  | {
      readonly act: 'openBallot';
      readonly who: Who;
      readonly as: string;
      readonly deadlock: string;
      readonly question: string;
      /** `text`: the label of the text that it would decide. */
      readonly options: readonly (Pick<BallotOption, 'label' | 'type'> & { readonly text?: string })[];
      readonly closesInHours: number;
      readonly tellers: readonly Who[];
    }
  | { readonly act: 'acceptTelling' | 'seal'; readonly who: readonly Who[]; readonly ballot: string }
  | {
      readonly act: 'paper';
      readonly who: Who;
      readonly ballot: string;
      readonly scores: readonly number[];
    }
  | { readonly act: 'decide'; readonly who: Who; readonly ballot: string; readonly on: string };

/** Labels tie acts together: a reply to what it answers, a position to its text. */
export type Scene =
  | BallotScene
  | { readonly act: 'hello'; readonly who: Who }
  | { readonly act: 'list'; readonly who: Who; readonly people: readonly Who[] }
  | { readonly act: 'welcome' | 'vouch'; readonly who: Who; readonly whom: Who }
  | { readonly act: 'place'; readonly who: Who }
  | {
      readonly act: 'say';
      readonly who: Who;
      readonly words: string;
      readonly as?: string;
      readonly to?: string;
      readonly topic?: string;
      readonly mark?: Mark;
      readonly mentions?: readonly Who[];
    }
  | {
      readonly act: 'hide';
      readonly who: Who;
      readonly of: string;
      readonly why: HidingReason;
      readonly words?: string;
    }
  | { readonly act: 'answerHiding'; readonly who: Who; readonly of: string; readonly words: string }
  | { readonly act: 'react'; readonly who: Who; readonly to: string; readonly reaction: Reaction }
  | {
      readonly act: 'topic';
      readonly who: Who;
      readonly question: string;
      readonly as: string;
      readonly about?: string;
    }
  | { readonly act: 'draft'; readonly who: Who; readonly title: string }
  | {
      readonly act: 'put';
      readonly who: Who;
      readonly input: ProposalInput;
      readonly as: string;
      /** To be looked at again in so many days from now. */
      readonly reviewInDays?: number;
    }
  | {
      readonly act: 'revise';
      readonly who: Who;
      readonly input: ProposalInput;
      readonly of: string;
      readonly as: string;
    }
  | {
      readonly act: 'stand';
      readonly who: readonly Who[];
      readonly on: string;
      readonly of?: string;
      readonly position: Position;
      readonly reason?: string;
    }
  | {
      readonly act: 'concern';
      readonly who: Who;
      readonly on: string;
      readonly words: string;
      readonly as: string;
    }
  | { readonly act: 'answer'; readonly who: Who; readonly to: string; readonly words: string }
  | { readonly act: 'moot'; readonly who: Who; readonly on: string; readonly reason: string }
  | {
      readonly act: 'consensus';
      readonly who: Who;
      readonly on: string;
      readonly revision?: string;
      readonly as: string;
    }
  | { readonly act: 'held'; readonly who: readonly Who[]; readonly outcome: string }
  | { readonly act: 'stands'; readonly who: Who; readonly outcome: string; readonly as?: string }
  | {
      readonly act: 'action';
      readonly who: Who;
      /** What stands, or a consensus in its cooling-off. */
      readonly of: string;
      readonly as: string;
      readonly words: string;
      readonly dueInDays?: number;
    }
  | { readonly act: 'takeOn' | 'finish'; readonly who: Who; readonly action: string }
  | {
      readonly act: 'review';
      readonly who: Who;
      readonly of: string;
      readonly words: string;
      readonly nextInDays: number;
    };

export interface Told {
  readonly name: string;
  readonly kind: AssemblyKind;
  readonly purpose: string;
  readonly remit: string;
  readonly charter: Charter;
  readonly founder: Who;
  /** Hours before now, and what happened then; oldest first. */
  readonly scenes: readonly (readonly [hoursAgo: number, scene: Scene])[];
}

export const CHARTER: Charter = usualCharter;
