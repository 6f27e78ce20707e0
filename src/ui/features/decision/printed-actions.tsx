import { For, Show, type JSX } from 'solid-js';
import { everyName } from '../../words/counts.ts';
import { dayInFull } from '../../words/days.ts';
import type { DecisionStory } from './decision-story.ts';

/** Actions and the next look, as lines on paper. */
export function PrintedActions(props: { readonly story: DecisionStory }): JSX.Element {
  const { nameOf } = props.story;
  return (
    <>
      <Show when={props.story.actions.length > 0}>
        <h3>Actions</h3>
        <ul>
          <For each={props.story.actions}>
            {({ words, due, takenOnBy, done }) => (
              <li dir="auto">
                {words ?? '…'} ({takenOnBy.length === 0 ? 'nobody yet' : everyName(takenOnBy.map(nameOf))}
                {due === null ? '' : `, due on ${dayInFull(due)}`}
                {done === null ? '' : ', done'})
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={props.story.decision.reviewOn}>{(day) => <p>Look again on {dayInFull(day())}.</p>}</Show>
    </>
  );
}
