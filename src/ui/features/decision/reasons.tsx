import { For, type JSX } from 'solid-js';
import type { PersonId } from '../../../domain/burst.ts';
import type { Position } from '../../../domain/state.ts';
import { PositionSign } from '../../rings/position-sign.tsx';
import { positionVerb } from '../../words/positions.ts';
import css from './reasons.module.css';

interface Said {
  readonly id: string;
  readonly person: PersonId;
  readonly position: Position;
  readonly reason: string | null;
}

/** Positions with the reasons that people gave; `all` also shows those without one. */
export function Reasons(props: {
  readonly stands: readonly Said[];
  readonly nameOf: (person: PersonId) => string;
  readonly all?: boolean;
}): JSX.Element {
  const shown = () => props.stands.filter((stand) => props.all || stand.reason);
  return (
    <ul class={css.list} role="list">
      <For each={shown()}>
        {(stand) => (
          <li>
            <PositionSign seat={stand.position} size={18} />
            <div>
              <p>
                <b>{props.nameOf(stand.person)}</b> {positionVerb(stand.position, 1)}
              </p>
              <p class={css.reason} dir="auto">
                {stand.reason}
              </p>
            </div>
          </li>
        )}
      </For>
    </ul>
  );
}
