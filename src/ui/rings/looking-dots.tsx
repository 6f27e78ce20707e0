import { For } from 'solid-js';
import { polar } from './geometry.ts';
import styles from './looking-dots.module.css';

const dots = Array.from({ length: 8 }, (_, i) => polar(12, 12, 9, i * 45));

/** Something is being looked for or written: a ring of dots, turning where motion is welcome. */
export function LookingDots(props: { readonly size?: number }) {
  return (
    <svg
      class={styles.looking}
      width={props.size ?? 24}
      height={props.size ?? 24}
      viewBox="0 0 24 24"
      aria-hidden="true"
    >
      <For each={dots}>{(at) => <circle cx={at.x} cy={at.y} r={1.9} />}</For>
      <circle cx={12} cy={12} r={3.3} />
    </svg>
  );
}
