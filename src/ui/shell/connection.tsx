import { useLocation } from '@solidjs/router';
import { createEffect, createSignal, For, on, Show } from 'solid-js';
import type { Connection } from '../../app/api.ts';
import { Banner } from '../kit/banner.tsx';
import { Button, ButtonLink } from '../kit/button.tsx';
import { Dialog } from '../kit/dialog.tsx';
import { fromReadable } from '../projection/from-readable.ts';
import { useMoot } from '../projection/context.ts';
import { ConnectionSign } from '../rings/connection-sign.tsx';
import { useHref } from '../routes.ts';
import { connectionLong, connectionShort, heardWords, lostWords } from '../words/connection.ts';
import { createNow } from './now.ts';
import styles from './connection.module.css';

export interface ConnectionButtonProps {
  /** `side`: the ring over its words, at the foot of the side rail. `bar`: the ring, words where there is room. */
  readonly place: 'side' | 'bar';
  /** In the bar: also the words. */
  readonly worded?: boolean;
}

/** Whom this device can hear, as a ring that is always in sight; pressed, it says it in sentences. */
export function ConnectionButton(props: ConnectionButtonProps) {
  const moot = useMoot();
  const connection = fromReadable(moot.connection);
  const href = useHref();
  const location = useLocation();
  const now = createNow();
  const [open, setOpen] = createSignal(false);
  // A way on from the sheet leads to another page.
  createEffect(
    on(
      () => location.pathname,
      () => setOpen(false),
      { defer: true },
    ),
  );
  return (
    <>
      <button
        type="button"
        class={props.place === 'side' ? styles.side : styles.bar}
        onClick={() => setOpen(true)}
        title={connectionShort(connection())}
      >
        <Show when={props.place === 'bar' && props.worded}>
          <span class={styles.words}>{connectionShort(connection())}</span>
        </Show>
        <ConnectionSign state={connection().state} size={props.place === 'side' ? 32 : 26} />
        <Show
          when={props.place === 'side'}
          fallback={<span class={styles.read}>{props.worded ? '' : connectionShort(connection())}</span>}
        >
          <span>{connectionShort(connection())}</span>
        </Show>
      </button>
      <Dialog open={open()} onClose={() => setOpen(false)} title={connectionTitle(connection())}>
        <Show when={lostWords(connection())}>
          {(words) => (
            <div class={styles.lost}>
              <Banner tone="alone">{words()}</Banner>
            </div>
          )}
        </Show>
        <p>{connectionLong(connection(), now())}</p>
        <p class={styles.heard}>{heardWords(connection())}</p>
        <Show when={moot.world === 'real'}>
          <div class={styles.acts}>
            <ButtonLink href={href().pair()} look={connection().lost > 0 ? 'solid' : 'quiet'} icon="scan">
              Show a code
            </ButtonLink>
            <ButtonLink href={href().scan()} look="quiet" icon="camera">
              Scan a code
            </ButtonLink>
          </div>
        </Show>
        <h3 class={styles.points}>Where devices find each other</h3>
        <ul class={styles.list} role="list">
          <For
            each={connection().meetingPoints}
            fallback={<li>No meeting point is set. Devices are found on this one only, in other tabs.</li>}
          >
            {(point) => (
              <li>
                <b class={styles.address}>{hostOf(point.url)}</b>
                <span>{point.reachable ? 'answers' : 'doesn’t answer just now'}</span>
              </li>
            )}
          </For>
        </ul>
        <p class={styles.note}>
          A meeting point introduces devices to each other. What people write goes to it only where an
          assembly asked it to keep a copy.
          <Show when={connection().keepers > 0}>
            {' '}
            A keeper is no one’s device: it has a copy of what it was asked to keep, for whoever comes. The
            page About of an assembly says where.
          </Show>
        </p>
        <Button look="quiet" small onClick={() => setOpen(false)}>
          Close
        </Button>
      </Dialog>
    </>
  );
}

const TITLES = {
  connected: 'With others',
  alone: 'This device alone',
  looking: 'Looking for others',
} as const;

const connectionTitle = ({ state, lost }: Connection): string =>
  state !== 'connected' && lost > 0 ? 'The others can’t be found' : TITLES[state];

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}
