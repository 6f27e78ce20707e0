import type { JSX } from 'solid-js';
import styles from './chip.module.css';

/** A short fact in a rounded frame. `step`: tinted by the step around it. */
export function Chip(props: {
  readonly children: JSX.Element;
  readonly look?: 'plain' | 'step' | 'outline';
}) {
  return <span class={`${styles.chip} ${styles[props.look ?? 'plain']}`}>{props.children}</span>;
}
