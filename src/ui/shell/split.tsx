import type { JSX } from 'solid-js';
import styles from './split.module.css';

export interface SplitProps {
  /** On wide screens beside the thing itself; on narrow ones not shown (the list has its own page). */
  readonly list: JSX.Element;
  readonly children: JSX.Element;
}

/** From 900 px: a list, and the thing itself. Never a third column. */
export function Split(props: SplitProps) {
  return (
    <div class={styles.split}>
      <aside class={styles.list}>{props.list}</aside>
      <div class={styles.thing} data-beside="">
        {props.children}
      </div>
    </div>
  );
}
