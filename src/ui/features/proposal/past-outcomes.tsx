import { For, Show, type JSX } from 'solid-js';
import type { Outcome } from '../../../domain/state.ts';
import { Banner } from '../../kit/banner.tsx';
import { names, plural } from '../../words/counts.ts';
import { dayName, onDay } from '../../words/time.ts';
import { FOUND } from '../moot/finding-words.ts';
import type { ProposalView } from './proposal-view.ts';
import css from './past-outcomes.module.css';

/** What was recorded before and didn't last: reopened, taken back, or contradicted (OUT-6, OUT-8, OUT-12). */
export function PastOutcomes(props: { readonly view: ProposalView; readonly now: number }): JSX.Element {
  const past = () =>
    props.view.proposal().outcomes.filter(({ state }) => state === 'reopened' || state === 'withdrawn');
  /** [OUT-6] Found differently by people who didn't know of each other, and weighed again on all of it. */
  const differing = () =>
    props.view.proposal().outcomes.filter(({ outcome, follows, state }) => {
      return outcome !== follows && state !== 'withdrawn' && state !== 'void';
    });
  const disputed = () => props.view.proposal().stage === 'dispute';
  return (
    <Show when={disputed() || differing().length > 0 || past().length > 0}>
      <div class={css.list}>
        <Show when={disputed()}>
          <Banner tone="refused" lead="A dispute.">
            Two records say that different things stand, and neither had seen the other. Your device acts on
            neither. Take it to a Moot, or put a new proposal.
            <ul class={css.records} role="list">
              <For each={props.view.proposal().outcomes.filter(({ state }) => state === 'stands')}>
                {(outcome) => (
                  <li>
                    {props.view.nameOf(outcome.by)}, {dayName(outcome.time, props.now)}:{' '}
                    {FOUND[outcome.outcome]} on revision {props.view.revisionById(outcome.revision)?.number},
                    having heard {plural(outcome.heard, 'person', 'people')}
                  </li>
                )}
              </For>
            </ul>
          </Banner>
        </Show>
        <Show when={differing()[0]}>
          {(first) => (
            <Banner lead="Recorded differently in two places.">
              <For each={differing()}>
                {(outcome) => (
                  <>
                    {props.view.nameOf(outcome.by)} recorded {what(outcome)} {onDay(outcome.time, props.now)},
                    having heard {plural(outcome.heard, 'person', 'people')}.{' '}
                  </>
                )}
              </For>
              On all that anyone had heard, what follows is {FOUND[first().follows]}.
            </Banner>
          )}
        </Show>
        <For each={past()}>
          {(outcome) => (
            <Show
              when={outcome.state === 'reopened'}
              fallback={
                <p class={css.line}>
                  {props.view.nameOf(outcome.by)} recorded {what(outcome)} {onDay(outcome.time, props.now)}{' '}
                  and took it back.
                </p>
              }
            >
              <Banner lead={`Reopened${byWhom(outcome, props.view)}.`}>
                {props.view.nameOf(outcome.by)} recorded {what(outcome)} {onDay(outcome.time, props.now)}.{' '}
                {outcome.reopenedBy.length > 0
                  ? 'What was said in the days of cooling-off spoke against it, so it was opened again.'
                  : outcome.outcome === 'falls'
                    ? 'With what came in the days of cooling-off too few object, so it was opened again.'
                    : 'With what came in the days of cooling-off too few agree, so it was opened again.'}
              </Banner>
            </Show>
          )}
        </For>
      </div>
    </Show>
  );
}

/** `a consensus`, `deadlock`, after "recorded". */
const what = ({ outcome }: Outcome): string => (outcome === 'consensus' ? 'a consensus' : FOUND[outcome]);

const byWhom = (outcome: Outcome, view: ProposalView): string =>
  outcome.reopenedBy.length === 0
    ? ''
    : ` by ${names(outcome.reopenedBy.map((person) => (person === view.assembly.me() ? 'you' : view.listener().callName(person))))}`;
