import { A, useLocation } from '@solidjs/router';
import { Show } from 'solid-js';
import { fromReadable } from '../projection/from-readable.ts';
import { useMoot } from '../projection/context.ts';
import { useHref } from '../routes.ts';
import styles from './update-banner.module.css';

/** This device was revoked: said over every page, because nothing that is done here counts any more. */
export function RevokedBanner() {
  const moot = useMoot();
  const href = useHref();
  const location = useLocation();
  const isRevoked = fromReadable(moot.devices.isRevoked);
  return (
    <Show when={isRevoked() && location.pathname !== href().devices()}>
      <div class={`${styles.update} ${styles.refused}`} role="alert">
        <span>This device was revoked, so it writes nothing any more. What you typed is kept.</span>
        <span class={styles.ways}>
          <A href={href().devices()}>What to do</A>
        </span>
      </div>
    </Show>
  );
}
