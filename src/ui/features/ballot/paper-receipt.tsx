import { For, onMount, Show, type JSX } from 'solid-js';
import type { BallotPaper } from '../../../domain/ballot/state.ts';
import { Button, ButtonLink } from '../../kit/button.tsx';
import { Icon } from '../../kit/icon.tsx';
import { useHref } from '../../routes.ts';
import { ago, fullTime } from '../../words/time.ts';
import type { BallotView } from './ballot-view.ts';
import css from './paper-receipt.module.css';
import { receiptOf } from './receipt.ts';

/** "Your paper is in": its receipt, what is on it, and the way to send another. */
export function PaperReceipt(props: {
  readonly view: BallotView;
  readonly paper: BallotPaper;
  readonly onChange: () => void;
  /** It was put in just now: what had the focus is gone, so the heading takes it. */
  readonly fresh: boolean;
}): JSX.Element {
  let heading: HTMLHeadingElement | undefined;
  onMount(() => {
    // After the dialog has given the focus back to where it was.
    if (props.fresh) requestAnimationFrame(() => heading?.focus());
  });
  const href = useHref();
  const ballot = () => props.view.ballot();
  const unsent = () => props.view.assembly.unsent().has(props.paper.id);
  return (
    <section class={css.receipt} aria-label="Your paper">
      <div class={css.head}>
        <Icon name="tick" size={24} />
        <h2 ref={heading} tabIndex={-1}>
          Your paper is in
        </h2>
      </div>
      <p>
        Put in <time title={fullTime(props.paper.time)}>{ago(props.paper.time, props.view.now())}</time>. You
        can send another until the close; the last one counts.
      </p>
      <Show when={unsent()}>
        <p>
          Not sent yet. It’s saved here and goes out as soon as another device is near. A teller has to hold
          it at the close.
        </p>
        <p>
          <ButtonLink href={`${href().hand(props.view.assembly.open.id)}?show=own`} look="quiet" icon="scan">
            Hand it over by code
          </ButtonLink>
        </p>
      </Show>
      <p class={css.code}>
        <span>Your receipt</span> <output>{receiptOf(props.paper.id)}</output>
      </p>
      <p class={css.note}>Find your paper by it in the count, after the close.</p>
      <details class={css.details}>
        <summary>What is on it</summary>
        <ul role="list">
          <For each={ballot().options}>
            {(option, i) => (
              <li>
                <span dir="auto">{option.label}</span> <b>{props.paper.scores[i()] ?? 0}</b>
              </li>
            )}
          </For>
        </ul>
      </details>
      <Show when={props.view.speaks()}>
        <Button look="quiet" icon="edit" onClick={() => props.onChange()}>
          Change my paper
        </Button>
      </Show>
    </section>
  );
}
