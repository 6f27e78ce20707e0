/** Positions, and "this needs a Moot": what people say to a proposal that the outcome rests on. */
import { refToId } from '../burst.ts';
import type { Facts } from '../facts/facts.ts';
import type { Rule } from '../facts/rule.ts';
import type { Act } from '../past/act.ts';
import { decodeMootAskedFor, decodeMootAskWithdrawn } from './headers.ts';
import type { MootAsk } from './headers.ts';
import { decodePositionTaken } from './position-header.ts';
import type { PositionHeader } from './position-header.ts';
import { asksForMoot, isClosed, proposalIn, revisionIn, touch } from './proposals.ts';

/** [POS-1] Anyone may take a position on a text that they have seen; [POS-2] an objection has a reason. */
export const positionRule: Rule<PositionHeader> = {
  decode: decodePositionTaken,
  judge(facts, by, { proposal: ref, revision, position, hasReason }) {
    const proposal = proposalIn(facts, by, ref);
    if (proposal === null || revisionIn(proposal, by, revision) === null) return 'nothingThere';
    if (isClosed(facts, proposal, by)) return 'closed';
    return position === 'object' && !hasReason ? 'reasonMissing' : null;
  },
  take(facts, act, { proposal: ref, revision, position }) {
    const proposal = facts.proposals.get(refToId(ref));
    if (proposal === undefined) return;
    proposal.positions.add({ ...act, proposal: proposal.act.id, revision: refToId(revision), position });
    facts.changes.showsWords(act.id, 'proposals', proposal.act.id);
    touch(facts, proposal, act);
  },
};

function takeAsk(facts: Facts, act: Act, { proposal: ref }: MootAsk, asked: boolean): void {
  const proposal = facts.proposals.get(refToId(ref));
  if (proposal === undefined) return;
  proposal.mootAsks.add({ ...act, asked });
  touch(facts, proposal, act);
}

/** [PROP-6] Anyone may say that a proposal needs a Moot. */
export const mootAskedRule: Rule<MootAsk> = {
  decode: decodeMootAskedFor,
  judge(facts, by, { proposal: ref }) {
    const proposal = proposalIn(facts, by, ref);
    if (proposal === null) return 'nothingThere';
    if (isClosed(facts, proposal, by)) return 'closed';
    return asksForMoot(facts, proposal, by.person, by) ? 'alreadyDone' : null;
  },
  take: (facts, act, header) => takeAsk(facts, act, header, true),
};

/** [PROP-6] Only who asked can take it back. */
export const mootAskWithdrawnRule: Rule<MootAsk> = {
  decode: decodeMootAskWithdrawn,
  judge(facts, by, { proposal: ref }) {
    const proposal = proposalIn(facts, by, ref);
    if (proposal === null) return 'nothingThere';
    if (isClosed(facts, proposal, by)) return 'closed';
    return asksForMoot(facts, proposal, by.person, by) ? null : 'nothingThere';
  },
  take: (facts, act, header) => takeAsk(facts, act, header, false),
};
