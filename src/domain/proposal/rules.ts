/** Putting, revising and withdrawing a proposal. */
import { refToId } from '../burst.ts';
import type { RecordRef } from '../burst.ts';
import { activeOutcome } from '../decision/active.ts';
import { begunBallotOn } from '../decision/open-ballot.ts';
import type { Facts, ProposalFacts } from '../facts/facts.ts';
import { Sayings } from '../facts/latest.ts';
import type { Rule } from '../facts/rule.ts';
import { sees } from '../past/act.ts';
import type { Author } from '../past/act.ts';
import type { Refusal } from '../refusal.ts';
import { judgeMatter } from '../roll/matter-rules.ts';
import { decodeProposalPut, decodeProposalRevised, decodeProposalWithdrawn } from './headers.ts';
import type { ProposalPut, ProposalRevised, ProposalWithdrawn } from './headers.ts';
import { isSameMatter } from './matter.ts';
import { isClosed, proposalIn, revisionIn, touch } from './proposals.ts';

/** [PROP-2] Anyone may put a proposal, out of a draft or straight away. */
export const proposalPutRule: Rule<ProposalPut> = {
  decode: decodeProposalPut,
  judge(facts, by, { draft, matter }) {
    const refusal = judgeMatter(facts, by, matter);
    if (refusal !== null || draft === null) return refusal;
    const opened = facts.drafts.get(refToId(draft));
    return opened !== undefined && sees(by, opened.act) ? null : 'nothingThere';
  },
  take(facts, act, { title, about, text, reviewOn, matter, draft }) {
    const draftId = draft && refToId(draft);
    facts.proposals.set(act.id, {
      act,
      draft: draftId,
      matter,
      revisions: [{ act, number: 1, previous: [], title, about, text, reviewOn, matter }],
      withdrawals: [],
      positions: new Sayings(),
      mootAsks: new Sayings(),
      concerns: [],
      outcomes: [],
      standings: [],
      mootCalls: [],
      moots: [],
      entries: [],
      touched: act.time,
    });
    facts.changes.proposals.add(act.id);
    if (draftId === null) return;
    facts.drafts.get(draftId)?.puts.push(act);
    facts.changes.drafts.add(draftId);
  },
};

/** What speaks against its proposer changing, or taking back, a proposal now. */
function judgeByProposer(facts: Facts, by: Author, ref: RecordRef): ProposalFacts | Refusal {
  const proposal = proposalIn(facts, by, ref);
  if (proposal === null) return 'nothingThere';
  if (proposal.act.person !== by.person) return 'notYours';
  const settled =
    isClosed(facts, proposal, by) ||
    activeOutcome(facts, proposal, by) !== null ||
    begunBallotOn(facts, proposal, by) !== null;
  return settled ? 'closed' : proposal;
}

/** [PROP-3] Whoever put a proposal may revise it until an outcome is recorded. */
export const proposalRevisedRule: Rule<ProposalRevised> = {
  decode: decodeProposalRevised,
  judge(facts, by, { proposal: ref, previous, matter }) {
    const proposal = judgeByProposer(facts, by, ref);
    if (typeof proposal === 'string') return proposal;
    if (!isSameMatter(matter, proposal.matter)) return 'otherMatter';
    return previous.every((earlier) => revisionIn(proposal, by, earlier) !== null) ? null : 'nothingThere';
  },
  take(facts, act, { proposal: ref, previous, title, about, text, reviewOn, matter }) {
    const proposal = facts.proposals.get(refToId(ref));
    if (proposal === undefined) return;
    const ids = previous.map(refToId);
    const numbers = proposal.revisions
      .filter(({ act: { id } }) => ids.includes(id))
      .map(({ number }) => number);
    const number = Math.max(...numbers) + 1;
    proposal.revisions.push({ act, number, previous: ids, title, about, text, reviewOn, matter });
    touch(facts, proposal, act);
  },
};

/** [PROP-5] Whoever put a proposal may withdraw it until an outcome is recorded. */
export const proposalWithdrawnRule: Rule<ProposalWithdrawn> = {
  decode: decodeProposalWithdrawn,
  judge(facts, by, { proposal: ref }) {
    const proposal = judgeByProposer(facts, by, ref);
    return typeof proposal === 'string' ? proposal : null;
  },
  take(facts, act, { proposal: ref }) {
    const proposal = facts.proposals.get(refToId(ref));
    if (proposal === undefined) return;
    proposal.withdrawals.push(act);
    touch(facts, proposal, act);
  },
};
