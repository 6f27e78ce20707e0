import { A } from '@solidjs/router';
import { For, Show } from 'solid-js';
import { useMoot } from '../projection/context.ts';
import { fromReadable } from '../projection/from-readable.ts';
import { useHref } from '../routes.ts';
import { DEVICE_NOTICES } from '../words/device-notice.ts';
import styles from './update-banner.module.css';

/**
 * This device got a new start by itself, or its copy did: said over every page until it was read. Where it
 * needs one still, until it has one.
 */
export function DeviceNoticeBanner() {
  const moot = useMoot();
  const href = useHref();
  const notice = fromReadable(moot.devices.notice);
  const assemblies = fromReadable(moot.assemblies);
  const nameOf = (id: string) => assemblies().find((known) => known.id === id)?.name ?? 'an assembly';
  return (
    <Show when={notice()}>
      {(told) => (
        <div class={`${styles.update} ${styles.refused}`} role="alert">
          <span>{DEVICE_NOTICES[told().why]}</span>
          <span class={styles.ways}>
            <For each={told().lostIn}>
              {(id) => <A href={href().assembly(id)}>What didn’t reach the others in {nameOf(id)}</A>}
            </For>
            <Show
              when={told().why === 'needsWords'}
              fallback={
                <button type="button" onClick={() => void moot.devices.noticed()}>
                  I’ve read it
                </button>
              }
            >
              <A href={href().devices()}>What to do</A>
            </Show>
          </span>
        </div>
      )}
    </Show>
  );
}
