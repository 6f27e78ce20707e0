import { For, Match, Show, Switch } from 'solid-js';
import type { AssemblyKind } from '../../domain/state.ts';
import { polar, short } from './geometry.ts';
import { initials, keyLook } from './key-look.ts';
import styles from './assembly-ring.module.css';

export interface AssemblyRingProps {
  /** The assembly's id: it gives the hue. */
  readonly assembly: string;
  readonly name: string;
  /** Null while it is being joined: a dotted ring. */
  readonly kind: AssemblyKind | null;
  /** How many stones, 24 at most. */
  readonly people: number;
  readonly size?: number;
  /** Shows the marigold stone: something there waits for you. */
  readonly needsYou?: boolean;
}

const MOST_STONES = 24;
const NEEDS_AT = 45;

const near = (angle: number, other: number, within: number): boolean =>
  Math.abs(((angle - other + 540) % 360) - 180) < within;

/** An assembly: its ring, its number of stones, its own hue. Silent to a screen reader. */
export function AssemblyRing(props: AssemblyRingProps) {
  const size = () => props.size ?? 48;
  const count = () => Math.max(3, Math.min(props.people, MOST_STONES));
  const stone = () => short(Math.min(3.4, ((Math.PI * 19.2) / count()) * 0.66));
  const stones = () =>
    Array.from({ length: count() }, (_, i) => (360 / count()) * i)
      .filter((angle) => !props.needsYou || !near(angle, NEEDS_AT, 26))
      .map((angle) => polar(24, 24, 19.2, angle));
  const marigold = polar(24, 24, 19.2, NEEDS_AT);
  return (
    <svg
      class={styles.ring}
      style={{ '--h': keyLook(props.assembly).hue }}
      width={size()}
      height={size()}
      viewBox="0 0 48 48"
      aria-hidden="true"
    >
      <Switch
        fallback={
          <For each={stones()}>{(at) => <circle class={styles.stone} cx={at.x} cy={at.y} r={stone()} />}</For>
        }
      >
        <Match when={props.kind === null}>
          <circle class={styles.joining} cx={24} cy={24} r={19.2} />
        </Match>
        <Match when={props.kind === 'umbrella'}>
          <circle class={styles.umbrella} cx={24} cy={24} r={19.2} />
        </Match>
      </Switch>
      <Show when={props.kind === 'committee'}>
        <circle class={styles.inner} cx={24} cy={24} r={13.9} />
      </Show>
      <Show when={props.needsYou}>
        <circle class={styles.needs} cx={marigold.x} cy={marigold.y} r={6} />
      </Show>
      <text class={styles.letters} x={24} y={29}>
        {initials(props.name.replace(/^the\s+/iu, ''))}
      </text>
    </svg>
  );
}
