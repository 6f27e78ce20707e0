import { For, Show, type JSX } from 'solid-js';
import type { PersonId } from '../../../domain/burst.ts';
import type { Concern } from '../../../domain/state.ts';
import { Icon } from '../../kit/icon.tsx';
import css from './reasons.module.css';

/** Worries that the proposal was asked to answer, lifted ones too, with what was answered. */
export function WorriesKept(props: {
  readonly concerns: readonly Concern[];
  readonly nameOf: (person: PersonId) => string;
}): JSX.Element {
  return (
    <ul class={css.list} role="list">
      <For each={props.concerns}>
        {(concern) => (
          <li>
            <Icon name={concern.resolved ? 'tick' : 'hand'} size={18} />
            <div>
              <p>
                <b>{props.nameOf(concern.by)}</b> worried
                {concern.resolved ? ', and sees it resolved' : ', and has not called it resolved'}
              </p>
              <p class={css.reason} dir="auto">
                {concern.words ?? 'The words were erased, or haven’t arrived.'}
              </p>
              <For each={concern.answers}>
                {(answer) => (
                  <Show when={answer.words}>
                    {(words) => (
                      <p class={css.reason} dir="auto">
                        <b>{props.nameOf(answer.by)}:</b> {words()}
                      </p>
                    )}
                  </Show>
                )}
              </For>
            </div>
          </li>
        )}
      </For>
    </ul>
  );
}
