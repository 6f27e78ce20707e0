import { createMemo, For, Show, type JSX } from 'solid-js';
import type { Charter } from '../../../domain/state.ts';
import css from './charter-changes.module.css';
import { charterChanges, charterFigures, type AssemblyName } from './charter-words.ts';

/** What a proposed charter changes: each setting as it is, and as it would be. */
export function CharterChanges(props: {
  readonly now: Charter;
  readonly proposed: Charter;
  /** It stands already: there is nothing left to compare it with. */
  readonly isPast: boolean;
  readonly assemblyName: AssemblyName;
}): JSX.Element {
  const changes = createMemo(() => charterChanges(props.now, props.proposed, props.assemblyName));
  return (
    <Show
      when={!props.isPast}
      fallback={
        <dl class={css.changes}>
          <For each={charterFigures(props.proposed, props.assemblyName)}>
            {({ label, value }) => (
              <div>
                <dt>{label}</dt>
                <dd dir="auto">{value}</dd>
              </div>
            )}
          </For>
        </dl>
      }
    >
      <Show when={changes().length > 0} fallback={<p>It says what the charter says already.</p>}>
        <dl class={css.changes}>
          <For each={changes()}>
            {({ label, was, now }) => (
              <div>
                <dt>{label}</dt>
                <dd dir="auto">
                  <del>{was}</del> <ins>{now}</ins>
                </dd>
              </div>
            )}
          </For>
        </dl>
      </Show>
    </Show>
  );
}
