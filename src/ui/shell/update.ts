import { createSignal } from 'solid-js';

const [waiting, setWaiting] = createSignal<(() => void) | null>(null);

/** The act that puts a waiting version in place, or null. */
export const updateWaiting = waiting;

/**
 * Says quietly that a newer version waits. `apply` puts it in place and loads the page again; it is called
 * only when the person asks for it.
 */
export function offerUpdate(apply: () => void): void {
  setWaiting(() => apply);
}

/** Not now: it comes by itself when the app is next opened. */
export function putUpdateOff(): void {
  setWaiting(null);
}
