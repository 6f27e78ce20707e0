import { For, Show } from 'solid-js';
import { polar, short } from './geometry.ts';
import styles from './needs-ring.module.css';

export interface NeedsRingProps {
  /** How many things wait for you. */
  readonly waiting: number;
  /** How many you have done lately; they stand after, ticked. */
  readonly done: number;
}

/** More than this and the stones would touch: the figure in the middle still says how many. */
const MOST = 11;

/** How much needs you, as a ring: marigold stones wait, ticked ones are done. The heading says it in words. */
export function NeedsRing(props: NeedsRingProps) {
  const waiting = () => Math.min(props.waiting, MOST);
  const done = () => Math.min(props.done, MOST - waiting());
  const places = () => {
    const all = waiting() + done();
    const step = 360 / Math.max(all, 3);
    const start = all < 2 ? 45 : Math.min(25, step / 2);
    return Array.from({ length: all }, (_, i) => ({
      ...polar(70, 70, 52, start + i * step),
      done: i >= waiting(),
    }));
  };
  return (
    <svg class={styles.ring} viewBox="0 0 140 140" aria-hidden="true">
      <circle class={styles.line} cx={70} cy={70} r={52} />
      <For each={places()}>
        {(at) => (
          <Show when={at.done} fallback={<circle class={styles.needs} cx={at.x} cy={at.y} r={12} />}>
            <circle class={styles.done} cx={at.x} cy={at.y} r={10} />
            <path
              class={styles.tick}
              d={`M${short(at.x - 4)} ${at.y}l3 3.2L${short(at.x + 4.6)} ${short(at.y - 3.4)}`}
            />
          </Show>
        )}
      </For>
      <Show when={props.waiting > 0} fallback={<path class={styles.allDone} d="M52 71l13 13 24-27" />}>
        <text
          class={styles.figure}
          data-long={props.waiting > 99 ? '' : undefined}
          x={70}
          y={props.done > 0 ? 74 : 84}
        >
          {props.waiting}
        </text>
        <Show when={props.done > 0}>
          <text class={styles.of} x={70} y={95}>
            of {props.waiting + props.done}
          </text>
        </Show>
      </Show>
    </svg>
  );
}
