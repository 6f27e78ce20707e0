import { Show } from 'solid-js';
import { Button } from '../kit/button.tsx';
import { ConnectionSign } from '../rings/connection-sign.tsx';
import { Wordmark } from '../rings/logo.tsx';
import type { StartFault } from './start-fault.ts';
import styles from './start-fault-page.module.css';

interface Words {
  readonly title: string;
  /** What is wrong. */
  readonly what: string;
  /** What is safe, and what to do. */
  readonly safe: string;
  /** Name the browsers that work. */
  readonly browsers: boolean;
}

const WORDS = {
  noEd25519: {
    title: 'This browser is too old for Moot',
    what: 'It can’t sign what you say, so others couldn’t tell that it was you.',
    safe: 'Nothing is lost. Bring this browser up to date, or open Moot in another one.',
    browsers: true,
  },
  noIndexedDB: {
    title: 'This browser can’t keep anything',
    what: 'Moot lives on your device, and this browser has no place for it.',
    safe: 'Nothing is lost. Open Moot in another browser.',
    browsers: true,
  },
  notSecureContext: {
    title: 'This address isn’t safe enough',
    what: 'Moot was opened without a lock in the address bar, and browsers don’t let it sign anything there.',
    safe: 'Nothing is lost. Open it by its https address, or by localhost on your own machine.',
    browsers: false,
  },
  storageBlocked: {
    title: 'This browser keeps nothing for Moot',
    what: 'Its settings, or a private window, forbid Moot to save anything on this device.',
    safe: 'Allow this address to save data, or open it in an ordinary window. What was saved before is untouched.',
    browsers: false,
  },
  storageFull: {
    title: 'This device has no room left',
    what: 'Moot can’t open without a little room to write in.',
    safe: 'What was here is safe. Free some space on the device, then load the page again.',
    browsers: false,
  },
  olderTab: {
    title: 'An older Moot is open in another tab',
    what: 'It holds what is kept on this device, and this newer one has to wait for it.',
    safe: 'Nothing is lost. Close the other tabs of Moot, and this page goes on by itself.',
    browsers: false,
  },
  newerData: {
    title: 'What is here was written by a newer Moot',
    what: 'Another tab or an update wrote it in a way that this version can’t read.',
    safe: 'It is safe. Close all tabs of Moot and load the page again to get the newer version.',
    browsers: false,
  },
  failed: {
    title: 'Moot couldn’t start',
    what: 'Something went wrong while it opened what is kept on this device.',
    safe: 'What was saved before is untouched. Load the page again; if that doesn’t help, restart the browser.',
    browsers: false,
  },
} as const satisfies Record<StartFault, Words>;

/** A whole page for a browser in which the app can't run: what's wrong, what is safe, what to do. */
export function StartFaultPage(props: { readonly fault: StartFault; readonly detail?: string | undefined }) {
  const words = () => WORDS[props.fault];
  return (
    <main class={styles.page}>
      <header class={styles.wall} data-wall="sign">
        <Wordmark height={36} />
        <ConnectionSign state="alone" size={64} />
        <h1>{words().title}</h1>
      </header>
      <div class={styles.paper}>
        <p class={styles.lead}>{words().what}</p>
        <p>{words().safe}</p>
        <Show when={words().browsers}>
          <p>
            Moot works in <b>Chrome or Edge 137</b>, <b>Firefox 129</b>, <b>Safari 17.5</b>, and everything
            newer, on phones and laptops.
          </p>
        </Show>
        <Button look="solid" onClick={() => location.reload()}>
          Load the page again
        </Button>
        <Show when={props.detail}>
          <p class={styles.detail}>For those who mend it: {props.detail}</p>
        </Show>
      </div>
    </main>
  );
}
