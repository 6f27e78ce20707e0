import { For, type JSX } from 'solid-js';
import { arcPath, polar, short, starPath } from '../../rings/geometry.ts';
import css from './seal-sign.module.css';

/** The seal: tellers on a ring that closes as they sign. Closed and filled once it is sealed. Silent. */
export function SealSign(props: {
  readonly signed: number;
  readonly tellers: number;
  readonly sealed: boolean;
  readonly size?: number;
}): JSX.Element {
  const c = 28;
  const radius = 21;
  const stones = () =>
    Array.from({ length: props.tellers }, (_, i) => ({
      ...polar(c, c, radius, (360 / props.tellers) * i),
      signed: i < props.signed,
    }));
  const arc = () => {
    const to = (360 / props.tellers) * (props.signed - 1);
    return props.signed > 1 ? arcPath(c, c, radius, 0, Math.min(to, 359)) : '';
  };
  const star = () => starPath(c, c + 0.5, radius * (props.sealed ? 0.62 : 0.58));
  return (
    <svg
      class={`${css.seal} ${props.sealed ? css.sealed : ''}`}
      width={props.size ?? 56}
      height={props.size ?? 56}
      viewBox="0 0 56 56"
      aria-hidden="true"
    >
      <circle class={css.ring} cx={c} cy={c} r={radius} />
      <path class={css.arc} d={props.sealed ? '' : arc()} />
      <For each={stones()}>
        {(stone) => (
          <>
            <circle class={css.ground} cx={stone.x} cy={stone.y} r={stone.signed ? 8 : 7} />
            <circle
              class={stone.signed ? css.signed : css.seat}
              cx={stone.x}
              cy={stone.y}
              r={stone.signed ? 6 : 3.4}
            />
          </>
        )}
      </For>
      <path class={css.star} d={star().path} stroke-width={short(star().stroke)} />
    </svg>
  );
}
