/** What is filled in to open a ballot, and the ballot that comes of it. */
import type { BallotInput } from '../../../app/acts-api.ts';
import type { Ballot, BallotMethod } from '../../../domain/ballot/state.ts';
import type { PersonId, RecordId } from '../../../domain/burst.ts';
import { byteLimits, countLimits } from '../../../domain/limits.ts';
import { DAY } from '../../words/time.ts';
import { fits } from '../proposal/fits.ts';

/** A text in deadlock that can be an option. */
export interface DeadlockText {
  /** The outcome that found it. */
  readonly deadlock: RecordId;
  readonly revision: RecordId;
  readonly title: string;
}

/** In how many days it closes, at seven in the evening; or at a time of its own. */
export type Closing = '3' | '5' | '10' | 'other';

export interface OpeningForm {
  readonly question: string;
  /** `yesNo`: to one text. `several`: texts, and choices in words. */
  readonly type: 'yesNo' | 'several';
  /** Deadlocks on the ballot besides the one that it began from. */
  readonly also: readonly RecordId[];
  readonly choices: readonly string[];
  readonly keepTalking: boolean;
  readonly reopenNominations: boolean;
  readonly method: BallotMethod;
  readonly seats: string;
  readonly closing: Closing;
  /** As a `datetime-local` field gives it. */
  readonly closesOther: string;
  readonly grace: string;
  /** Asked for only where it is voted on again: otherwise the Moot named them. */
  readonly tellers: readonly PersonId[];
}

export const newForm = (title: string, graceDays: number): OpeningForm => ({
  question: /\p{P}$/u.test(title) ? title : `${title}?`,
  type: 'yesNo',
  also: [],
  choices: [],
  keepTalking: false,
  reopenNominations: false,
  method: 'star',
  seats: '2',
  closing: '5',
  closesOther: '',
  grace: String(graceDays),
  tellers: [],
});

const EVENING = 19;

/** In milliseconds since the Unix epoch; null where no time was given. */
export function closesAtOf({ closing, closesOther }: OpeningForm, now: number): number | null {
  if (closing !== 'other') return new Date(now + Number(closing) * DAY).setHours(EVENING, 0, 0, 0);
  const at = new Date(closesOther).getTime();
  return Number.isNaN(at) ? null : at;
}

type Options = BallotInput['options'];

/** The options in their order on the paper. `first` is the text that the ballot began from. */
export function optionsOf(form: OpeningForm, first: DeadlockText, others: readonly DeadlockText[]): Options {
  const choice = (label: string, revision: RecordId | null) => ({ label, type: 'choice' as const, revision });
  const texts = [first, ...others.filter(({ deadlock }) => form.also.includes(deadlock))];
  const own =
    form.type === 'yesNo'
      ? [choice('Yes', first.revision), choice('No', null)]
      : [
          ...texts.map(({ title, revision }) => choice(title, revision)),
          ...form.choices.filter((label) => label.trim() !== '').map((label) => choice(label.trim(), null)),
        ];
  return [
    ...own,
    ...(form.keepTalking ? [{ label: 'Keep talking', type: 'keepTalking' as const, revision: null }] : []),
    ...(form.reopenNominations
      ? [{ label: 'Reopen nominations', type: 'reopenNominations' as const, revision: null }]
      : []),
  ];
}

/** What is missing or can't be, by field. */
export interface OpeningFaults {
  readonly question?: string;
  readonly options?: string;
  readonly seats?: string;
  readonly closing?: string;
  readonly grace?: string;
}

export function faultsOf(form: OpeningForm, options: Options, now: number): OpeningFaults {
  const closesAt = closesAtOf(form, now);
  const grace = Number(form.grace);
  return {
    ...(form.question.trim() === '' ? { question: 'It needs a question that members can answer.' } : {}),
    ...(fits(form.question, byteLimits.question) ? {} : { question: 'That is too long for a question.' }),
    ...optionsFault(options),
    ...seatsFault(form, options.length),
    ...(closesAt === null ? { closing: 'It needs a day and a time.' } : {}),
    ...(closesAt !== null && closesAt <= now ? { closing: 'That has passed already.' } : {}),
    ...(form.grace.trim() !== '' && Number.isInteger(grace) && grace >= 0 && grace <= countLimits.graceDays
      ? {}
      : { grace: `From 0 to ${countLimits.graceDays} days.` }),
  };
}

function optionsFault(options: Options): OpeningFaults {
  const labels = options.map(({ label }) => label.trim());
  if (options.length < 2) return { options: 'A ballot needs two options at least.' };
  if (options.length > countLimits.options) return { options: `Up to ${countLimits.options} options fit.` };
  if (new Set(labels).size < labels.length) return { options: 'Two options have the same words.' };
  return labels.every((label) => fits(label, byteLimits.option)) ? {} : { options: 'An option is too long.' };
}

function seatsFault({ method, seats }: OpeningForm, options: number): OpeningFaults {
  const wanted = Number(seats);
  if (method === 'star' || options < 2 || (Number.isInteger(wanted) && wanted >= 1 && wanted <= options))
    return {};
  return { seats: `From 1 to ${options}, as many as there are options.` };
}

/** The ballot as it is opened. Only where `faultsOf` finds nothing. */
export function inputOf(
  form: OpeningForm,
  deadlocks: readonly RecordId[],
  options: Options,
  { now, tellers }: { readonly now: number; readonly tellers: readonly PersonId[] },
): BallotInput {
  return {
    deadlocks,
    question: form.question.trim(),
    method: form.method,
    seats: form.method === 'star' ? 1 : Number(form.seats),
    options,
    closesAt: closesAtOf(form, now) ?? now,
    graceDays: Number(form.grace),
    tellers,
    repeats: null,
  };
}

/** The same vote once more: only when it closes, who tells and the days of grace are new. */
export const againOf = (earlier: Ballot, input: BallotInput): BallotInput => ({
  ...input,
  deadlocks: earlier.deadlocks,
  method: earlier.method,
  seats: earlier.seats,
  options: earlier.options.map(({ label, type, revision }) => ({ label, type, revision })),
  repeats: earlier.id,
});
