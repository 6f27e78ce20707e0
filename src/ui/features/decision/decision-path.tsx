import { A } from '@solidjs/router';
import { For, Show, type JSX } from 'solid-js';
import { Section } from '../../kit/sheet.tsx';
import { useAssembly } from '../../projection/context.ts';
import { useHref } from '../../routes.ts';
import { fullTime } from '../../words/time.ts';
import type { DecisionStory } from './decision-story.ts';
import css from './one-decision.module.css';
import { pathOf } from './path-of.ts';

/** Every step on the way to a decision, with who took it and when. */
export function DecisionPath(props: { readonly story: DecisionStory }): JSX.Element {
  const assembly = useAssembly();
  const href = useHref();
  return (
    <Section title="How it came about">
      <ol class={css.path} role="list">
        <For each={pathOf(props.story)}>
          {(step) => (
            <li>
              <p>{step.words}</p>
              <p class={css.when}>{fullTime(step.time)}</p>
            </li>
          )}
        </For>
      </ol>
      <Show when={props.story.decision.heldBy.length > 0}>
        <p class={css.held}>
          Held through the days of cooling-off by{' '}
          {props.story.decision.heldBy.map(props.story.nameOf).join(', ')}.
        </p>
      </Show>
      <Show when={props.story.decision.ballot}>
        {(ballot) => (
          <p class={css.held}>
            <A href={href().ballot(assembly.open.id, ballot())}>The whole result, with every paper</A>
          </p>
        )}
      </Show>
    </Section>
  );
}
