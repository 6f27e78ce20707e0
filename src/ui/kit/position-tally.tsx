import { For } from 'solid-js';
import type { Position } from '../../domain/state.ts';
import { PositionSign } from '../rings/position-sign.tsx';
import { positionCount } from '../words/positions.ts';
import styles from './position-tally.module.css';

const ORDER: readonly Position[] = ['agree', 'reservations', 'standAside', 'object'];

/** How many stand where, small, for a row of a list. Positions that nobody took are left out. */
export function PositionTally(props: { readonly counts: Readonly<Record<Position, number>> }) {
  const taken = () => ORDER.filter((position) => props.counts[position] > 0);
  return (
    <span class={styles.tally} role="list">
      <For each={taken()}>
        {(position) => (
          <span role="listitem" aria-label={positionCount(position, props.counts[position])}>
            <PositionSign seat={position} size={14} />
            <span aria-hidden="true">{props.counts[position]}</span>
          </span>
        )}
      </For>
    </span>
  );
}
