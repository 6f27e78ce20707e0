import { For, Match, Switch } from 'solid-js';
import { arcPath, short } from './geometry.ts';
import { StepSign, type Step } from './step-sign.tsx';
import styles from './knot.module.css';

/** now: large and filled; been: tinted; ahead: outline; spared: not needed, a dot; fell: ended there. */
export type KnotState = 'now' | 'been' | 'ahead' | 'spared' | 'cooling' | 'fell';

export interface KnotProps {
  readonly step: Step;
  readonly state: KnotState;
  /** Days gone of five, where the state is `cooling`. */
  readonly daysGone?: number | undefined;
}

const SIZES = { now: 56, cooling: 50, been: 40, ahead: 40, spared: 40, fell: 40 } as const satisfies Record<
  KnotState,
  number
>;
const DAYS = [0, 1, 2, 3, 4];

/** One knot of the rail. Silent: the rail's words say it. */
export function Knot(props: KnotProps) {
  const size = () => SIZES[props.state];
  const c = () => size() / 2;
  const r = () => c() - (props.state === 'now' ? 2 : 2.5);
  return (
    <svg
      class={`${styles.knot} ${styles[props.state]}`}
      data-step={props.step}
      width={size()}
      height={size()}
      viewBox={`0 0 ${size()} ${size()}`}
      aria-hidden="true"
    >
      <Switch>
        <Match when={props.state === 'spared'}>
          <circle class={styles.ground} cx={c()} cy={c()} r={8} />
          <circle class={styles.dot} cx={c()} cy={c()} r={4.5} />
        </Match>
        <Match when={props.state === 'cooling'}>
          <circle class={styles.ground} cx={c()} cy={c()} r={short(r() + 2)} />
          <For each={DAYS}>
            {(day) => (
              <path
                class={day < (props.daysGone ?? 0) ? styles.gone : styles.left}
                d={arcPath(c(), c(), r() - 1.5, day * 72 + 6, day * 72 + 66)}
              />
            )}
          </For>
          <StepSign step={props.step} cx={c()} cy={c()} r={r() * 0.9} />
        </Match>
        <Match when={props.state === 'fell'}>
          <circle class={styles.ground} cx={c()} cy={c()} r={short(r() + 2)} />
          <circle class={styles.ring} cx={c()} cy={c()} r={short(r() - 0.5)} />
          <path class={styles.bar} d={`M${short(c() - r() * 0.36)} ${c()}H${short(c() + r() * 0.36)}`} />
        </Match>
        <Match when={true}>
          <circle class={styles.ground} cx={c()} cy={c()} r={short(r() + 2)} />
          <circle class={styles.ring} cx={c()} cy={c()} r={short(props.state === 'now' ? r() : r() - 0.5)} />
          <StepSign step={props.step} cx={c()} cy={c()} r={props.state === 'now' ? r() * 1.02 : r()} />
        </Match>
      </Switch>
    </svg>
  );
}
