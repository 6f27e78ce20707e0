import { onCleanup, onMount } from 'solid-js';

/**
 * While this is on the screen the screen stays on, where the browser can see to it. A page that was hidden
 * has to ask again.
 */
export function keepAwake(): void {
  let lock: WakeLockSentinel | null = null;
  let gone = false;
  const ask = async () => {
    if (document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return;
    try {
      const got = await navigator.wakeLock.request('screen');
      if (gone) await got.release();
      else lock = got;
    } catch {
      // Nearly empty batteries refuse; the code can be shown all the same.
    }
  };
  const again = () => void ask();
  onMount(() => {
    document.addEventListener('visibilitychange', again);
    again();
  });
  onCleanup(() => {
    gone = true;
    document.removeEventListener('visibilitychange', again);
    lock?.release().catch(() => undefined);
  });
}
