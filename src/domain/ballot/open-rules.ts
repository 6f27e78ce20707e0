/** Opening a ballot, opening one again, and taking it back. */
import { refToId } from '../burst.ts';
import type { PersonId } from '../burst.ts';
import { deadlocksIn } from '../decision/deadlocks.ts';
import { outcomeIn } from '../decision/outcomes.ts';
import type { Facts, OutcomeFacts } from '../facts/facts.ts';
import { Sayings } from '../facts/latest.ts';
import type { Rule } from '../facts/rule.ts';
import type { Act, Author, View } from '../past/act.ts';
import type { Refusal } from '../refusal.ts';
import { basicFigureIn, isMember, quorumIn } from '../roll/roll.ts';
import { whyAgain } from './again.ts';
import { ballotIn, isBegun, isTakenBack } from './ballots.ts';
import { electorateIn } from './electorate.ts';
import type { BallotFacts, OptionFact } from './facts.ts';
import { decodeBallotOpened, decodeBallotTakenBack } from './headers.ts';
import type { AboutBallot, BallotOpened } from './headers.ts';
import { ballotsOnDeadlocks, isLive } from './stage.ts';
import { areNamed, mayTellAgain, tellersAgain } from './tellers.ts';

const hasDoubles = (values: readonly string[]): boolean => new Set(values).size !== values.length;

/** Whether the figures, the words and the options can be a ballot at all. */
function isWellFormed({ deadlocks, method, seats, options, tellers }: BallotOpened): boolean {
  if (method === 'star' ? seats !== 1 : seats > options.length) return false;
  if (hasDoubles(deadlocks.map(refToId)) || hasDoubles(tellers)) return false;
  if (hasDoubles(options.map(({ label }) => label.trim()))) return false;
  const texts = options.map(({ revision }) => revision).filter((text) => text !== null);
  if (hasDoubles(texts.map(refToId))) return false;
  return options.every(({ type, revision }) => type === 'choice' || revision === null);
}

/** The deadlocks in the view that it is to decide on; null where one isn't there, or isn't one any more. */
function deadlocksOf(facts: Facts, view: View, { deadlocks }: BallotOpened): readonly OutcomeFacts[] | null {
  const found = deadlocks
    .map((ref) => outcomeIn(facts, view, ref))
    .filter((outcome) => outcome !== null)
    .filter((outcome) => deadlocksIn(facts, outcome.proposal, view).includes(outcome));
  const isWhole =
    found.length === deadlocks.length && !hasDoubles(found.map(({ proposal }) => proposal.act.id));
  return isWhole ? found : null;
}

/** Every deadlock's text is an option, and no other text is. */
function areTexts(
  options: readonly Pick<OptionFact, 'revision'>[],
  deadlocks: readonly OutcomeFacts[],
): boolean {
  const texts = options.map(({ revision }) => revision).filter((text) => text !== null);
  return texts.length === deadlocks.length && deadlocks.every(({ revision }) => texts.includes(revision));
}

const optionsOf = ({ options }: BallotOpened, deadlocks: readonly OutcomeFacts[]): readonly OptionFact[] =>
  options.map(({ label, type, revision: ref }) => {
    const revision = ref && refToId(ref);
    const deadlock = deadlocks.find((outcome) => outcome.revision === revision);
    return { label, type, revision, proposal: deadlock?.proposal ?? null };
  });

/** The same vote: on the same deadlocks, between the same options, counted the same way. */
function isSameVote(earlier: BallotFacts, header: BallotOpened, deadlocks: readonly OutcomeFacts[]): boolean {
  const options = optionsOf(header, deadlocks);
  return (
    earlier.method === header.method &&
    earlier.seats === header.seats &&
    earlier.deadlocks.length === deadlocks.length &&
    earlier.deadlocks.every((deadlock) => deadlocks.includes(deadlock)) &&
    earlier.options.length === options.length &&
    earlier.options.every(({ label, type, revision }, at) => {
      const other = options[at];
      return other?.label === label && other.type === type && other.revision === revision;
    })
  );
}

