import { onCleanup } from 'solid-js';

/**
 * Gives the focus back to a message that lost it because its row was moved in the page: a list that is
 * brought into a new order takes elements out and puts them in again, and the browser drops the focus
 * without anyone having gone elsewhere.
 */
export function keepFocus(list: HTMLElement): void {
  let byHand = false;
  const pressed = () => {
    byHand = true;
  };
  const typed = () => {
    byHand = false;
  };
  const lost = (event: FocusEvent) => {
    const element = event.target;
    if (byHand || event.relatedTarget !== null || !(element instanceof HTMLElement)) return;
    queueMicrotask(() => {
      if (element.isConnected && document.activeElement === document.body)
        element.focus({ preventScroll: true });
    });
  };
  window.addEventListener('pointerdown', pressed, true);
  window.addEventListener('keydown', typed, true);
  list.addEventListener('focusout', lost);
  onCleanup(() => {
    window.removeEventListener('pointerdown', pressed, true);
    window.removeEventListener('keydown', typed, true);
  });
}
