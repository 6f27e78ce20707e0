import { For, Show, type JSX } from 'solid-js';
import type { RecordId } from '../../../domain/burst.ts';
import { Banner } from '../../kit/banner.tsx';
import { Button } from '../../kit/button.tsx';
import { createAct } from '../../kit/create-act.ts';
import { Dialog } from '../../kit/dialog.tsx';
import { plural } from '../../words/counts.ts';
import type { BallotView } from './ballot-view.ts';
import css from './paper-review.module.css';
import { asScores, type Filling } from './unsaid-paper.ts';

export interface PaperReviewProps {
  readonly view: BallotView;
  readonly filling: Filling;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onIn: (paper: RecordId) => void;
}

/** The whole paper once more, in the words and figures that are signed. */
export function PaperReview(props: PaperReviewProps): JSX.Element {
  const { busy, run } = createAct();
  const blank = () => props.filling.filter((score) => score === null).length;
  const allSame = () => new Set(asScores(props.filling)).size === 1;
  const putIn = async (): Promise<void> => {
    const { assembly, ballot } = props.view;
    const done = await run(() => assembly.open.castPaper(ballot().id, asScores(props.filling)));
    if (done) props.onIn(done.value);
  };
  return (
    <Dialog
      open={props.open}
      onClose={() => props.onClose()}
      title="Is this your paper?"
      acts={
        <>
          <Button look="quiet" onClick={() => props.onClose()}>
            Change something
          </Button>
          <Button look="step" busy={busy()} onClick={() => void putIn()}>
            Put it in
          </Button>
        </>
      }
    >
      <div class={css.review}>
        <ul class={css.list} role="list">
          <For each={props.view.ballot().options}>
            {(option, i) => (
              <li>
                <span dir="auto">{option.label}</span>
                <b>{props.filling[i()] ?? 0}</b>
              </li>
            )}
          </For>
        </ul>
        <Show when={allSame()}>
          <Banner lead="All alike.">
            Each has the same score, so this paper prefers none of them. It still counts for the turnout.
          </Banner>
        </Show>
        <Show when={blank() > 0 && !allSame()}>
          <p>{plural(blank(), 'option')} without a score: that counts as 0.</p>
        </Show>
        <p class={css.note}>
          It is signed by you. You can send another until the close; the last one counts.
        </p>
      </div>
    </Dialog>
  );
}
