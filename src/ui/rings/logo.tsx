import { arcPath } from './geometry.ts';
import styles from './logo.module.css';

/** The mark: a ring with room for one more. The marigold stone is the place that waits for you. */
export function Logo(props: { readonly size?: number }) {
  return (
    <svg width={props.size ?? 28} height={props.size ?? 28} viewBox="0 0 24 24" aria-hidden="true">
      <path class={styles.ring} d={arcPath(11, 13, 7.6, 82, 368)} stroke-width={4.1} stroke-linecap="round" />
      <circle class={styles.stone} cx={18.3} cy={5.7} r={4.1} />
    </svg>
  );
}

const R = 9.5;
const Y = 24.4;
const LEFT = 45.6;
const RIGHT = LEFT + 12.9;
const AT = 90 - (Math.acos(12.9 / 2 / R) * 180) / Math.PI;

/** The name: an M, two linked rings, a t. */
export function Wordmark(props: { readonly height?: number }) {
  return (
    <svg
      width={((props.height ?? 30) * 88) / 40}
      height={props.height ?? 30}
      viewBox="0 0 88 40"
      role="img"
      aria-label="Moot"
    >
      <text class={styles.letter} x={0} y={34}>
        M
      </text>
      <circle class={styles.ring} cx={LEFT} cy={Y} r={R} stroke-width={4.3} />
      <circle class={styles.ground} cx={RIGHT} cy={Y} r={R} stroke-width={6.9} />
      <circle class={styles.ring} cx={RIGHT} cy={Y} r={R} stroke-width={4.3} />
      <path class={styles.ground} d={arcPath(LEFT, Y, R, AT - 34, AT + 34)} stroke-width={6.9} />
      <path class={styles.ring} d={arcPath(LEFT, Y, R, AT - 44, AT + 42)} stroke-width={4.3} />
      <text class={styles.letter} x={71.4} y={34}>
        t
      </text>
    </svg>
  );
}
