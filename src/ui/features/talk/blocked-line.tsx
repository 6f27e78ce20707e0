import { A } from '@solidjs/router';
import { Show } from 'solid-js';
import { useHref } from '../../routes.ts';
import { plural } from '../../words/counts.ts';
import styles from './blocked-line.module.css';

/** That something isn't shown here, and the way back. */
export function BlockedLine(props: { readonly rows: number; readonly people: number }) {
  const href = useHref();
  return (
    <Show when={props.rows > 0}>
      <p class={styles.line}>
        {plural(props.rows, 'message')} by {plural(props.people, 'person', 'people')} you blocked{' '}
        {props.rows === 1 ? 'isn’t' : 'aren’t'} shown on this device.{' '}
        <A class={styles.link} href={href().me()}>
          Whom I blocked
        </A>
      </p>
    </Show>
  );
}
