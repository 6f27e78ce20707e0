import { A, useLocation } from '@solidjs/router';
import { createEffect, createSignal, Show } from 'solid-js';
import { useMoot } from '../projection/context.ts';
import { fromReadable } from '../projection/from-readable.ts';
import { useHref } from '../routes.ts';
import { plural } from '../words/counts.ts';
import styles from './update-banner.module.css';

/**
 * Everyone who was linked has gone without a word, and no way to them is left: a code links them again.
 * Put off, it stays away until somebody was there again.
 */
export function LostBanner() {
  const moot = useMoot();
  const href = useHref();
  const location = useLocation();
  const connection = fromReadable(moot.connection);
  const [putOff, setPutOff] = createSignal(false);
  const isLost = () => connection().state !== 'connected' && connection().lost > 0;
  createEffect(() => {
    if (!isLost()) setPutOff(false);
  });
  /** Where a code is shown or read already. */
  const isAtIt = () => /\/(pair|scan|bring)$/u.test(location.pathname);
  return (
    <Show when={isLost() && !putOff() && !isAtIt()}>
      <div class={styles.update} role="status">
        <span>
          {plural(connection().lost, 'device')} that {connection().lost === 1 ? 'was' : 'were'} linked can’t
          be found again. Everything is saved here.
        </span>
        <span class={styles.ways}>
          <A href={href().pair()}>Show a code</A>
          <button type="button" onClick={() => setPutOff(true)}>
            Later
          </button>
        </span>
      </div>
    </Show>
  );
}
