import { For, Match, Switch } from 'solid-js';
import { polar, short, speakingPath, starPath } from './geometry.ts';
import styles from './step-sign.module.css';

/** The steps of the process, and the decision that they lead to. */
export type Step = 'talk' | 'moot' | 'ballot' | 'decision';

export interface StepSignProps {
  readonly step: Step;
  readonly cx: number;
  readonly cy: number;
  /** Radius of the ring that the sign stands in. */
  readonly r: number;
  /** Stones in the ring of a Moot. */
  readonly stones?: number;
  /** How far out the Moot's stones stand, as a part of the radius. */
  readonly spread?: number;
}

/**
 * What stands inside a step's ring, in the current colour: two stones that speak to each other, a full
 * ring of stones, a star, a tick. Drawn inside an SVG.
 */
export function StepSign(props: StepSignProps) {
  const stones = () => props.stones ?? 8;
  const talk = () => ({ r: props.r * 0.265, dx: props.r * 0.3, dy: props.r * 0.235 });
  const star = () => starPath(props.cx, props.cy + props.r * 0.035, props.r * 0.6);
  const mootStones = () =>
    Array.from({ length: stones() }, (_, i) =>
      polar(props.cx, props.cy, props.r * (props.spread ?? 0.53), (360 / stones()) * (i + 0.5)),
    );
  const speaker = (side: 1 | -1, turn: number) => {
    const { dx, dy } = talk();
    return `translate(${short(props.cx + side * dx)} ${short(props.cy + side * dy)}) rotate(${turn})`;
  };
  const tick = () => {
    const at = (dx: number, dy: number) =>
      `${short(props.cx + props.r * dx)} ${short(props.cy + props.r * dy)}`;
    return `M${at(-0.34, 0.02)}L${at(-0.08, 0.28)}L${at(0.38, -0.25)}`;
  };
  return (
    <Switch>
      <Match when={props.step === 'talk'}>
        <g class={styles.first}>
          <path class={styles.fill} transform={speaker(-1, 83)} d={speakingPath(talk().r)} />
        </g>
        <g class={styles.second}>
          <path class={styles.fill} transform={speaker(1, 263)} d={speakingPath(talk().r)} />
        </g>
      </Match>
      <Match when={props.step === 'moot'}>
        <g class={styles.round}>
          <For each={mootStones()}>
            {(at) => (
              <circle
                class={styles.fill}
                cx={at.x}
                cy={at.y}
                r={short(props.r * (stones() > 8 ? 0.105 : 0.125))}
              />
            )}
          </For>
        </g>
      </Match>
      <Match when={props.step === 'ballot'}>
        <path
          class={`${styles.line} ${styles.fill} ${styles.star}`}
          d={star().path}
          stroke-width={star().stroke}
        />
      </Match>
      <Match when={props.step === 'decision'}>
        <path class={styles.line} d={tick()} stroke-width={short(props.r * 0.2)} />
      </Match>
    </Switch>
  );
}
