import { Show } from 'solid-js';
import type { Seat } from './geometry.ts';
import { Stone } from './stone.tsx';
import styles from './position-sign.module.css';

/**
 * A position as a small sign, for buttons, lists and minutes. Silent to a screen reader: a word always
 * stands beside it. `older`: a stone lifted off its line, given on an earlier revision.
 */
export function PositionSign(props: { readonly seat: Seat; readonly size?: number }) {
  const size = () => props.size ?? 16;
  return (
    <svg width={size()} height={size()} viewBox="0 0 16 16" aria-hidden="true">
      <Show
        when={props.seat !== 'older'}
        fallback={
          <>
            <Stone seat="older" x={8} y={5.5} r={5} />
            <path class={styles.line} d="M1 14.5H15" />
          </>
        }
      >
        <Stone seat={props.seat} x={8} y={8} r={7.5} />
      </Show>
    </svg>
  );
}
