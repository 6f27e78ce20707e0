import { createEffect, createUniqueId, onCleanup, Show, type JSX } from 'solid-js';
import { Portal } from 'solid-js/web';
import { IconButton } from './button.tsx';
import styles from './dialog.module.css';

export interface DialogProps {
  readonly open: boolean;
  /** Called for Escape, the cross and a press beside it. Set `open` to false there. */
  readonly onClose: () => void;
  readonly title: string;
  readonly children: JSX.Element;
  /** Buttons at the foot. */
  readonly acts?: JSX.Element;
}

/**
 * A question in front of the page: a native modal dialog, so the page behind is inert, Escape closes it
 * and the focus goes back to where it was. Its content exists only while it is open. It hangs at the body,
 * so that a wall's re-pointed ink doesn't reach it.
 */
export function Dialog(props: DialogProps) {
  let element: HTMLDialogElement | undefined;
  const title = createUniqueId();
  createEffect(() => {
    if (props.open && !element?.open) element?.showModal();
    if (!props.open && element?.open) element.close();
  });
  onCleanup(() => element?.close());
  const besidePress = (event: MouseEvent) => {
    if (event.target === element) props.onClose();
  };
  return (
    <Portal>
      <dialog
        ref={element}
        class={styles.dialog}
        aria-labelledby={title}
        onCancel={(event) => {
          event.preventDefault();
          props.onClose();
        }}
        onClick={besidePress}
      >
        <Show when={props.open}>
          <div class={styles.sheet}>
            <header class={styles.head}>
              <h2 id={title}>{props.title}</h2>
              <IconButton icon="close" label="Close" onClick={() => props.onClose()} />
            </header>
            <div class={styles.body}>{props.children}</div>
            <Show when={props.acts}>
              <footer class={styles.acts}>{props.acts}</footer>
            </Show>
          </div>
        </Show>
      </dialog>
    </Portal>
  );
}
