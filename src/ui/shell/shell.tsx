import { A } from '@solidjs/router';
import { createSignal, ErrorBoundary, onCleanup, onMount, Show, Suspense, type JSX } from 'solid-js';
import { DropFiles } from '../features/file/drop-files.tsx';
import { useMoot } from '../projection/context.ts';
import { LookingDots } from '../rings/looking-dots.tsx';
import { ClockBanner } from './clock-banner.tsx';
import { DeviceNoticeBanner } from './device-notice-banner.tsx';
import { ErrorPage } from './error-page.tsx';
import { LostBanner } from './lost-banner.tsx';
import { Navigation } from './navigation.tsx';
import { RevokedBanner } from './revoked-banner.tsx';
import { StorageBanner } from './storage-banner.tsx';
import { StorageGoneBanner } from './storage-gone-banner.tsx';
import { UpdateBanner } from './update-banner.tsx';
import styles from './shell.module.css';

export interface ShellProps {
  readonly children?: JSX.Element;
  /** In the example: takes it off the device. */
  readonly onRemoveExample?: () => void;
}

/** The frame around every page of a world: the places, the page, and what must be said over all of them. */
export function Shell(props: ShellProps) {
  const moot = useMoot();
  const [height, setHeight] = createSignal(0);
  let above: HTMLDivElement | undefined;
  onMount(() => {
    const watch = new ResizeObserver(() => setHeight(above?.offsetHeight ?? 0));
    if (above) watch.observe(above);
    onCleanup(() => watch.disconnect());
  });
  return (
    <div class={styles.shell} style={{ '--above': `${height()}px` }}>
      <button
        type="button"
        class={styles.skip}
        onClick={() => document.querySelector<HTMLElement>('main h1')?.focus()}
      >
        To the page
      </button>
      <Navigation />
      <Show when={moot.world === 'real'}>
        <DropFiles />
      </Show>
      <div class={styles.room}>
        <div ref={above} class={styles.above}>
          <Show when={moot.world === 'example'}>
            <aside class={styles.example} aria-label="About the example">
              <span>
                <b>An example.</b>
                <span class={styles.more}> Invented people, made on this device; nothing leaves it.</span>
              </span>
              <span class={styles.ways}>
                <A href="/">Leave it</A>
                <button type="button" onClick={() => props.onRemoveExample?.()}>
                  Remove it
                </button>
              </span>
            </aside>
          </Show>
          <DeviceNoticeBanner />
          <ClockBanner />
          <RevokedBanner />
          <LostBanner />
          <StorageBanner />
          <StorageGoneBanner />
          <UpdateBanner />
        </div>
        <main class={styles.main}>
          <ErrorBoundary fallback={(problem, again) => <ErrorPage problem={problem} onAgain={again} />}>
            <Suspense fallback={<Arriving />}>{props.children}</Suspense>
          </ErrorBoundary>
        </main>
      </div>
    </div>
  );
}

/** While a page's own part is fetched from this device. Shows only if that takes long enough to wonder. */
function Arriving() {
  return (
    <div class={styles.arriving} role="status" aria-label="Opening">
      <LookingDots size={40} />
    </div>
  );
}
