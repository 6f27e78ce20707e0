import { For } from 'solid-js';
import { PersonStone } from '../../kit/person-stone.tsx';
import { SEAT_ORDER, type Seat } from '../../rings/geometry.ts';
import { PositionSign } from '../../rings/position-sign.tsx';
import { RoomRing } from '../../rings/room-ring.tsx';
import stone from '../../rings/stone.module.css';
import { KitPart, Labelled } from './kit-part.tsx';
import styles from './kit.module.css';

const NAMES = {
  agree: 'agree',
  reservations: 'reservations',
  standAside: 'stand aside',
  object: 'object',
  unheard: 'not heard',
  older: 'older revision: lifted off',
} as const satisfies Record<Seat, string>;

const PRINTED: readonly Seat[] = ['agree', 'reservations', 'standAside', 'object'];

export function KitRoom() {
  return (
    <div class={styles.pair}>
      <KitPart title="Stones: shape before colour">
        <For each={SEAT_ORDER}>
          {(seat) => (
            <Labelled label={NAMES[seat]}>
              <span class={styles.sizes}>
                <PositionSign seat={seat} size={12} />
                <PositionSign seat={seat} size={18} />
                <PositionSign seat={seat} size={36} />
              </span>
            </Labelled>
          )}
        </For>
        <div class={`${styles.print} ${stone['inPrint']}`}>
          <For each={PRINTED}>{(seat) => <PositionSign seat={seat} size={20} />}</For> in print
        </div>
        <Labelled label="speaking">
          <PersonStone person="asha" name="Asha Okonjo" size={40} pointing={120} />
        </Labelled>
      </KitPart>
      <KitPart title="The room" caption="A stone each, down to 10 px; then they join, and the shapes stay.">
        <Labelled label="nobody heard">
          <RoomRing counts={{ unheard: 3 }} size={76} label="Nobody of 3 was heard" />
        </Labelled>
        <Labelled label="five people">
          <RoomRing counts={{ agree: 1, unheard: 4 }} size={76} label="1 of 5 heard" />
        </Labelled>
        <Labelled label="30 people">
          <RoomRing
            counts={{ agree: 16, reservations: 4, standAside: 1, object: 2, unheard: 7 }}
            size={180}
            figure={23}
            of="of 30 heard"
            label="23 of 30 heard"
          />
        </Labelled>
        <Labelled label="three on an older revision">
          <RoomRing
            counts={{ agree: 10, reservations: 2, standAside: 1, object: 1, unheard: 7, older: 3 }}
            you={{ seat: 'older', index: 2 }}
            size={220}
            figure={14}
            of="of 24 heard"
            label="14 of 24 heard, 3 on an older revision, you among them"
          />
        </Labelled>
        <Labelled label="248 people">
          <RoomRing
            counts={{ agree: 170, reservations: 20, standAside: 8, object: 10, unheard: 40 }}
            size={180}
            figure={208}
            of="of 248 heard"
            label="208 of 248 heard"
          />
        </Labelled>
      </KitPart>
    </div>
  );
}
