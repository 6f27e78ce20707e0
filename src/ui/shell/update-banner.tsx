import { Show } from 'solid-js';
import { putUpdateOff, updateWaiting } from './update.ts';
import styles from './update-banner.module.css';

/** A newer version waits. Quiet, and never forced in the middle of something. */
export function UpdateBanner() {
  return (
    <Show when={updateWaiting()}>
      {(apply) => (
        <div class={styles.update} role="status">
          <span>A newer Moot is ready on this device.</span>
          <span class={styles.ways}>
            <button type="button" onClick={() => apply()()}>
              Use it now
            </button>
            <button type="button" onClick={putUpdateOff}>
              Later
            </button>
          </span>
        </div>
      )}
    </Show>
  );
}
