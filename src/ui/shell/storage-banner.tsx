import { A, useParams } from '@solidjs/router';
import { Show } from 'solid-js';
import { fromReadable } from '../projection/from-readable.ts';
import { useMoot } from '../projection/context.ts';
import { useHref } from '../routes.ts';
import { faultSentence } from '../words/faults.ts';
import { storageIsGone } from './storage-gone.ts';
import styles from './update-banner.module.css';

/** This device can't save any more: said over every page, because what is written next would be lost. */
export function StorageBanner() {
  const moot = useMoot();
  const href = useHref();
  const storage = fromReadable(moot.storage);
  const params = useParams();
  // What is open can still be saved elsewhere, even where nothing more fits here.
  const inAssembly = () => params['id'];
  return (
    <Show when={!storageIsGone() && storage().fault}>
      {(fault) => (
        <div class={`${styles.update} ${styles.refused}`} role="alert">
          <span>{faultSentence(fault())}</span>
          <span class={styles.ways}>
            <Show when={inAssembly()}>{(id) => <A href={href().about(id())}>Save it as a file</A>}</Show>
            <A href={href().me()}>What is on this device</A>
          </span>
        </div>
      )}
    </Show>
  );
}
