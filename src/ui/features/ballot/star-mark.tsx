import type { JSX } from 'solid-js';
import { starPath } from '../../rings/geometry.ts';

/** A star in the ballot's colour: full for who goes on or wins, outline for the other. Silent. */
export function StarMark(props: { readonly size?: number; readonly outline?: boolean }): JSX.Element {
  const star = starPath(10, 10.6, 9);
  return (
    <svg width={props.size ?? 15} height={props.size ?? 15} viewBox="0 0 20 20" aria-hidden="true">
      <path
        d={star.path}
        fill={props.outline ? 'none' : 'var(--ballot)'}
        stroke="var(--ballot)"
        stroke-width={props.outline ? 1.8 : star.stroke}
        stroke-linejoin="round"
      />
    </svg>
  );
}
