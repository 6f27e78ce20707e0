import type { Facts } from '../facts/facts.ts';
import { hidingFigureOf } from '../figures.ts';
import { byTime } from '../order.ts';
import { everything } from '../past/act.ts';
import { isMember, rollSize, vouchesNeededIn } from '../roll/roll.ts';
import { isVoid } from '../roll/void.ts';
import { lastWord } from './facts.ts';
import type { HidingAct, HidingFacts } from './facts.ts';
import { hidingKey } from './state.ts';
import type { Hiding, HidingAnswer, HidingSaid } from './state.ts';

/** [MOD-2] Whether enough members of the roll, as far as this device has heard, hide it, and more than show it. */
export function hidingRow(facts: Facts, hiding: HidingFacts): Hiding {
  const said = saidIn(facts, hiding);
  const counting = said.filter(({ counts }) => counts);
  const hide = counting.filter(({ word }) => word === 'hide').length;
  const show = counting.length - hide;
  const needed = hidingFigureOf(vouchesNeededIn(facts, everything), rollSize(facts, everything));
  return {
    key: hidingKey(hiding.target),
    target: hiding.target,
    said,
    answers: answersIn(facts, hiding),
    hide,
    show,
    needed,
    hidden: needed > 0 && hide >= needed && hide > show,
  };
}

/** [MOD-1] Each person's last word; those whose author is on the roll no more stay to be read. */
function saidIn(facts: Facts, hiding: HidingFacts): readonly HidingSaid[] {
  const last: HidingAct[] = [];
  for (const person of hiding.said.people()) {
    const act = lastWord(hiding, person, everything, (one) => !isVoid(facts, one, everything));
    if (act !== null) last.push(act);
  }
  return last.toSorted(byTime).flatMap((act) => {
    const { id, person, word, why, time } = act;
    if (word === 'nothing') return [];
    const counts = isMember(facts, person, everything);
    return [{ id, person, word, why, words: facts.words(act), time, counts }];
  });
}

/** Each person's newest answer. */
function answersIn(facts: Facts, hiding: HidingFacts): readonly HidingAnswer[] {
  const newest = [...hiding.answers.people()].flatMap((person) => {
    const latest = hiding.answers.latestOf(person, everything, (act) => !isVoid(facts, act, everything));
    return latest.toSorted(byTime).slice(-1);
  });
  return newest
    .toSorted(byTime)
    .map((act) => ({ id: act.id, person: act.person, words: facts.words(act), time: act.time }));
}
