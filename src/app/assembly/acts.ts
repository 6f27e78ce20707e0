/**
 * Everything a person can do in an assembly. Each act is checked against the rules just before it is
 * written, inside the writing lock, by the same functions that the reducer and the screen use.
 */
import type { RecordId } from '../../domain/burst.ts';
import { byteLimits, newcomerTalkLimits } from '../../domain/limits.ts';
import * as may from '../../domain/may.ts';
import { ordinary } from '../../domain/proposal/matter.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { reactions, type Reaction } from '../../domain/talk/headers.ts';
import type { NewRecord } from '../../ledger/api.ts';
import type { OpenAssembly } from '../api.ts';
import type { ActionActs, BallotActs, HidingActs, MootActs, RollActs } from '../acts-api.ts';
import { exceeds, govern as governIn, speak as speakIn, tooLong } from './acting.ts';
import { createActionActs } from './action-acts.ts';
import type { AssemblyCore } from './assembly-core.ts';
import { createBallotActs } from './ballot-acts.ts';
import { createHidingActs } from './hiding-acts.ts';
import { createMootActs } from './moot-acts.ts';
import * as records from './new-records.ts';
import { createRollActs } from './roll-acts.ts';

type Acts = Pick<
  OpenAssembly,
  | 'say'
  | 'editMessage'
  | 'eraseWords'
  | 'react'
  | 'openTopic'
  | 'signFoundingList'
  | 'welcome'
  | 'vouch'
  | 'takeMyPlace'
  | 'openDraft'
  | 'putProposal'
  | 'revise'
  | 'withdrawProposal'
  | 'takePosition'
  | 'raiseConcern'
  | 'answerConcern'
  | 'resolveConcern'
  | 'askForMoot'
  | 'takeBackMootAsk'
  | 'recordConsensus'
  | 'withdrawOutcome'
  | 'recordStanding'
>;

