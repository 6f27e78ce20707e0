import { For } from 'solid-js';
import type { Position } from '../../domain/state.ts';
import { PositionSign } from '../rings/position-sign.tsx';
import { POSITION_VERBS } from '../words/positions.ts';
import styles from './position-buttons.module.css';

export interface PositionButtonsProps {
  /** The position held on the current revision. */
  readonly held: Position | null;
  /** One held on an earlier revision only: dashed, because it does not count for this one. */
  readonly older?: Position | null;
  readonly busy?: boolean;
  readonly onTake: (position: Position) => void;
}

const ORDER: readonly Position[] = ['agree', 'reservations', 'standAside', 'object'];

/** The four positions, one size, one row: none is easier to reach than another. */
export function PositionButtons(props: PositionButtonsProps) {
  return (
    <div class={styles.row} role="group" aria-label="Where do you stand?">
      <For each={ORDER}>
        {(position) => (
          <button
            type="button"
            class={styles.position}
            data-older={props.held === null && props.older === position ? '' : undefined}
            aria-pressed={props.held === position}
            aria-disabled={props.busy ? true : undefined}
            onClick={() => {
              if (!props.busy) props.onTake(position);
            }}
          >
            <PositionSign seat={position} size={26} />
            <span>{POSITION_VERBS[position]}</span>
          </button>
        )}
      </For>
    </div>
  );
}
