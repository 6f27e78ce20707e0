import { createSignal, createUniqueId, For, onMount, Show, type JSX } from 'solid-js';
import { Portal } from 'solid-js/web';
import { Icon, type IconName } from './icon.tsx';
import styles from './menu.module.css';

export interface MenuItem {
  readonly label: string;
  readonly icon?: IconName;
  readonly onChoose: () => void;
  /** Cannot be taken back: parted from the others and written in the objection's colour. */
  readonly final?: boolean;
}

export interface MenuProps {
  /** What the menu is about, for the button's name. */
  readonly label: string;
  readonly items: readonly MenuItem[];
  /** What the button shows; three dots unless given. */
  readonly children?: JSX.Element;
}

/**
 * A button with a list of further acts, on the native popover: it closes by Escape and by a press beside
 * it. Arrow keys move among the acts, Home and End go to the ends.
 */
export function Menu(props: MenuProps) {
  const id = createUniqueId();
  let list: HTMLDivElement | undefined;
  let button: HTMLButtonElement | undefined;
  const [host, setHost] = createSignal<Element>();
  // Not where the button is: a wall's re-pointed ink must not reach it. But inside a dialog nothing outside
  // of it can be pressed.
  onMount(() => setHost(button?.closest('dialog, main') ?? document.body));
  const acts = () => [...(list?.querySelectorAll<HTMLButtonElement>('[role="menuitem"]') ?? [])];
  const place = () => {
    if (!list || !button) return;
    const at = button.getBoundingClientRect();
    const size = list.getBoundingClientRect();
    const start = Math.max(8, Math.min(at.right - size.width, window.innerWidth - size.width - 8));
    const below = at.bottom + 4;
    const top = below + size.height > window.innerHeight ? Math.max(8, at.top - size.height - 4) : below;
    list.style.left = `${start}px`;
    list.style.top = `${top}px`;
  };
  const toggled = (event: ToggleEvent) => {
    const open = event.newState === 'open';
    button?.setAttribute('aria-expanded', String(open));
    if (!open) return;
    place();
    acts()[0]?.focus();
  };
  const move = (event: KeyboardEvent) => {
    const all = acts();
    const now = all.indexOf(document.activeElement as HTMLButtonElement);
    const to = { ArrowDown: now + 1, ArrowUp: now - 1, Home: 0, End: -1 }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      all.at(to % all.length)?.focus();
    } else if (event.key === 'Tab') list?.hidePopover();
  };
  const choose = (item: MenuItem) => {
    list?.hidePopover();
    button?.focus();
    item.onChoose();
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        class={props.children ? undefined : styles.dots}
        popoverTarget={id}
        aria-haspopup="menu"
        aria-expanded="false"
        aria-label={props.label}
        title={props.label}
      >
        <Show when={props.children} fallback={<Icon name="more" />}>
          {props.children}
        </Show>
      </button>
      <Show when={host()}>
        {(mount) => (
          <Portal mount={mount()}>
            <div
              ref={list}
              id={id}
              popover="auto"
              role="menu"
              aria-label={props.label}
              class={styles.list}
              onToggle={toggled}
              onKeyDown={move}
            >
              <For each={props.items}>
                {(item) => (
                  <button
                    type="button"
                    role="menuitem"
                    tabIndex={-1}
                    class={`${styles.item} ${item.final ? styles.final : ''}`}
                    onClick={() => choose(item)}
                  >
                    <Show when={item.icon}>{(name) => <Icon name={name()} size={20} />}</Show>
                    {item.label}
                  </button>
                )}
              </For>
            </div>
          </Portal>
        )}
      </Show>
    </>
  );
}
