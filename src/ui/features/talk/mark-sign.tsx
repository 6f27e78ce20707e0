import { For } from 'solid-js';
import type { Mark } from '../../../domain/state.ts';
import styles from './mark-sign.module.css';

/** Rings with what stands in them; none of them is a position's shape. */
const PATHS: Readonly<Record<Mark, readonly string[]>> = {
  idea: [
    'M10 3.2v2.2M10 14.6v2.2M3.2 10h2.2M14.6 10h2.2M5.2 5.2l1.5 1.5M13.3 13.3l1.5 1.5M14.8 5.2l-1.5 1.5M6.7 13.3l-1.5 1.5',
    'M10 8.2a1.8 1.8 0 1 0 0 3.6a1.8 1.8 0 1 0 0-3.6',
  ],
  concern: ['M2.8 10a7.2 7.2 0 1 0 14.4 0a7.2 7.2 0 1 0-14.4 0', 'M6 11.2c1.3-2.4 2.7-2.4 4 0s2.7 2.4 4 0'],
  question: [
    'M2.8 10a7.2 7.2 0 1 0 14.4 0a7.2 7.2 0 1 0-14.4 0',
    'M7.9 8.1a2.2 2.2 0 1 1 3 2.1c-.6.3-.9.7-.9 1.3v.2',
    'M10 14v.05',
  ],
  fact: ['M2.8 10a7.2 7.2 0 1 0 14.4 0a7.2 7.2 0 1 0-14.4 0', 'M10 9.4V14', 'M10 6.4v.05'],
  summary: ['M2.8 10a7.2 7.2 0 1 0 14.4 0a7.2 7.2 0 1 0-14.4 0', 'M6.8 8h6.4M6.8 10.4h6.4M6.8 12.8h3.6'],
};

/** The sign of a mark, in the current colour. Its word stands beside it. */
export function MarkSign(props: { readonly mark: Mark; readonly size?: number }) {
  return (
    <svg
      class={styles.sign}
      width={props.size ?? 18}
      height={props.size ?? 18}
      viewBox="0 0 20 20"
      aria-hidden="true"
    >
      <For each={PATHS[props.mark]}>{(path) => <path d={path} />}</For>
    </svg>
  );
}