/** [BAL-3] [BAL-7] [BAL-9] What speaks against voting on it again, in this way, with these tellers. */
function judgeAgain(
  facts: Facts,
  by: Author,
  header: BallotOpened,
  deadlocks: readonly OutcomeFacts[],
  tellers: readonly PersonId[],
): Refusal | null {
  const earlier = header.repeats && ballotIn(facts, by, header.repeats);
  if (earlier === null) return 'nothingThere';
  if (!isSameVote(earlier, header, deadlocks)) return 'doesNotFollow';
  const why = whyAgain(facts, earlier, by);
  if (why === null) return 'closed';
  const others = ballotsOnDeadlocks(facts, by, deadlocks);
  if (others.some((other) => other !== earlier && isLive(facts, other, by))) return 'alreadyDone';
  return mayTellAgain(tellersAgain(facts, by, earlier, why), tellers) ? null : 'notATeller';
}

/** [BAL-1] A member opens a ballot on deadlocks, with the tellers that a Moot named. */
export const ballotOpenedRule: Rule<BallotOpened> = {
  decode: decodeBallotOpened,
  judge(facts, by, header) {
    if (!isMember(facts, by.person, by)) return 'notAMember';
    if (!isWellFormed(header)) return 'malformed';
    const deadlocks = deadlocksOf(facts, by, header);
    if (deadlocks === null) return 'needsDeadlock';
    if (!areTexts(optionsOf(header, deadlocks), deadlocks)) return 'notTheCurrentRevision';
    const { people, concerned } = electorateIn(facts, by, deadlocks);
    if (concerned.includes(by.person)) return 'concernsYou';
    if (people.length === 0) return 'notInElectorate';
    if (header.repeats !== null) return judgeAgain(facts, by, header, deadlocks, header.tellers);
    if (ballotsOnDeadlocks(facts, by, deadlocks).some((other) => isLive(facts, other, by)))
      return 'alreadyDone';
    return areNamed(facts, by, deadlocks, header.tellers) ? null : 'notATeller';
  },
  take(facts, act, header) {
    const deadlocks = deadlocksOf(facts, act, header);
    if (deadlocks === null) return;
    const repeats = header.repeats && ballotIn(facts, act, header.repeats);
    const why = repeats && whyAgain(facts, repeats, act);
    const { people, concerned } = electorateIn(facts, act, deadlocks);
    const ballot: BallotFacts = {
      act,
      question: header.question,
      method: header.method,
      seats: header.seats,
      options: optionsOf(header, deadlocks),
      deadlocks,
      closesAt: header.closesAt,
      graceDays: header.graceDays,
      tellers: header.tellers,
      repeats,
      repeatedBy: [],
      electorate: Object.freeze(people),
      voters: new Set(people),
      concerned,
      quorum: quorumIn(facts, act),
      basicFigure: basicFigureIn(facts, act),
      minds: {
        doubt: (repeats?.minds.doubt ?? true) && why !== 'doubt',
        leftOut: (repeats?.minds.leftOut ?? true) && why !== 'leftOut',
      },
      takenBack: [],
      acceptances: [],
      papers: new Sayings(),
      slips: [],
      cast: new Map(),
      returns: [],
      signed: [],
      confirmed: [],
      denials: [],
      decided: [],
      touched: act.time,
    };
    facts.ballots.set(act.id, ballot);
    repeats?.repeatedBy.push(ballot);
    noteBallot(facts, ballot, act);
    noteProposals(facts, ballot);
  },
};

/** Notes that a record about the ballot came in: its row is made again, and those around it. */
export function noteBallot(facts: Facts, ballot: BallotFacts, act: Act): void {
  ballot.touched = Math.max(ballot.touched, act.time);
  facts.changes.ballots.add(ballot.act.id);
  if (ballot.repeats !== null) facts.changes.ballots.add(ballot.repeats.act.id);
}

/** Notes, beyond that, that its proposals may stand elsewhere now. */
export function noteProposals(facts: Facts, ballot: BallotFacts): void {
  for (const { proposal } of ballot.deadlocks) facts.changes.proposals.add(proposal.act.id);
}

/** Whoever opened a ballot may take it back before it begins. */
export const ballotTakenBackRule: Rule<AboutBallot> = {
  decode: decodeBallotTakenBack,
  judge(facts, by, { ballot: ref }) {
    const ballot = ballotIn(facts, by, ref);
    if (ballot === null) return 'nothingThere';
    if (ballot.act.person !== by.person) return 'notYours';
    return isBegun(ballot, by) || isTakenBack(facts, ballot, by) ? 'closed' : null;
  },
  take(facts, act, { ballot: ref }) {
    const ballot = facts.ballots.get(refToId(ref));
    if (ballot === undefined) return;
    ballot.takenBack.push(act);
    noteBallot(facts, ballot, act);
    noteProposals(facts, ballot);
  },
};
