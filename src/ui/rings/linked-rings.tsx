import { createMemo, For } from 'solid-js';
import { layOutChain } from './geometry.ts';
import { StepSign, type Step } from './step-sign.tsx';
import styles from './linked-rings.module.css';

export interface LinkedRingsProps {
  readonly vertical?: boolean;
  /** Moves gently, once after another, where motion is welcome. */
  readonly alive?: boolean;
}

const STEPS: readonly Step[] = ['talk', 'moot', 'ballot'];
const WIDE = { rings: 3, radius: 156, distance: 250, band: 27, gap: 9, vertical: false };
const TALL = { rings: 3, radius: 69, distance: 116, band: 13, gap: 5, vertical: true };

/** The process as three linked rings, each truly over and under its neighbour. Scales with its box. */
export function LinkedRings(props: LinkedRingsProps) {
  const shape = () => (props.vertical ? TALL : WIDE);
  const chain = createMemo(() => layOutChain(shape()));
  return (
    <svg
      class={`${styles.chain} ${props.alive ? styles.alive : ''}`}
      viewBox={`0 0 ${chain().width} ${chain().height}`}
      role="img"
      aria-label="Three linked rings: talk, a Moot, a ballot"
    >
      <For each={STEPS}>
        {(step, i) => (
          <g data-step={step}>
            <circle
              class={styles.gap}
              cx={chain().centres[i()]?.x}
              cy={chain().centres[i()]?.y}
              r={shape().radius}
              stroke-width={shape().band + 2 * shape().gap}
            />
            <circle
              class={styles.ring}
              cx={chain().centres[i()]?.x}
              cy={chain().centres[i()]?.y}
              r={shape().radius}
              stroke-width={shape().band}
            />
          </g>
        )}
      </For>
      <For each={chain().links}>
        {(link, i) => (
          <g data-step={STEPS[i()]}>
            <path class={styles.gap} d={link.gap} stroke-width={shape().band + 2 * shape().gap} />
            <path class={styles.ring} d={link.over} stroke-width={shape().band} />
          </g>
        )}
      </For>
      <For each={STEPS}>
        {(step, i) => (
          <g data-step={step} class={`${styles.sign} ${styles[step]}`}>
            <StepSign
              step={step}
              cx={chain().centres[i()]?.x ?? 0}
              cy={chain().centres[i()]?.y ?? 0}
              r={shape().radius * (step === 'moot' ? 0.86 : 0.8)}
              stones={10}
              spread={0.45}
            />
          </g>
        )}
      </For>
    </svg>
  );
}
