import { For, Match, Switch } from 'solid-js';
import { arcPath, polar } from './geometry.ts';
import styles from './connection-sign.module.css';

export interface ConnectionSignProps {
  /** Closed: connected. Open: this device alone. Dotted: looking. */
  readonly state: 'connected' | 'alone' | 'looking';
  readonly size?: number;
}

const dots = Array.from({ length: 8 }, (_, i) => polar(13, 13, 9.5, i * 45));

/** The ring of connection, in the current colour. Words stand beside it or name its button. */
export function ConnectionSign(props: ConnectionSignProps) {
  return (
    <svg
      class={styles.sign}
      width={props.size ?? 26}
      height={props.size ?? 26}
      viewBox="0 0 26 26"
      aria-hidden="true"
    >
      <Switch>
        <Match when={props.state === 'connected'}>
          <circle class={styles.ring} cx={13} cy={13} r={9.5} />
        </Match>
        <Match when={props.state === 'alone'}>
          <path class={styles.ring} d={arcPath(13, 13, 9.5, 80, 370)} />
        </Match>
        <Match when={props.state === 'looking'}>
          <g class={styles.looking}>
            <For each={dots}>{(at) => <circle cx={at.x} cy={at.y} r={1.9} />}</For>
          </g>
        </Match>
      </Switch>
      <circle cx={13} cy={13} r={3.4} />
    </svg>
  );
}
