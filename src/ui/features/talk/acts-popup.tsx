import { createEffect, For, onCleanup, Show, type JSX } from 'solid-js';
import type { RecordId } from '../../../domain/burst.ts';
import { Icon, type IconName } from '../../kit/icon.tsx';
import styles from './acts-popup.module.css';
import { usePlace } from './place-context.ts';
import { OFFERED, reactionWords } from './reactions.ts';
import { nameOf } from './said.ts';
import { useMessage } from './use-message.ts';
import { useReact } from './use-react.ts';

export interface MessageAct {
  readonly label: string;
  readonly icon: IconName;
  /** Parted from the others: it can't be taken back. */
  readonly final?: boolean;
  readonly onChoose: () => void;
}

export interface ActsPopupProps {
  /** The message and where to open; null while it is closed. */
  readonly open: { readonly message: RecordId; readonly beside: Element } | null;
  readonly acts: (message: RecordId) => readonly MessageAct[];
  readonly onClose: () => void;
}

/**
 * What can be done with one message: beside it on wide screens, from the foot of narrow ones. A native
 * modal dialog, so that Escape and a press beside it close it and the focus goes back.
 */
export function ActsPopup(props: ActsPopupProps): JSX.Element {
  let dialog: HTMLDialogElement | undefined;
  createEffect(() => {
    const open = props.open;
    if (open && dialog && !dialog.open) {
      dialog.showModal();
      placeBeside(dialog, open.beside);
    } else if (!open && dialog?.open) dialog.close();
  });
  onCleanup(() => dialog?.close());
  return (
    <dialog
      ref={dialog}
      class={styles.popup}
      aria-label="What to do with this message"
      onClose={() => props.onClose()}
      onClick={(event) => event.target === dialog && props.onClose()}
      onKeyDown={(event) => dialog && moveByArrow(event, dialog)}
    >
      <Show when={props.open}>
        {(open) => (
          <Inside
            message={open().message}
            acts={props.acts(open().message)}
            onClose={() => props.onClose()}
          />
        )}
      </Show>
    </dialog>
  );
}

interface InsideProps {
  readonly message: RecordId;
  readonly acts: readonly MessageAct[];
  readonly onClose: () => void;
}

function Inside(props: InsideProps) {
  const { view } = usePlace();
  const now = useMessage(view, () => props.message);
  const react = useReact();
  const isMine = (reaction: string) => now.reacted().some((one) => one.reaction === reaction && one.mine);
  return (
    <div class={styles.inside}>
      <p class={styles.about}>{now.author().mine ? 'Your message' : nameOf(now.author())}</p>
      <Show when={now.words().state !== 'erased' && view.assembly.speaker() !== null}>
        <ul class={styles.reactions} role="list" aria-label="Say with one tap">
          <For each={OFFERED}>
            {(reaction) => (
              <li>
                <button
                  type="button"
                  class={styles.reaction}
                  aria-pressed={isMine(reaction)}
                  onClick={() => {
                    react(props.message, reaction, !isMine(reaction));
                    props.onClose();
                  }}
                >
                  {reactionWords(reaction, now.message()?.mark ?? null)}
                </button>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <ul class={styles.acts} role="list">
        <For each={props.acts}>
          {(act) => (
            <li>
              <button
                type="button"
                class={styles.act}
                classList={{ [styles.final ?? '']: act.final ?? false }}
                onClick={() => {
                  props.onClose();
                  act.onChoose();
                }}
              >
                <Icon name={act.icon} size={20} />
                {act.label}
              </button>
            </li>
          )}
        </For>
      </ul>
    </div>
  );
}

/** Below the element, or above it where there is no room; on narrow screens the styles place it. */
function placeBeside(dialog: HTMLDialogElement, beside: Element): void {
  const at = beside.getBoundingClientRect();
  const size = dialog.getBoundingClientRect();
  const start = Math.max(8, Math.min(at.left, window.innerWidth - size.width - 8));
  const below = at.bottom + 4;
  const top = below + size.height > window.innerHeight - 8 ? Math.max(8, at.top - size.height - 4) : below;
  dialog.style.setProperty('--left', `${start}px`);
  dialog.style.setProperty('--top', `${top}px`);
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

function moveByArrow(event: KeyboardEvent, dialog: HTMLElement): void {
  const buttons = [...dialog.querySelectorAll('button')];
  const now = buttons.indexOf(document.activeElement as HTMLButtonElement);
  const step = STEPS[event.key];
  const to = step === undefined ? { Home: 0, End: -1 }[event.key] : (now + step) % buttons.length;
  if (to === undefined) return;
  event.preventDefault();
  buttons.at(to)?.focus();
}
