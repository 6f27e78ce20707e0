import { For, Show } from 'solid-js';
import { arcPath, polar } from './geometry.ts';
import { StepSign, type Step } from './step-sign.tsx';
import styles from './step-ring.module.css';

export interface StepRingProps {
  readonly step: Step;
  readonly size?: number;
  /** Shows the marigold stone. */
  readonly needsYou?: boolean;
  /** Days gone of five, while a decision is cooling off: the ring is five arcs then. */
  readonly daysGone?: number | undefined;
}

const DAYS = [0, 1, 2, 3, 4];

/** A step's ring with its sign, for lists: where a proposal stands, and whether it waits for you. */
export function StepRing(props: StepRingProps) {
  const size = () => props.size ?? 52;
  const marigold = polar(26, 26, 22.5, 45);
  return (
    <svg
      class={styles.ring}
      data-step={props.step}
      width={size()}
      height={size()}
      viewBox="0 0 52 52"
      aria-hidden="true"
    >
      <Show
        when={props.daysGone === undefined}
        fallback={
          <For each={DAYS}>
            {(day) => (
              <Show when={!(props.needsYou && day === 0)}>
                <path
                  class={day < (props.daysGone ?? 0) ? styles.gone : styles.ahead}
                  d={arcPath(26, 26, 22.5, day * 72 + 5, day * 72 + 67)}
                />
              </Show>
            )}
          </For>
        }
      >
        <Show when={props.needsYou} fallback={<circle class={styles.line} cx={26} cy={26} r={22.5} />}>
          <path class={styles.line} d={arcPath(26, 26, 22.5, 68, 382)} />
        </Show>
      </Show>
      <StepSign step={props.step} cx={26} cy={26} r={21.4} />
      <Show when={props.needsYou}>
        <circle class={styles.needs} cx={marigold.x} cy={marigold.y} r={6.5} />
      </Show>
    </svg>
  );
}