export function createActs(
  core: AssemblyCore,
): Acts & ActionActs & BallotActs & HidingActs & MootActs & RollActs {
  const { me } = core;
  const state = () => core.governance;
  const govern = (check: () => Refusal | null, record: () => NewRecord) => governIn(core, check, record);
  const speak = (check: () => Refusal | null, record: () => NewRecord) => speakIn(core, check, record);
  const always = () => null;
  const isNewcomer = (): boolean => {
    const { people, roll } = core.governance;
    return roll.size > 0 && people.get(me)?.standing === 'newcomer';
  };
  /** [TALK-7] Others would be shown it apart, and need not keep it: so it waits for a welcome. */
  const withinLimit = (): Refusal | null => {
    if (!isNewcomer()) return null;
    return core.spokenBursts < newcomerTalkLimits.bursts ? null : 'notWelcomed';
  };
  const mostWords = () => (isNewcomer() ? newcomerTalkLimits.wordBytes : byteLimits.words);
  const ownMessage = (id: RecordId): Refusal | null => {
    const message = core.talk.messages.get(id) ?? core.talk.topics.get(id);
    if (!message) return 'nothingThere';
    return message.device === core.device || state().devices.get(message.device) === me ? null : 'notYours';
  };
  const inputTooLong = (input: { title: string; about: string; text: string }): number | null => {
    if (exceeds(input.title, byteLimits.title)) return byteLimits.title;
    if (exceeds(input.about, byteLimits.about)) return byteLimits.about;
    return exceeds(input.text, byteLimits.text) ? byteLimits.text : null;
  };

  return {
    ...createActionActs(core),
    ...createBallotActs(core),
    ...createHidingActs(core),
    ...createMootActs(core),
    ...createRollActs(core),
    say: (input) =>
      exceeds(input.words, mostWords()) ? tooLong(mostWords()) : speak(withinLimit, () => records.say(input)),
    editMessage: (message, words) =>
      exceeds(words, mostWords())
        ? tooLong(mostWords())
        : speak(
            () => ownMessage(message) ?? withinLimit(),
            () => records.edit(message, words),
          ),
    eraseWords: (where, id) =>
      where === 'talk'
        ? speak(
            () => ownMessage(id),
            () => records.erase(id),
          )
        : govern(
            () => may.mayErase(state(), me, id),
            () => records.erase(id),
          ),
    react: (message, reaction, on) => {
      const known = reactions.find((name): name is Reaction => name === reaction);
      return speak(
        () => (known && core.talk.messages.has(message) ? withinLimit() : 'nothingThere'),
        () => records.react(message, known ?? reactions[0], on),
      );
    },
    openTopic: (question, proposal) =>
      exceeds(question, mostWords())
        ? tooLong(mostWords())
        : speak(withinLimit, () => records.topic(question, proposal)),

    signFoundingList: (people) =>
      govern(
        () => may.maySignFoundingList(state(), me, people, core.device),
        () => records.foundingList(people),
      ),
    welcome: (person) =>
      govern(
        () => may.mayWelcome(state(), me, person),
        () => records.welcome(person),
      ),
    vouch: (person) =>
      govern(
        () => may.mayVouch(state(), me, person),
        () => records.vouch(person),
      ),
    takeMyPlace: () =>
      govern(
        () => may.mayTakePlace(state(), me),
        () => records.takePlace(),
      ),

    openDraft: (title) => govern(always, () => records.draft(title)),
    putProposal: (input, draft) => {
      const limit = inputTooLong(input);
      if (limit !== null) return tooLong(limit);
      return govern(
        () => may.mayPut(state(), me, input.matter),
        () => records.proposal(input, draft),
      );
    },
    revise: (proposal, input) => {
      const limit = inputTooLong(input);
      if (limit !== null) return tooLong(limit);
      return govern(
        () => may.mayRevise(state(), me, proposal),
        () => {
          const { matter = ordinary } = state().proposals.get(proposal) ?? {};
          return records.revision(proposal, currentRevisions(proposal), { matter, ...input });
        },
      );
    },
    withdrawProposal: (proposal) =>
      govern(
        () => may.mayWithdraw(state(), me, proposal),
        () => records.withdrawProposal(proposal),
      ),
    takePosition: (proposal, revision, position, reason) =>
      exceeds(reason, byteLimits.words)
        ? tooLong(byteLimits.words)
        : govern(
            () => may.mayTakePosition(state(), me, proposal, revision),
            () => records.position(proposal, revision, position, reason),
          ),
    raiseConcern: (proposal, revision, words) =>
      exceeds(words, byteLimits.words)
        ? tooLong(byteLimits.words)
        : govern(
            () => may.mayRaiseConcern(state(), me, proposal),
            () => records.concern(proposal, revision, words),
          ),
    answerConcern: (concern, words) =>
      exceeds(words, byteLimits.words)
        ? tooLong(byteLimits.words)
        : govern(
            () => may.mayAnswerConcern(state(), me, concern),
            () => records.answer(concern, words),
          ),
    resolveConcern: (concern) =>
      govern(
        () => may.mayResolveConcern(state(), me, concern),
        () => records.resolve(concern),
      ),
    askForMoot: (proposal, reason) =>
      govern(
        () => may.mayAskForMoot(state(), me, proposal),
        () => records.askForMoot(proposal, reason),
      ),
    takeBackMootAsk: (proposal) =>
      govern(
        () => may.mayTakeBackMootAsk(state(), me, proposal),
        () => records.takeBackMootAsk(proposal),
      ),
    recordConsensus: (proposal, revision) =>
      govern(
        () => may.mayRecordConsensus(state(), me, proposal, revision),
        () => records.consensus(proposal, revision),
      ),
    withdrawOutcome: (outcome) =>
      govern(
        () => may.mayWithdrawOutcome(state(), me, outcome),
        () => records.withdrawOutcome(outcome),
      ),
    recordStanding: (outcome) =>
      govern(
        () => may.mayRecordStanding(state(), me, outcome),
        () => records.stands(outcome),
      ),
  };

  /** The texts that a new one takes further: both, where two don't know of each other. */
  function currentRevisions(id: RecordId): readonly RecordId[] {
    const proposal = state().proposals.get(id);
    const differing = proposal?.obstacles.find((obstacle) => obstacle.type === 'revisionsDiffer');
    if (differing) return differing.revisions;
    const last = proposal?.revisions.at(-1);
    return last ? [last.id] : [id];
  }
}
