import { For, Show } from 'solid-js';
import type { RecordId } from '../../../domain/burst.ts';
import type { Mark } from '../../../domain/state.ts';
import { usePlace } from './place-context.ts';
import styles from './reaction-chips.module.css';
import { reactionWords, type Reacted } from './reactions.ts';
import { useReact } from './use-react.ts';

/** Named at most; the rest are counted. */
const NAMED = 8;

export interface ReactionChipsProps {
  readonly message: RecordId;
  readonly mark: Mark | null;
  readonly reacted: readonly Reacted[];
}

/** What others say to a message with one tap; a press joins them or takes it back. */
export function ReactionChips(props: ReactionChipsProps) {
  const { view } = usePlace();
  const react = useReact();
  const names = (reacted: Reacted): string => {
    const known = reacted.people.slice(0, NAMED).map((person) => {
      if (person === view.assembly.me()) return 'you';
      return view.assembly.people.get(person)?.name ?? 'someone new here';
    });
    const more = reacted.people.length - known.length;
    return [...known, ...(more > 0 ? [`${more} more`] : [])].join(', ');
  };
  return (
    <Show when={props.reacted.length > 0}>
      <ul class={styles.chips} role="list" aria-label="What people say to it">
        <For each={props.reacted.map((one) => one.reaction)}>
          {(reaction) => {
            const one = () => props.reacted.find((r) => r.reaction === reaction);
            return (
              <Show when={one()}>
                {(reacted) => (
                  <li>
                    <button
                      type="button"
                      class={styles.chip}
                      disabled={view.assembly.speaker() === null}
                      aria-pressed={reacted().mine}
                      title={names(reacted())}
                      onClick={() => react(props.message, reaction, !reacted().mine)}
                    >
                      {reactionWords(reaction, props.mark)}{' '}
                      <span class={styles.count}>{reacted().people.length}</span>
                    </button>
                  </li>
                )}
              </Show>
            );
          }}
        </For>
      </ul>
    </Show>
  );
}
