import { createSignal } from 'solid-js';

const [gone, setGone] = createSignal(false);

/** True once this page can neither read nor keep anything any more. */
export const storageIsGone = gone;

/** The browser took the storage away: another tab brought a newer version or took Moot off, or all was cleared. */
export function sayStorageIsGone(): void {
  setGone(true);
}
