import { Match, Show, Switch } from 'solid-js';
import { short, type Seat } from './geometry.ts';
import styles from './stone.module.css';

export interface StoneProps {
  readonly seat: Seat;
  readonly x: number;
  readonly y: number;
  readonly r: number;
  /** Ground shown around the stone, so that the ring's line does not touch it. */
  readonly halo?: number;
}

/**
 * One person's position inside an SVG: the shape says it, the colour only helps. One on an earlier text is
 * broken and pale, whatever it was: nobody should take it for a position that counts.
 */
export function Stone(props: StoneProps) {
  const stroke = () => Math.max(1.4, props.r * 0.26);
  const inner = () => short(props.r - stroke() / 2);
  const half = () => short(props.r * 0.92);
  const halo = () => props.halo ?? 0;
  return (
    <>
      <Show when={halo() > 0 && props.seat !== 'object'}>
        <circle class={styles.ground} cx={props.x} cy={props.y} r={short(props.r + halo())} />
      </Show>
      <Switch
        fallback={
          <circle class={styles.seat} cx={props.x} cy={props.y} r={short(Math.max(1.6, props.r * 0.3))} />
        }
      >
        <Match when={props.seat === 'agree'}>
          <circle class={styles.agree} cx={props.x} cy={props.y} r={short(props.r)} />
        </Match>
        <Match when={props.seat === 'reservations'}>
          <circle
            class={styles.outline}
            cx={props.x}
            cy={props.y}
            r={inner()}
            stroke-width={short(stroke())}
          />
          <path
            class={styles.agree}
            d={`M${props.x} ${short(props.y - inner())}A${inner()} ${inner()} 0 0 0 ${props.x} ${short(props.y + inner())}Z`}
          />
        </Match>
        <Match when={props.seat === 'standAside'}>
          <circle
            class={styles.outline}
            cx={props.x}
            cy={props.y}
            r={inner()}
            stroke-width={short(stroke())}
          />
        </Match>
        <Match when={props.seat === 'older'}>
          <circle
            class={styles.earlier}
            cx={props.x}
            cy={props.y}
            r={inner()}
            stroke-width={short(stroke())}
            pathLength={6}
            stroke-dasharray="0.62 0.38"
          />
        </Match>
        <Match when={props.seat === 'object'}>
          <Show when={halo() > 0}>
            <rect
              class={styles.ground}
              x={short(props.x - half() - halo())}
              y={short(props.y - half() - halo())}
              width={short(2 * (half() + halo()))}
              height={short(2 * (half() + halo()))}
              rx={short(props.r * 0.35)}
            />
          </Show>
          <rect
            class={styles.object}
            x={short(props.x - half())}
            y={short(props.y - half())}
            width={short(2 * half())}
            height={short(2 * half())}
            rx={short(props.r * 0.16)}
          />
        </Match>
      </Switch>
    </>
  );
}
