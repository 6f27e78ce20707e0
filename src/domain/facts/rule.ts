/** One kind of record: how its header reads, who may write it when, and what it then says. */
import type { Act, Author } from '../past/act.ts';
import type { Refusal } from '../refusal.ts';
import { isRemoved } from '../roll/void.ts';
import type { Facts } from './facts.ts';

export interface Rule<H> {
  decode(bytes: Uint8Array): H | null;
  /** Null where the author, with what they had seen, may do this. The screen asks the same function. */
  judge(facts: Facts, by: Author, header: H): Refusal | null;
  /** Also by a person who was removed and isn't back: hello, and taking one's place again. */
  readonly alsoRemoved?: true;
  /** Adds what an accepted record says. */
  take(facts: Facts, act: Act, header: H): void;
}

/** What speaks against the author doing this: the rule, or that they were removed (ROLL-5). */
export function judgeBy<H>(facts: Facts, rule: Rule<H>, by: Author, header: H): Refusal | null {
  if (rule.alsoRemoved !== true && isRemoved(facts, by.person, by)) return 'removed';
  return rule.judge(facts, by, header);
}

/** A rule with its header's type sealed in: judges bytes and, where nothing speaks against them, takes them. */
export type SealedRule = (facts: Facts, act: Act, bytes: Uint8Array) => Refusal | null;

export const seal =
  <H>(rule: Rule<H>): SealedRule =>
  (facts, act, bytes) => {
    const header = rule.decode(bytes);
    if (header === null) return 'malformed';
    const refusal = judgeBy(facts, rule, act, header);
    if (refusal === null) rule.take(facts, act, header);
    return refusal;
  };
