import { createSignal, For, Show, type JSX } from 'solid-js';
import { mayReview } from '../../../domain/action/may.ts';
import type { PersonId } from '../../../domain/burst.ts';
import type { Decision } from '../../../domain/state.ts';
import { Banner } from '../../kit/banner.tsx';
import { Button } from '../../kit/button.tsx';
import { Section } from '../../kit/sheet.tsx';
import { useAssembly } from '../../projection/context.ts';
import { dayInFull } from '../../words/days.ts';
import { fullTime } from '../../words/time.ts';
import { reviewWords } from '../action/due-words.ts';
import { capital } from '../proposal/spoken.ts';
import { isDue } from './register.ts';
import { ReviewForm } from './review-form.tsx';
import css from './review-section.module.css';

/** When a decision is to be looked at again, and what came of it when somebody did. */
export function ReviewSection(props: {
  readonly decision: Decision;
  readonly now: number;
  readonly nameOf: (person: PersonId) => string;
}): JSX.Element {
  const assembly = useAssembly();
  const [looking, setLooking] = createSignal(false);
  const due = () => isDue(props.decision, props.now);
  const mayLook = () => {
    const me = assembly.speaker();
    return me !== null && mayReview(assembly.governance(), me, props.decision.id) === null;
  };
  return (
    <Show when={mayLook() || props.decision.reviewOn !== null || props.decision.reviews.length > 0}>
      <Section title="Looking again">
        <Show when={props.decision.reviewOn}>
          {(day) => (
            <Show when={due()} fallback={<p>{capital(reviewWords(day(), props.now))}.</p>}>
              <div class={css.due}>
                <Banner tone="needs" lead="Time to look at it again.">
                  It {reviewWords(day(), props.now)}. Talk about how it went, then write down what came of it.
                  To change it, put a new proposal.
                </Banner>
              </div>
              <p class={css.paper}>To be looked at again on {dayInFull(day())}.</p>
            </Show>
          )}
        </Show>
        <ul class={css.reviews} role="list">
          <For each={props.decision.reviews}>
            {(review) => (
              <li>
                <p>
                  <b>{props.nameOf(review.by)}</b> wrote down that it was looked at again
                </p>
                <Show when={review.words}>
                  <p class={css.words} dir="auto">
                    {review.words}
                  </p>
                </Show>
                <p class={css.when}>{fullTime(review.time)}</p>
              </li>
            )}
          </For>
        </ul>
        <Show when={mayLook()}>
          <Show
            when={looking()}
            fallback={
              <div class={css.begin}>
                <Button look={due() ? 'needs' : 'quiet'} icon="clock" onClick={() => setLooking(true)}>
                  We looked at it again
                </Button>
              </div>
            }
          >
            <ReviewForm decision={props.decision.id} now={props.now} onClose={() => setLooking(false)} />
          </Show>
        </Show>
      </Section>
    </Show>
  );
}
