/** The founding list, welcomes, vouches, taking one's place, and leaving. */
import type { Rule } from '../facts/rule.ts';
import {
  decodeFoundingListSigned,
  decodeMemberLeft,
  decodeMemberVouched,
  decodePersonWelcomed,
  decodePlaceTaken,
  decodeRollAttested,
} from './headers.ts';
import type { FoundingListSigned, MemberVouched, PersonWelcomed, RollAttested } from './headers.ts';
import { charterIn } from '../assembly/charter.ts';
import {
  foundingListIn,
  hasGone,
  hasSaidHello,
  isMember,
  standingOf,
  vouchersOf,
  vouchesNeededIn,
} from './roll.ts';

/** [ROLL-1] One list, by the founder's device, of people who said hello. */
export const foundingListRule: Rule<FoundingListSigned> = {
  decode: decodeFoundingListSigned,
  judge(facts, by, { people }) {
    const founding = facts.founding;
    if (founding === null || founding.founding.founder !== by.person) return 'notTheFounder';
    // The founder's other devices may not sign: two of them could sign two lists.
    if (by.slot >= 0 && by.slot !== founding.act.slot) return 'notTheFounder';
    if (foundingListIn(facts, by) !== null) return 'listAlreadySigned';
    if (new Set(people).size !== people.length) return 'malformed';
    return people.every((person) => hasSaidHello(facts, person, by)) ? null : 'nothingThere';
  },
  take(facts, act, { people }) {
    facts.foundingList = { act, people: new Set(people) };
    facts.changes.roll = true;
    for (const person of people) facts.changes.people.add(person);
  },
};

/** [PER-4] A member's welcome makes a newcomer a participant. */
export const welcomeRule: Rule<PersonWelcomed> = {
  decode: decodePersonWelcomed,
  judge(facts, by, { person }) {
    if (!isMember(facts, by.person, by)) return 'notAMember';
    if (!hasSaidHello(facts, person, by)) return 'nothingThere';
    return standingOf(facts, person, by) === 'newcomer' ? null : 'alreadyDone';
  },
  take(facts, act, { person }) {
    facts.people.get(person)?.welcomes.push(act);
    facts.changes.people.add(person);
    facts.changes.roll = true;
  },
};

/** [ROLL-3] A vouch counts where its author was a member in its own past. */
export const vouchRule: Rule<MemberVouched> = {
  decode: decodeMemberVouched,
  judge(facts, by, { person }) {
    if (!isMember(facts, by.person, by)) return 'notAMember';
    if (!hasSaidHello(facts, person, by)) return 'nothingThere';
    if (isMember(facts, person, by)) return 'alreadyAMember';
    return vouchersOf(facts, person, by).includes(by.person) ? 'alreadyDone' : null;
  },
  take(facts, act, { person }) {
    facts.people.get(person)?.vouches.push(act);
    facts.changes.people.add(person);
  },
};

/**
 * [ROLL-3] A member's device says that somebody is on a roll that the charter in its past recognises. It
 * counts as a vouch does, for coming in, never for coming back: that takes a person's own word.
 */
export const attestRule: Rule<RollAttested> = {
  decode: decodeRollAttested,
  judge(facts, by, { person, assembly }) {
    if (!isMember(facts, by.person, by)) return 'notAMember';
    if (!hasSaidHello(facts, person, by)) return 'nothingThere';
    if (isMember(facts, person, by)) return 'alreadyAMember';
    if (charterIn(facts, by)?.recognises.includes(assembly) !== true) return 'notRecognised';
    if (hasGone(facts, person, by)) return 'notRecognised';
    return vouchersOf(facts, person, by).includes(by.person) ? 'alreadyDone' : null;
  },
  take(facts, act, { person }) {
    facts.people.get(person)?.attestations.push(act);
    facts.changes.people.add(person);
  },
};

/** [ROLL-3] "I take my place", with enough vouches in its past. Judged there, once. */
export const placeRule: Rule<true> = {
  decode: decodePlaceTaken,
  alsoRemoved: true,
  judge(facts, by) {
    if (isMember(facts, by.person, by)) return 'alreadyAMember';
    if (foundingListIn(facts, by) === null) return 'vouchesMissing';
    return vouchersOf(facts, by.person, by).length >= vouchesNeededIn(facts, by) ? null : 'vouchesMissing';
  },
  take(facts, act) {
    const place = { ...act, vouchesNeeded: vouchesNeededIn(facts, act) };
    facts.people.get(act.person)?.placesTaken.push(place);
    facts.admitted.add(act.person);
    facts.changes.people.add(act.person);
    facts.changes.roll = true;
  },
};

/** [ROLL-6] A member leaves the roll, of their own accord. */
export const leaveRule: Rule<true> = {
  decode: decodeMemberLeft,
  judge: (facts, by) => (isMember(facts, by.person, by) ? null : 'notAMember'),
  take(facts, act) {
    facts.people.get(act.person)?.leavings.push(act);
    facts.leavings.push(act);
    facts.changes.everyone = true;
    facts.changes.roll = true;
  },
};
