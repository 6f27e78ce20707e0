import { createSignal, Index, onMount, type JSX } from 'solid-js';
import type { RecordId } from '../../../domain/burst.ts';
import { Banner } from '../../kit/banner.tsx';
import { OPTION_ABOUT } from '../../words/ballots.ts';
import type { BallotView } from './ballot-view.ts';
import { PaperReview } from './paper-review.tsx';
import css from './paper-form.module.css';
import { ScoreEnds, ScoreRow } from './score-row.tsx';
import type { Filling } from './unsaid-paper.ts';

/** The button in the dock sends this form. */
export const PAPER_FORM = 'paper';

export interface PaperFormProps {
  readonly view: BallotView;
  readonly filling: Filling;
  /** Another paper, after one was put in: the button that asked for it is gone, so the focus begins here. */
  readonly again: boolean;
  readonly onFill: (filling: Filling) => void;
  /** It was put in; its record. */
  readonly onIn: (paper: RecordId) => void;
}

/** A ballot paper to be filled in: a score for each option, looked over before it is sent. */
export function PaperForm(props: PaperFormProps): JSX.Element {
  const [reviewing, setReviewing] = createSignal(false);
  let how: HTMLParagraphElement | undefined;
  onMount(() => {
    if (props.again) how?.focus();
  });
  const score = (option: number, value: number) =>
    props.onFill(props.filling.map((was, i) => (i === option ? value : was)));
  return (
    <form
      id={PAPER_FORM}
      class={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        props.onFill(props.filling);
        setReviewing(true);
      }}
    >
      <p ref={how} tabIndex={-1} class={css.how}>
        Give each a score. The same score twice is fine.
      </p>
      <div class={css.paper}>
        <ScoreEnds />
        {/* By place: options are told anew with every paper that comes, and whoever votes keeps the focus. */}
        <Index each={props.view.ballot().options}>
          {(option, i) => (
            <ScoreRow
              label={option().label}
              about={OPTION_ABOUT[option().type]}
              score={props.filling[i] ?? null}
              onScore={(value) => score(i, value)}
            />
          )}
        </Index>
      </div>
      <Banner>
        Your paper helps everyone you scored. Then, between the two with the most points, it counts for the
        one you like better.
      </Banner>
      <PaperReview
        view={props.view}
        filling={props.filling}
        open={reviewing()}
        onClose={() => setReviewing(false)}
        onIn={(paper) => {
          setReviewing(false);
          props.onIn(paper);
        }}
      />
    </form>
  );
}
