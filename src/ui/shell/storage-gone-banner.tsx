import { A, useParams } from '@solidjs/router';
import { Show } from 'solid-js';
import { useHref } from '../routes.ts';
import { storageIsGone } from './storage-gone.ts';
import styles from './update-banner.module.css';

/** This page has come to its end: said over every page, because what is written now would be lost. */
export function StorageGoneBanner() {
  const href = useHref();
  const params = useParams();
  return (
    <Show when={storageIsGone()}>
      <div class={`${styles.update} ${styles.refused}`} role="alert">
        <span>
          Nothing can be saved from here any more: another tab has a newer Moot, or took everything off this
          device. Load the page again to see what is here.
        </span>
        <span class={styles.ways}>
          <Show when={params['id']}>
            {(id) => <A href={href().about(id())}>Save what is open as a file</A>}
          </Show>
          <button type="button" onClick={() => location.reload()}>
            Load the page again
          </button>
        </span>
      </div>
    </Show>
  );
}
