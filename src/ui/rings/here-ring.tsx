import { createMemo, For, Show } from 'solid-js';
import { polar } from './geometry.ts';
import styles from './here-ring.module.css';

export interface HereRingProps {
  /** Everyone who takes part. */
  readonly people: number;
  /** How many of them are here now. */
  readonly here: number;
  readonly size: number;
}

/** Beyond this a dot is no longer a person; the ring then stands for all of them. */
const MOST = 48;

/** Who is in the room now: large stones are here, dots are empty seats. Words beside it say the numbers. */
export function HereRing(props: HereRingProps) {
  const seats = createMemo(() => {
    const all = Math.max(3, Math.min(props.people, MOST));
    const here = Math.min(props.here, all);
    // Spread those who are here along the ring, from the left, so that they show where it is cut.
    return Array.from({ length: all }, (_, i) => ({
      ...polar(100, 100, 88, 255 + (360 / all) * i),
      here: here > 0 && Math.floor((i * here) / all) !== Math.floor(((i - 1) * here) / all),
    }));
  });
  return (
    <svg class={styles.ring} width={props.size} height={props.size} viewBox="0 0 200 200" aria-hidden="true">
      <For each={seats()}>
        {(seat) => (
          <Show when={seat.here} fallback={<circle class={styles.seat} cx={seat.x} cy={seat.y} r={2.8} />}>
            <circle class={styles.here} cx={seat.x} cy={seat.y} r={8.6} />
          </Show>
        )}
      </For>
    </svg>
  );
}
