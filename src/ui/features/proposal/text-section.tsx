import { createMemo, createUniqueId, For, Show, type JSX } from 'solid-js';
import type { RecordId } from '../../../domain/burst.ts';
import type { Revision } from '../../../domain/state.ts';
import { dayInFull } from '../../words/days.ts';
import { onDay } from '../../words/time.ts';
import { Markdown } from '../markdown/markdown.tsx';
import { ChangedText } from './changed-text.tsx';
import { whatChanged } from './my-stand.ts';
import type { ProposalView } from './proposal-view.ts';
import css from './text-section.module.css';

export interface TextSectionProps {
  readonly view: ProposalView;
  readonly now: number;
  /** The revision to compare the current text with; null: the text alone. */
  readonly since: RecordId | null;
  readonly onSince: (revision: RecordId | null) => void;
  readonly headingRef: (heading: HTMLHeadingElement) => void;
  /** Beside the heading: the way to change the text. */
  readonly aside?: JSX.Element;
}

/** The exact text that people decide on, and what changed in it. */
export function TextSection(props: TextSectionProps): JSX.Element {
  const picker = createUniqueId();
  const text = () => props.view.text();
  const others = createMemo(() => props.view.proposal().revisions.filter((each) => each.id !== text().id));
  const before = createMemo(() => others().find((each) => each.id === props.since));
  return (
    <section class={css.section}>
      <div class={css.head}>
        <h2 tabindex="-1" ref={props.headingRef}>
          What we’d do
        </h2>
        {props.aside}
      </div>
      <Show when={text().about}>
        <p class={css.about} dir="auto">
          <b>About:</b> {text().about}
        </p>
      </Show>
      <Show when={text().reviewOn}>
        {(day) => (
          <p class={css.about}>
            <b>To be looked at again:</b> {dayInFull(day())}
          </p>
        )}
      </Show>
      <Show when={others().length > 0}>
        <p class={css.picker}>
          <label for={picker}>What changed</label>
          <select
            id={picker}
            class={css.select}
            onChange={(event) => props.onSince(event.currentTarget.value || null)}
          >
            <option value="" selected={props.since === null}>
              Show the text alone
            </option>
            <For each={[...others()].reverse()}>
              {(revision) => (
                <option value={revision.id} selected={props.since === revision.id}>
                  {optionOf(revision, props.view, props.now)}
                </option>
              )}
            </For>
          </select>
        </p>
      </Show>
      <Show when={before()} fallback={<Markdown text={text().text} topLevel={3} />}>
        {(earlier) => (
          <>
            <p class={css.summary} aria-live="polite">
              {whatChanged(earlier(), text())}{' '}
              {earlier().number === text().number
                ? 'beside the other text put at the same time.'
                : `since revision ${earlier().number}.`}
            </p>
            <Show when={earlier().title !== text().title}>
              <p>
                The title was <del>{earlier().title}</del>.
              </p>
            </Show>
            <ChangedText before={earlier().text} after={text().text} />
          </>
        )}
      </Show>
    </section>
  );
}

function optionOf(revision: Revision, view: ProposalView, now: number): string {
  if (revision.number === view.text().number) {
    return `Beside the other text put at the same time, by ${view.listener().callName(revision.by)}, ${onDay(revision.time, now)}`;
  }
  const mine = view.older()?.revision.id === revision.id ? ' (yours)' : '';
  return `Since revision ${revision.number}${mine}, by ${view.listener().callName(revision.by)}, ${onDay(revision.time, now)}`;
}
