import { Show, type JSX } from 'solid-js';
import styles from './empty-state.module.css';

export interface EmptyStateProps {
  /** A ring that says why it is empty. */
  readonly sign?: JSX.Element;
  readonly title: string;
  readonly children?: JSX.Element;
  /** The way on, where there is one. */
  readonly act?: JSX.Element;
  /** On the page's ground instead of a sheet of its own. */
  readonly bare?: boolean;
}

/** Nothing here, yet: says why, what is safe, and what one can do. */
export function EmptyState(props: EmptyStateProps) {
  return (
    <div class={`${styles.empty} ${props.bare ? '' : styles.sheet}`}>
      <Show when={props.sign}>
        <div class={styles.sign}>{props.sign}</div>
      </Show>
      <h2 class={styles.title}>{props.title}</h2>
      <div class={styles.words}>{props.children}</div>
      {props.act}
    </div>
  );
}
