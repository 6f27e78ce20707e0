import { Match, Switch, type JSX } from 'solid-js';
import { ConnectionSign } from '../rings/connection-sign.tsx';
import { Icon } from './icon.tsx';
import styles from './banner.module.css';

/** `needs`: it waits for you. `refused`: the rules say no. `alone`: what this device has not heard. */
export type BannerTone = 'plain' | 'needs' | 'refused' | 'good' | 'alone';

export interface BannerProps {
  readonly tone?: BannerTone;
  /** What happened, in bold. */
  readonly lead?: JSX.Element;
  /** What is safe, and what to do. */
  readonly children?: JSX.Element;
  /** Read out at once when it appears (`status`), or where the person must know now (`alert`). */
  readonly live?: 'status' | 'alert';
}

/** What happened, what is safe, what to do. */
export function Banner(props: BannerProps) {
  const tone = () => props.tone ?? 'plain';
  return (
    <div class={`${styles.banner} ${styles[tone()]}`} role={props.live}>
      <span class={styles.sign}>
        <Switch fallback={<Icon name="about" size={22} />}>
          <Match when={tone() === 'needs'}>
            <span class={styles.waiting} />
          </Match>
          <Match when={tone() === 'refused'}>
            <Icon name="halt" size={22} />
          </Match>
          <Match when={tone() === 'good'}>
            <Icon name="tick" size={22} />
          </Match>
          <Match when={tone() === 'alone'}>
            <ConnectionSign state="alone" size={22} />
          </Match>
        </Switch>
      </span>
      <div class={styles.words}>
        <b>{props.lead}</b> {props.children}
      </div>
    </div>
  );
}
