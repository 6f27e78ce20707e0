/** The charter that an assembly lives by. */
import type { Facts } from '../facts/facts.ts';
import type { View } from '../past/act.ts';
import type { Charter } from '../state.ts';

/** What a charter says unless its founders say otherwise. */
export const usualCharter: Charter = Object.freeze({
  quorum: null,
  coolingOffDays: 5,
  vouches: 2,
  approval: Object.freeze({ parts: 4, of: 5 }),
  disagreement: Object.freeze({ parts: 2, of: 3 }),
  stark: null,
  restriction: '',
  recognises: Object.freeze([]),
});

/** The charter in a view of the assembly's past; null before its founding is there. */
export const charterIn = (facts: Facts, _view: View): Charter | null =>
  facts.founding?.founding.charter ?? null;
