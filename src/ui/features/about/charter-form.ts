/** A charter as a form has it, and the charter that comes of it. */
import { byteLimits, countLimits } from '../../../domain/limits.ts';
import type { Charter, Share } from '../../../domain/state.ts';
import { fits } from '../proposal/fits.ts';

export interface CharterForm {
  /** Empty: it follows the roll. */
  readonly quorum: string;
  readonly coolingOffDays: string;
  readonly vouches: string;
  /** "4 in 5", as two numbers. */
  readonly approvalParts: string;
  readonly approvalOf: string;
  readonly disagreementParts: string;
  readonly disagreementOf: string;
  /** Empty: it follows the quorum. */
  readonly stark: string;
  readonly restriction: string;
  readonly recognises: readonly string[];
}

const optional = (n: number | null): string => (n === null ? '' : String(n));

export const formOfCharter = (charter: Charter): CharterForm => ({
  quorum: optional(charter.quorum),
  coolingOffDays: String(charter.coolingOffDays),
  vouches: String(charter.vouches),
  approvalParts: String(charter.approval.parts),
  approvalOf: String(charter.approval.of),
  disagreementParts: String(charter.disagreement.parts),
  disagreementOf: String(charter.disagreement.of),
  stark: optional(charter.stark),
  restriction: charter.restriction,
  recognises: charter.recognises,
});

const wholeNumber = (text: string): number => (/^\d{1,6}$/u.test(text.trim()) ? Number(text) : Number.NaN);
const optionalNumber = (text: string): number | null => (text.trim() === '' ? null : wholeNumber(text));
const isBetween = (n: number, least: number, most: number): boolean => n >= least && n <= most;

/** Only where `charterFaults` finds nothing. */
export const charterOfForm = (form: CharterForm): Charter => ({
  quorum: optionalNumber(form.quorum),
  coolingOffDays: wholeNumber(form.coolingOffDays),
  vouches: wholeNumber(form.vouches),
  approval: shareOf(form.approvalParts, form.approvalOf),
  disagreement: shareOf(form.disagreementParts, form.disagreementOf),
  stark: optionalNumber(form.stark),
  restriction: form.restriction.trim(),
  recognises: form.restriction.trim() === '' ? form.recognises : [],
});

const shareOf = (parts: string, of: string): Share => ({ parts: wholeNumber(parts), of: wholeNumber(of) });

export interface CharterFaults {
  readonly quorum?: string;
  readonly coolingOffDays?: string;
  readonly vouches?: string;
  readonly approval?: string;
  readonly disagreement?: string;
  readonly stark?: string;
  readonly restriction?: string;
  readonly recognises?: string;
}

/** What can't be, by field. */
export function charterFaults(form: CharterForm): CharterFaults {
  const { quorum, stark } = form;
  const isMembers = (text: string): boolean =>
    text.trim() === '' || isBetween(wholeNumber(text), 1, countLimits.quorum);
  return {
    ...(isMembers(quorum) ? {} : { quorum: 'A number of members, or nothing.' }),
    ...(isBetween(wholeNumber(form.coolingOffDays), 0, countLimits.coolingOffDays)
      ? {}
      : { coolingOffDays: `A number of days, from 0 to ${countLimits.coolingOffDays}.` }),
    ...(isBetween(wholeNumber(form.vouches), 1, countLimits.vouches)
      ? {}
      : { vouches: `A number from 1 to ${countLimits.vouches}.` }),
    ...shareFault('approval', shareOf(form.approvalParts, form.approvalOf)),
    ...shareFault('disagreement', shareOf(form.disagreementParts, form.disagreementOf)),
    ...(isMembers(stark) ? {} : { stark: 'A number of objections, or nothing.' }),
    ...(fits(form.restriction, byteLimits.restriction) ? {} : { restriction: 'That is too long.' }),
    ...(form.recognises.length > countLimits.recognises
      ? { recognises: `Up to ${countLimits.recognises} assemblies.` }
      : {}),
  };
}

function shareFault(field: 'approval' | 'disagreement', { parts, of }: Share): CharterFaults {
  const isShare = isBetween(of, 1, countLimits.shareOf) && isBetween(parts, 1, of);
  // Both at once could hold where neither takes more than half.
  if (isShare && parts * 2 > of) return {};
  return { [field]: isShare ? 'More than half.' : `Two numbers up to ${countLimits.shareOf}, like 4 in 5.` };
}
