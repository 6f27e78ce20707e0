import { createMemo, For, Match, Show, Switch } from 'solid-js';
import {
  arcPath,
  layOutBands,
  layOutRoom,
  polar,
  roomAsBands,
  short,
  type Band,
  type PlacedStone,
  type Seat,
  type SeatCounts,
} from './geometry.ts';
import { Stone } from './stone.tsx';
import styles from './room-ring.module.css';

export interface RoomRingProps {
  readonly counts: SeatCounts;
  /** Pixels across; also decides when stones become bands. */
  readonly size: number;
  /** Which stone is mine. */
  readonly you?: { readonly seat: Seat; readonly index: number } | undefined;
  /** In the middle, large: how many were heard. */
  readonly figure?: string | number;
  /** Below it, small: of how many. */
  readonly of?: string;
  /** The whole in words, for those who hear it. */
  readonly label: string;
}

/** Degrees that a rounded end of a band takes, for its thickness and radius. */
const endOf = (width: number, radius: number): number => (width / radius) * 28.6;

/** Beside the figure in the middle there is no room for a word; the ring around the stone says it alone. */
const isClearOfFigure = (angle: number): boolean => Math.abs(Math.cos((angle * Math.PI) / 180)) > 0.7;

/** The room at a glance: everyone's position as a stone, in order, clockwise from the top. */
export function RoomRing(props: RoomRingProps) {
  const c = () => props.size / 2;
  const bands = createMemo(() => roomAsBands(props.counts, props.size));
  return (
    <svg
      class={styles.room}
      width={props.size}
      height={props.size}
      viewBox={`0 0 ${props.size} ${props.size}`}
      role="img"
      aria-label={props.label}
    >
      <Show when={bands()} fallback={<Stones {...props} />}>
        <Bands counts={props.counts} size={props.size} />
      </Show>
      <text
        class={styles.figure}
        x={c()}
        y={short(c() + props.size * (props.of === undefined ? 0.065 : 0.01))}
        style={{ 'font-size': `${short(props.size * 0.19)}px` }}
      >
        {props.figure}
      </text>
      <text class={styles.of} x={c()} y={short(c() + props.size * 0.06 + 17)}>
        {props.of}
      </text>
    </svg>
  );
}

function Stones(props: RoomRingProps) {
  const c = () => props.size / 2;
  const layout = createMemo(() => layOutRoom(props.counts, props.size));
  const mine = (stone: PlacedStone) => props.you?.seat === stone.seat && props.you.index === stone.index;
  const word = (stone: PlacedStone) => polar(c(), c(), layout().radius - layout().stone - 15, stone.angle);
  const others = () => layout().stones.filter((stone) => !mine(stone));
  const own = () => layout().stones.filter(mine);
  return (
    <>
      <circle class={styles.line} cx={c()} cy={c()} r={layout().radius} />
      <For each={[...others(), ...own()]}>
        {(stone) => (
          <>
            <Show
              when={stone.seat === 'older'}
              fallback={
                <Stone
                  seat={stone.seat}
                  x={stone.x}
                  y={stone.y}
                  r={layout().stone}
                  halo={mine(stone) ? 3.4 : 2.5}
                />
              }
            >
              <Stone seat="unheard" x={stone.x} y={stone.y} r={layout().stone} />
              <Stone seat="older" x={stone.lifted.x} y={stone.lifted.y} r={layout().stone * 0.86} halo={2} />
            </Show>
            <Show when={mine(stone)}>
              <circle
                class={styles.mine}
                cx={stone.lifted.x}
                cy={stone.lifted.y}
                r={short(layout().stone + 3)}
              />
              <Show when={isClearOfFigure(stone.angle)}>
                <text class={styles.you} x={word(stone).x} y={word(stone).y + 4.5}>
                  you
                </text>
              </Show>
            </Show>
          </>
        )}
      </For>
    </>
  );
}

function Bands(props: { readonly counts: SeatCounts; readonly size: number }) {
  const c = () => props.size / 2;
  const width = () => props.size * 0.085;
  const radius = () => c() - width() / 2 - 2;
  const rounded = (band: Band) => {
    const end = Math.min(endOf(width(), radius()), (band.to - band.from) / 2 - 0.1);
    return arcPath(c(), c(), radius(), band.from + end, Math.min(band.to - end, band.from + 359));
  };
  const squares = (band: Band) => {
    const long = ((band.to - band.from) / 57.3) * radius();
    const apart = width() * 0.2;
    const many = Math.max(1, Math.round((long + apart) / (width() * 1.2)));
    return `${short((long + apart) / many - apart)} ${short(apart)}`;
  };
  return (
    <For each={layOutBands(props.counts)}>
      {(band) => (
        <Switch>
          <Match when={band.seat === 'object'}>
            <path
              class={styles.objects}
              d={arcPath(c(), c(), radius(), band.from, band.to)}
              stroke-width={short(width())}
              stroke-dasharray={squares(band)}
            />
          </Match>
          <Match when={band.seat === 'unheard'}>
            <path class={styles.unheard} d={arcPath(c(), c(), radius(), band.from + 1, band.to - 1)} />
          </Match>
          <Match when={true}>
            <path class={styles.band} d={rounded(band)} stroke-width={short(width())} />
            <Show when={band.seat === 'reservations'}>
              <path
                class={styles.hollow}
                d={arcPath(c(), c(), radius() + width() * 0.2, band.from + 3, band.to - 3)}
                stroke-width={short(width() * 0.3)}
              />
            </Show>
            <Show when={band.seat === 'standAside'}>
              <path class={styles.hollow} d={rounded(band)} stroke-width={short(width() - 5)} />
            </Show>
          </Match>
        </Switch>
      )}
    </For>
  );
}
