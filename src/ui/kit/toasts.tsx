import { createContext, createSignal, For, Show, useContext, type JSX } from 'solid-js';
import { faultSentence, type AnyFault } from '../words/faults.ts';
import styles from './toasts.module.css';

export interface Toast {
  readonly words: string;
  /**
   * What it is about: another one about the same takes its place, and with it the way to take that back.
   * Without it, another one in the same words does.
   */
  readonly about?: string;
  /** A way to see it or to take it back. */
  readonly act?: { readonly label: string; readonly onPress: () => void };
}

export interface Toasts {
  /** Says briefly what was done. It leaves by itself; one with an act later, while pointer or focus is in it. */
  say(toast: Toast): void;
  /** Says what went wrong, in the sentence for its code; stays until it is closed. */
  fault(fault: AnyFault): void;
}

interface Shown extends Toast {
  readonly id: number;
  readonly stays: boolean;
}

const ToastsContext = createContext<Toasts>();

/** Milliseconds that a message stays: long enough to read twice, and to reach for its act. */
const STAY = 7000;
const AT_MOST = 3;

/** Holds the messages at the foot of the page. Put it around the app once. */
export function ToastsProvider(props: { readonly children: JSX.Element }) {
  const [shown, setShown] = createSignal<readonly Shown[]>([]);
  const timers = new Map<number, ReturnType<typeof setTimeout>>();
  let last = 0;
  let place: HTMLDivElement | undefined;
  const leave = (id: number) => {
    clearTimeout(timers.get(id));
    timers.delete(id);
    setShown((all) => all.filter((toast) => toast.id !== id));
  };
  const hold = (id: number) => clearTimeout(timers.get(id));
  const release = (toast: Shown) => {
    hold(toast.id);
    if (!toast.stays)
      timers.set(
        toast.id,
        setTimeout(() => leave(toast.id), STAY),
      );
  };
  const show = (toast: Toast, stays: boolean) => {
    const next: Shown = { ...toast, id: ++last, stays };
    setShown((all) => {
      const isSame = ({ about, words }: Toast) =>
        about === undefined ? words === next.words : about === next.about;
      const others = all.filter((each) => !isSame(each));
      return [...others.slice(-(AT_MOST - 1)), next];
    });
    // Anew, so that it lies over a dialog that was opened since.
    place?.hidePopover();
    place?.showPopover();
    release(next);
  };
  const toasts: Toasts = {
    say: (toast) => show(toast, false),
    fault: (fault) => show({ words: faultSentence(fault) }, true),
  };
  return (
    <ToastsContext.Provider value={toasts}>
      {props.children}
      <div ref={place} popover="manual" class={styles.place} role="status" aria-live="polite">
        <For each={shown()}>
          {(toast) => (
            <div
              class={styles.toast}
              // Nothing to press in it: what lies below can be pressed through it.
              data-through={toast.act || toast.stays ? undefined : ''}
              onPointerEnter={() => hold(toast.id)}
              onPointerLeave={() => release(toast)}
              onFocusIn={() => hold(toast.id)}
              onFocusOut={() => release(toast)}
            >
              <span class={styles.words}>{toast.words}</span>
              <Show when={toast.act}>
                {(act) => (
                  <button
                    type="button"
                    class={styles.act}
                    onClick={() => {
                      leave(toast.id);
                      act().onPress();
                    }}
                  >
                    {act().label}
                  </button>
                )}
              </Show>
              <Show when={toast.stays}>
                <button type="button" class={styles.act} onClick={() => leave(toast.id)}>
                  Close
                </button>
              </Show>
            </div>
          )}
        </For>
      </div>
    </ToastsContext.Provider>
  );
}

/** The way to say something at the foot of the page. Only below `ToastsProvider`. */
export function useToasts(): Toasts {
  const toasts = useContext(ToastsContext);
  if (!toasts) throw new Error('useToasts outside of a ToastsProvider');
  return toasts;
}
