/** Members hide words from everyone's screens, and show them again. Nothing is ever destroyed by it. */
import type { Facts } from '../facts/facts.ts';
import { Sayings } from '../facts/latest.ts';
import type { Rule } from '../facts/rule.ts';
import type { Act } from '../past/act.ts';
import { isMember } from '../roll/roll.ts';
import { isVoid } from '../roll/void.ts';
import { lastWord } from './facts.ts';
import type { HidingFacts } from './facts.ts';
import { decodeHidingAnswered, decodeHidingSaid } from './headers.ts';
import type { HidingAnsweredHeader, HidingSaidHeader } from './headers.ts';
import { hidingKey } from './state.ts';
import type { HidingTarget } from './state.ts';

function hidingOf(facts: Facts, target: HidingTarget): HidingFacts {
  const key = hidingKey(target);
  let hiding = facts.hidings.get(key);
  if (hiding === undefined) {
    hiding = { target, said: new Sayings(), answers: new Sayings() };
    facts.hidings.set(key, hiding);
  }
  return hiding;
}

function noteChange(facts: Facts, target: HidingTarget, act: Act): void {
  const key = hidingKey(target);
  facts.changes.hidings.add(key);
  facts.changes.showsWords(act.id, 'hidings', key);
}

/** [MOD-1] A member says "hide", "show", or takes back what they said. */
export const hidingSaidRule: Rule<HidingSaidHeader> = {
  decode: decodeHidingSaid,
  judge(facts, by, { target, word, why }) {
    if (!isMember(facts, by.person, by)) return 'notAMember';
    const hiding = facts.hidings.get(hidingKey(target));
    const last = hiding && lastWord(hiding, by.person, by, (act) => !isVoid(facts, act, by));
    if (!last || last.word === 'nothing') return word === 'nothing' ? 'nothingThere' : null;
    return last.word === word && last.why === why ? 'alreadyDone' : null;
  },
  take(facts, act, { target, word, why }) {
    hidingOf(facts, target).said.add({ ...act, word, why });
    noteChange(facts, target, act);
  },
};

/** [MOD-5] Anyone may answer, once there is something to answer. */
export const hidingAnsweredRule: Rule<HidingAnsweredHeader> = {
  decode: decodeHidingAnswered,
  judge(facts, by, { target }) {
    const hiding = facts.hidings.get(hidingKey(target));
    if (hiding === undefined) return 'nothingThere';
    const said = [...hiding.said.people()].some((person) => hiding.said.latestOf(person, by).length > 0);
    return said ? null : 'nothingThere';
  },
  take(facts, act, { target }) {
    hidingOf(facts, target).answers.add(act);
    noteChange(facts, target, act);
  },
};
