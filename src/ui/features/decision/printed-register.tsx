import { For, Show, type JSX } from 'solid-js';
import { Wordmark } from '../../rings/logo.tsx';
import { plural } from '../../words/counts.ts';
import { fullTime } from '../../words/time.ts';
import { Markdown } from '../markdown/markdown.tsx';
import { capital } from '../proposal/spoken.ts';
import { PrintedActions } from './printed-actions.tsx';
import type { DecisionStory } from './decision-story.ts';
import { matterWords, reachedWords, VOID_LEAD, VOID_WORDS } from './decision-words.ts';
import { pathOf } from './path-of.ts';
import css from './printed-register.module.css';
import { Reasons } from './reasons.tsx';

/** The register on paper: every decision with its text, reasons and path. Not seen on screens. */
export function PrintedRegister(props: {
  readonly stories: readonly DecisionStory[];
  readonly title: string;
}): JSX.Element {
  return (
    <div class={css.register} data-printed="">
      <header class={css.head}>
        <Wordmark height={30} />
        <h1>{props.title}</h1>
        <p>
          {plural(props.stories.length, 'decision')}, as far as this device had heard on{' '}
          {fullTime(Date.now())}
        </p>
      </header>
      <For each={props.stories}>
        {(story) => (
          <article class={css.decision}>
            <p class={css.number}>Decision {story.number}</p>
            <h2 dir="auto">{story.decision.revision.title}</h2>
            <p>
              {capital(reachedWords(story.decision))}. It has stood since {fullTime(story.decision.stoodAt)}.
              <Show when={matterWords(story.decision.revision.matter)}>
                {(matter) => ` A basic matter: ${matter().toLowerCase()}.`}
              </Show>
            </p>
            <Show when={story.decision.void}>
              <p>
                <b>{VOID_LEAD}</b> {VOID_WORDS}
              </p>
            </Show>
            <Markdown text={story.decision.revision.text} topLevel={3} />
            <Reasons stands={story.decision.stands} nameOf={story.nameOf} />
            <h3>How it came about</h3>
            <ol>
              <For each={pathOf(story)}>
                {({ words, time }) => (
                  <li>
                    {words} <span class={css.when}>{fullTime(time)}</span>
                  </li>
                )}
              </For>
            </ol>
            <PrintedActions story={story} />
          </article>
        )}
      </For>
    </div>
  );
}
